import type { Span } from './document.ts'
import { hasHan, simplified } from './people/chinese.ts'
import { isDoubtful } from './people/chinese-doubtful.ts'
import { CLEAR_SURNAME } from './people/lexicon/chinese-words.ts'
import { PARTICLES, POLITE } from './people/lexicon/name-words.ts'
import { lettersOf, wordsOfName } from './people/name-key.ts'
import { LIKELY } from './people/word-kind.ts'
import { isContentTerm } from './question.ts'
import type { ReadPassage } from './read-passage.ts'
import { terms } from './terms.ts'

/** An answer where it stands. */
export interface NamingAnswer {
  readonly read: ReadPassage
  /** Of the document. */
  readonly answer: Span
  readonly sentence: Span
}

/** Whether two answers name somebody or something else in sentences that tell of one thing. */
export function differInNames(one: NamingAnswer, other: NamingAnswer): boolean {
  const [named, namesNow] = [namesOf(one), namesOf(other)]
  const lacks = (own: readonly string[], others: readonly string[]): boolean =>
    others.length > 0 && own.some((name) => !others.some((known) => isSameName(name, known)))
  if (!lacks(named, namesNow) || !lacks(namesNow, named)) return false
  return tellOfOneThing(around(one), around(other))
}

/** As much of a word as forms of it, and words made of it, have in common: "chair" and "chaired". */
const STEM = 4

/** Whether two texts have a word in common that tells of something. */
export function tellOfOneThing(one: string, other: string): boolean {
  const known = [...subjectOf(other)]
  return [...subjectOf(one)].some((term) =>
    known.some(
      (word) =>
        word === term ||
        (Math.min(word.length, term.length) >= STEM &&
          (word.startsWith(term) || term.startsWith(word))),
    ),
  )
}

const textAt = ({ document }: ReadPassage, { start, end }: Span): string =>
  document.text.slice(start, end)

/** Names as tagged, or the whole answer where it looks like one. */
function namesOf({ read, answer }: NamingAnswer): string[] {
  const tagged = (read.passage.names ?? []).filter(
    ({ start, end, confidence }) =>
      start < answer.end && end > answer.start && confidence >= LIKELY,
  )
  if (tagged.length > 0) return tagged.map((name) => textAt(read, name))
  const text = textAt(read, answer).trim()
  return looksLikeName(text) ? [text] : []
}

/** Of more words an answer is a clause. */
const MOST_WORDS = 6
const CHINESE_NAME = new RegExp(`^${CLEAR_SURNAME}\\p{Script=Han}{1,2}$`, 'u')

/** A single capitalised word may begin a sentence, and is any noun in German. */
function looksLikeName(text: string): boolean {
  if (hasHan(text)) {
    const plain = simplified(text)
    return CHINESE_NAME.test(plain) && !isDoubtful(plain, { start: 0, end: plain.length })
  }
  const words = text.split(/\s+/u)
  const capitalised = words.filter((word) => /^\p{Lu}[\p{L}\p{M}.'’-]*$/u.test(word))
  return (
    words.length <= MOST_WORDS &&
    capitalised.length > 1 &&
    words.every((word) => capitalised.includes(word) || PARTICLES.has(word.toLowerCase()))
  )
}

/** "Ada Moss", "Dr A. Moss" and "Moss" are one, so are 黄坤明 and Huang Kunming. */
function isSameName(one: string, other: string): boolean {
  if (lettersOf(one).some((letters) => lettersOf(other).includes(letters))) return true
  if (hasHan(one) && hasHan(other)) {
    const [plain, known] = [simplified(one), simplified(other)]
    return plain.includes(known) || known.includes(plain)
  }
  const [words, known] = [barewords(one), barewords(other)]
  return isWithin(words, known) || isWithin(known, words)
}

const barewords = (name: string): string[] => wordsOfName(name).filter((word) => !POLITE.has(word))

const isWithin = (words: readonly string[], others: readonly string[]): boolean =>
  words.every((word) =>
    others.some(
      (other) =>
        word === other ||
        (Math.min(word.length, other.length) === 1 && word.charAt(0) === other.charAt(0)),
    ),
  )

/** What the sentence says besides the answer: "The treasurer is …". */
const around = ({ read, answer, sentence }: NamingAnswer): string =>
  `${textAt(read, { start: sentence.start, end: answer.start })}\n${textAt(read, { start: answer.end, end: sentence.end })}`

const subjectOf = (text: string): Set<string> =>
  new Set(
    terms(text)
      .filter((term) => isContentTerm(term) && tellsOfSomething(term))
      .map(({ term }) => term),
  )

/** A single character, or two of the kana that bind words, stand in sentences about anything. */
const tellsOfSomething = ({ term, kind }: ReturnType<typeof terms>[number]): boolean =>
  kind === 'word' ||
  (kind === 'character' && /^[\p{Script=Han}\p{Script=Katakana}]{2}$/u.test(term))

import type { Span } from './document.ts'
import { tellOfOneThing } from './one-thing.ts'
import { hasHan, simplified } from './people/chinese.ts'
import { isDoubtful } from './people/chinese-doubtful.ts'
import { CLEAR_SURNAME } from './people/lexicon/chinese-words.ts'
import { PARTICLES, POLITE } from './people/lexicon/name-words.ts'
import { lettersOf, wordsOfName } from './people/name-key.ts'
import { LIKELY } from './people/word-kind.ts'
import type { ReadPassage } from './read-passage.ts'

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

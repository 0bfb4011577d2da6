import { isAddressed, isDescribedAsThing, isPerson } from './is-person.ts'
import { ALSO_NAMES, POST_NOMINALS } from './lexicon/name-words.ts'
import { BOUNDARY, COUNCILLOR } from './lexicon/person-patterns.ts'
import { ORDINALS, ROLE_MODIFIERS } from './lexicon/role-words.ts'
import { NOT_PERSON } from './lexicon/thing-words.ts'
import type { Mention } from './mention.ts'
import { withoutOffice, withoutPlace } from './name-ahead.ts'
import { isRoleNoun } from './role-nouns.ts'
import { isTitle, titleStart } from './titles.ts'
import { kindOf, LIKELY, SURE } from './word-kind.ts'
import {
  isCapitalised,
  isInitial,
  isParticle,
  isPolite,
  isSuffix,
  joins,
  type Word,
} from './words.ts'

/** No name has more; a longer run of capitalised words is a headline. */
const MOST_WORDS = 10

/** The names of people among the words of a text, in order. */
export function latinMentions(text: string, words: readonly Word[], language: string): Mention[] {
  const mentions = runsOf(text, words)
    .flatMap((run) => segmentsOf(run, language))
    .map((segment) => trimmed(text, words, withoutOffice(withoutPlace(text, words, segment))))
    .filter(
      (segment) =>
        segment.length > 0 &&
        segment.length <= MOST_WORDS &&
        isPerson(text, words, segment, language),
    )
    .map((segment) => mentionOf(text, words, segment))
  const things = new Set(
    mentions.filter(({ end }) => isDescribedAsThing(text, end)).map((one) => one.text),
  )
  return mentions.filter((mention) => !things.has(mention.text))
}

/** Maximal runs of capitalised words, with the particles between them. */
function runsOf(text: string, words: readonly Word[]): Word[][] {
  const runs: Word[][] = []
  let run: Word[] = []
  for (const word of words) {
    const last = run.at(-1)
    const fits = isCapitalised(word) || isParticle(word) || word.person >= LIKELY || isPolite(word)
    if (last !== undefined && (!fits || !joins(text, last, word) || partsTwo(word, last))) {
      runs.push(run)
      run = []
    }
    if (fits) run.push(word)
  }
  return [...runs, run].filter(({ length }) => length > 0)
}

/** "Ortega y Gasset" is one name, "Yuki Tanabe y Fátima Zahra" are two. */
const partsTwo = (word: Word, last: Word): boolean =>
  /^[ye]$/u.test(last.lower) && (word.name < 0 || word.name !== last.name)

/** Parts of a run that may be one person each: titles and names of other things part them. */
function segmentsOf(run: readonly Word[], language: string): Word[][] {
  const segments: Word[][] = [[]]
  run.forEach((word, index) => {
    const open = segments.at(-1)!
    const next = run[index + 1]
    const isTitle = isPolite(word) && next !== undefined && !isNameInitial(word, language)
    const isOther = kindOf(word) === 'other' && !open.some((one) => kindOf(one) === 'person')
    if (
      isTitle ||
      isOther ||
      (NOT_PERSON.has(word.lower) && !ALSO_NAMES.has(word.lower) && word.person < SURE)
    )
      segments.push([])
    else open.push(word)
  })
  return segments
}

/** "M. Dupont" is a title in French, "D. Joaquín" in Spanish; elsewhere these letters stand for names. */
const isNameInitial = (word: Word, language: string): boolean =>
  word.text.length === 1 &&
  !(language === 'fr' && word.lower === 'm') &&
  !(language === 'es' && word.lower === 'd')

/** "Cllr S Mills": what no label, but a form of address ahead shows; nothing where none does. */
function addressed(
  text: string,
  words: readonly Word[],
  segment: readonly Word[],
): readonly Word[] {
  const isRank = segment.length > 1 && COUNCILLOR.test(segment[0]!.lower)
  const name = isRank ? segment.slice(1) : segment
  const [first] = name
  return first !== undefined && name.length < 4 && isAddressed(text, words, first) ? name : []
}

/** Without what stands ahead of the name (roles, verbs) and what only trails behind. */
function trimmed(text: string, words: readonly Word[], segment: readonly Word[]): readonly Word[] {
  let from = 0
  let to = segment.length
  const first = segment.findIndex((word) => kindOf(word) !== 'none')
  if (first < 0) return addressed(text, words, segment)
  if (isAloneInLine(text, segment)) return segment
  const isBounded = BOUNDARY.test(
    text.slice(Math.max(0, segment[0]!.start - 20), segment[0]!.start),
  )
  const isStray = (at: number) => at < first && !isBounded && !isInitial(segment[at]!)
  while (from < to - 1 && (isLead(segment[from]!) || isStray(from))) from += 1
  if (to - from > 2 && isNounAfterArticle(text, words, segment[from]!)) from += 1
  // "Little Otis", written small.
  while (from < to - 1 && isSmall(segment[from]!) && segment.some(isCapitalised)) from += 1
  while (
    from < to &&
    isParticle(segment[from]!) &&
    !isCapitalised(segment[from]!) &&
    segment[from]!.person < LIKELY
  )
    from += 1
  while (to > from && isTail(segment[to - 1]!) && !(to - from === 2 && isSurname(segment[to - 1]!)))
    to -= 1
  return segment.slice(from, to)
}

/** "La Bretonne Enora Kerjean": after an article the first word is no name. */
const isNounAfterArticle = (text: string, words: readonly Word[], first: Word): boolean => {
  const before = words[first.index - 1]
  return (
    before !== undefined &&
    /^(?:the|la|le|el|der|die|den|dem|l['’])$/u.test(before.lower) &&
    joins(text, before, first) &&
    first.person < 0.75
  )
}

/** Not labelled, but the only word beside a given name: "Mamadou Ba". */
const isSurname = (word: Word): boolean =>
  isCapitalised(word) &&
  /\p{Ll}/u.test(word.text) &&
  !NOT_PERSON.has(word.lower) &&
  !isPostNominal(word) &&
  !isRoleNoun(word.lower)

/** "OBE", "PhD"; but "Jack Ma". */
const isPostNominal = ({ text, lower }: Word): boolean =>
  POST_NOMINALS.has(lower) && /\p{Lu}$/u.test(text)

const isSmall = (word: Word): boolean => !isCapitalised(word) && !isParticle(word)

/** Capitalised words that fill a line, as in a signature. */
const isAloneInLine = (text: string, segment: readonly Word[]): boolean =>
  segment.length < 5 &&
  segment.every((word) => isCapitalised(word) && !isRoleNoun(word.lower) && !isPostNominal(word)) &&
  segment.some((word) => kindOf(word) === 'person') &&
  (text[segment[0]!.start - 1] ?? '\n') === '\n' &&
  (text[segment.at(-1)!.end] ?? '\n') === '\n'

const isLead = (word: Word): boolean =>
  (/^\p{Lu}{2,4}$/u.test(word.text) && word.person < LIKELY) ||
  (word.person < 0.9 &&
    (isRoleNoun(word.lower) || ROLE_MODIFIERS.has(word.lower) || ORDINALS.has(word.lower)))

const isTail = (word: Word): boolean =>
  isPostNominal(word) ||
  (kindOf(word) === 'none' && !isSuffix(word) && !(isInitial(word) && word.text.length === 1)) ||
  (isParticle(word) && !isCapitalised(word))

function mentionOf(text: string, words: readonly Word[], segment: readonly Word[]): Mention {
  const start = segment[0]!.start
  const last = segment.at(-1)!
  // The dot of "Jr." and of a last initial belongs to the name, unless it ends the sentence.
  const isDotted = /^(?:jr|sr)$/u.test(last.lower) && text[last.end] === '.'
  const end = isDotted ? last.end + 1 : last.end
  return {
    start,
    end,
    text: text.slice(start, end),
    titleStart: titleStart(text, words, segment[0]!),
    formStart: titleStart(text, words, segment[0]!, isTitle),
    sureness: Math.min(...segment.map(({ person }) => person)),
    parts: segment
      .filter((word) => isCapitalised(word) || !isParticle(word))
      .map(({ lower }) => lower),
  }
}

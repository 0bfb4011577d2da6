import {
  ALSO_NAMES,
  KINSHIP,
  NOT_HUMAN,
  NOT_PERSON,
  ORDINALS,
  POST_NOMINALS,
  ROLE_MODIFIERS,
  THING_BEFORE,
} from './lexicon.ts'
import type { Mention } from './mention.ts'
import { isRoleNoun } from './role-nouns.ts'
import {
  isCapitalised,
  isInitial,
  isParticle,
  isPolite,
  isSuffix,
  joins,
  type Word,
} from './words.ts'

type Role = 'person' | 'other' | 'weak' | 'none'

/** Above it a label of another kind keeps a word out of a person's name. */
const SURE = 0.8
const LIKELY = 0.4

function roleOf(word: Word): Role {
  const other = Math.max(word.organisation, word.location)
  if (word.person >= LIKELY && word.person >= other) return 'person'
  if (other >= SURE) return 'other'
  return word.person + other > 0.15 ? 'weak' : 'none'
}

/** The names of people among the words of a text, in order. */
export function latinMentions(text: string, words: readonly Word[], language: string): Mention[] {
  const mentions = runsOf(text, words)
    .flatMap((run) => segmentsOf(run, language))
    .map((segment) => trimmed(withoutPlace(text, words, segment)))
    .filter((segment) => segment.length > 0 && isPerson(text, words, segment))
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
    const isOther = roleOf(word) === 'other' && !open.some((one) => roleOf(one) === 'person')
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

/** "Mayor of Larkhill Edwin Stroud": a place or a body, then the name. */
function withoutPlace(text: string, words: readonly Word[], segment: readonly Word[]): Word[] {
  const from = segment.findIndex((word) => roleOf(word) === 'person')
  const first = segment[0]
  if (from <= 0 || first === undefined) return [...segment]
  const before = words[words.indexOf(first) - 1]
  const isComplement =
    before !== undefined &&
    /^(?:of|for|de|del|du|des|da|do|von|für|at)$/u.test(before.lower) &&
    joins(text, before, first)
  const isPlace = segment.slice(0, from).every(({ location }) => location >= 0.55)
  return isComplement || isPlace ? segment.slice(from) : [...segment]
}

/** Without what stands ahead of the name (roles, verbs) and what only trails behind. */
function trimmed(segment: readonly Word[]): Word[] {
  let from = 0
  let to = segment.length
  const first = segment.findIndex((word) => roleOf(word) !== 'none')
  if (first < 0) return []
  while (from < to - 1 && (isLead(segment[from]!) || (from < first && !isInitial(segment[from]!))))
    from += 1
  while (
    from < to &&
    isParticle(segment[from]!) &&
    !isCapitalised(segment[from]!) &&
    segment[from]!.person < LIKELY
  )
    from += 1
  while (to > from && isTail(segment[to - 1]!)) to -= 1
  return segment.slice(from, to)
}

const isLead = (word: Word): boolean =>
  (/^\p{Lu}{2,4}$/u.test(word.text) && word.person < LIKELY) ||
  (word.person < 0.9 &&
    (isRoleNoun(word.lower) || ROLE_MODIFIERS.has(word.lower) || ORDINALS.has(word.lower)))

const isTail = (word: Word): boolean =>
  POST_NOMINALS.has(word.lower) ||
  (roleOf(word) === 'none' && !isSuffix(word) && !isInitial(word)) ||
  (isParticle(word) && !isCapitalised(word))

function isPerson(text: string, words: readonly Word[], segment: readonly Word[]): boolean {
  const first = segment[0]!
  const last = segment.at(-1)!
  if (
    segment.some(
      ({ lower, person }) => isThing(lower) && person < (ALSO_NAMES.has(lower) ? 0.5 : 0.9),
    )
  )
    return false
  const at = words.indexOf(first)
  const before = words.slice(0, at).findLast((word) => !isPolite(word))
  const after = words[words.indexOf(last) + 1]
  if (before !== undefined && standsAhead(text, before, first)) return false
  if (
    after !== undefined &&
    isCapitalised(after) &&
    NOT_PERSON.has(after.lower) &&
    joins(text, last, after)
  )
    return false
  if (segment.some((word) => roleOf(word) === 'person')) return true
  return segment.length > 1 && segment.length < 6 && isInPlace(text, words, segment)
}

/** Where only a name fits: after a title, a label or a time, or ahead of what somebody is. */
function isInPlace(text: string, words: readonly Word[], segment: readonly Word[]): boolean {
  const first = segment[0]!
  if (segment.some((word) => isRoleNoun(word.lower) || !(isCapitalised(word) || isParticle(word))))
    return false
  if (titleStart(text, words, first) < first.start) return true
  const lineStart = text.lastIndexOf('\n', first.start - 1) + 1
  const ahead = text.slice(lineStart, first.start)
  const rest = text.slice(segment.at(-1)!.end, segment.at(-1)!.end + 40).split('\n')[0]!
  if (segment.some(({ organisation, location }) => Math.max(organisation, location) >= 0.75))
    return false
  const isAfterLabel =
    /(?:^|[.;]\s)[\s*•-]*[\p{L}\s]{2,40}\s?:\s(?:.*,\s|.*\s(?:and|y|et|und)\s)?$/u.test(ahead)
  const isListed = /^[\s\d:.*•·|–—-]*$/u.test(ahead) && /^(?:\s?[,(:|–—]|\s-\s|\s*$)/u.test(rest)
  const noun = /^, (?:an? |the )?(?:[\p{L}-]+ ){0,2}?([\p{L}-]+)/u.exec(rest)?.[1]
  const isCredited = /\s(?:by|von|par|por)\s$/u.test(ahead)
  return (
    isAfterLabel ||
    isCredited ||
    (isListed && ahead.trim() !== '') ||
    (noun !== undefined && isRoleNoun(noun.toLowerCase()))
  )
}

const THING_ENDINGS = /(?:stra(?:ß|ss)e|platz|schule|allee|weg|gasse|brücke|halle|haus|preis)$/u
const isThing = (lower: string): boolean =>
  NOT_PERSON.has(lower) || (/-/u.test(lower) && THING_ENDINGS.test(lower))

/** "The Lady Margaret", "two Harding Cole looms", "the ship Dame Alice": no person follows. */
function standsAhead(text: string, before: Word, first: Word): boolean {
  const gap = text.slice(before.end, first.start)
  if (!/^[ \u00A0"“«„]*(?:[\p{L}.]+ )?[ \u00A0"“«„]*$/u.test(gap)) return false
  if (gap.length < 3 && /^(?:the|a|an|two|three|four|five|this|our|both)$/u.test(before.lower))
    return true
  return THING_BEFORE.has(before.lower) && !KINSHIP.has(before.lower)
}

const NOT_HUMAN_APPOSITION =
  /^,?(?: is| was)? (?:an?|the|our|its|their|his|her) (?<noun>[^,.;:()]{2,40})/u

/** "Otto, our chat assistant": what is said of it shows that it is no person. */
const isDescribedAsThing = (text: string, end: number): boolean => {
  const noun = NOT_HUMAN_APPOSITION.exec(text.slice(end, end + 80))?.groups?.['noun']
  if (noun === undefined) return false
  const core = noun.split(/ (?:of|in|at|for|on|that|which|who|with|from|to) /u)[0]!.toLowerCase()
  return (
    NOT_HUMAN.has(core.split(' ').at(-1)!) ||
    /(?:chat|virtual|digital|voice|ai) assistant$/u.test(core)
  )
}

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

/** "Judge", "Mayor": an office as a form of address. */
const isTitle = (word: Word): boolean =>
  isPolite(word) || (isCapitalised(word) && isRoleNoun(word.lower) && word.person < LIKELY)

function titleStart(
  text: string,
  words: readonly Word[],
  first: Word,
  isAhead: (word: Word) => boolean = isPolite,
): number {
  let at = words.indexOf(first)
  while (at > 0 && isAhead(words[at - 1]!) && joins(text, words[at - 1]!, words[at]!)) at -= 1
  return words[at]!.start
}

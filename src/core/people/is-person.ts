import { ALSO_NAMES } from './lexicon/name-words.ts'
import {
  ADDRESS,
  AFTER_LABEL,
  AFTER_LISTED,
  BODY_ENDINGS,
  CLOSING,
  CREDITED,
  DETERMINED,
  FORMAL,
  LISTED,
  NOT_HUMAN_APPOSITION,
  NOUN_BEHIND,
  PLURAL_AHEAD,
  THING_ENDINGS,
} from './lexicon/person-patterns.ts'
import { KINSHIP } from './lexicon/role-words.ts'
import { NOT_HUMAN, NOT_PERSON, THING_BEFORE } from './lexicon/thing-words.ts'
import { isListedNoun, isRoleNoun } from './role-nouns.ts'
import { isTitle, titleStart } from './titles.ts'
import { kindOf } from './word-kind.ts'
import { isCapitalised, isParticle, joins, type Word } from './words.ts'

/** Whether a run of labelled, capitalised words names a person, by its words and what stands around it. */
export function isPerson(
  text: string,
  words: readonly Word[],
  segment: readonly Word[],
  language: string,
): boolean {
  const first = segment[0]!
  const last = segment.at(-1)!
  if (
    segment.some(
      ({ lower, person }) => isThing(lower) && person < (ALSO_NAMES.has(lower) ? 0.5 : 0.9),
    )
  )
    return false
  const before = words
    .slice(Math.max(0, first.index - 4), first.index)
    .findLast((word) => !isTitle(word))
  if (first.lower === 'the') return false
  const after = words[last.index + 1]
  if (before !== undefined && standsAhead(text, before, first, first === last, language))
    return false
  if (isOneOfThings(text, first) || followsOf(text, words, first)) return false
  if (
    after !== undefined &&
    isCapitalised(after) &&
    NOT_PERSON.has(after.lower) &&
    joins(text, last, after)
  )
    return false
  // "N. N." stands for nobody.
  if (segment.every(({ text: letters }) => letters.length === 1)) return false
  if (segment.some((word) => kindOf(word) === 'person')) return true
  if (segment.length === 1) return isAddressed(text, words, first)
  return segment.length < 6 && isInPlace(text, words, segment)
}

/** "Cllr S Mills". */
const isInitialOf = (text: string, words: readonly Word[], word: Word): boolean => {
  const next = words[word.index + 1]
  return (
    next !== undefined && isCapitalised(next) && next.text.length > 2 && joins(text, word, next)
  )
}

/** "Mme Tran": one word after a form of address. */
export const isAddressed = (text: string, words: readonly Word[], word: Word): boolean => {
  const before = words[word.index - 1]
  return (
    before !== undefined &&
    ADDRESS.test(before.lower) &&
    joins(text, before, word) &&
    isCapitalised(word) &&
    (word.text.length > 1 || isInitialOf(text, words, word)) &&
    !isListedNoun(word.lower)
  )
}

/** How much of a line ahead of a name is looked at, in UTF-16 units. */
const REACH = 400

/** Where only a name fits: after a title, a label or a time, or ahead of what somebody is. */
function isInPlace(text: string, words: readonly Word[], segment: readonly Word[]): boolean {
  const first = segment[0]!
  if (segment.some((word) => isRoleNoun(word.lower) || !(isCapitalised(word) || isParticle(word))))
    return false
  if (titleStart(text, words, first) < first.start || isAddressed(text, words, first)) return true
  const ahead = text
    .slice(Math.max(0, first.start - REACH), first.start)
    .split('\n')
    .at(-1)!
  const rest = text.slice(segment.at(-1)!.end, segment.at(-1)!.end + 40).split('\n')[0]!
  if (segment.some(({ organisation, location }) => Math.max(organisation, location) >= 0.75))
    return false
  const isListed = LISTED.test(ahead) && AFTER_LISTED.test(rest)
  const noun = NOUN_BEHIND.exec(rest)?.[1]
  const isTalk = /\S \($/u.test(ahead) && /^, [^()]+\)/u.test(rest)
  const isSigned =
    segment.length > 1 &&
    rest.trim() === '' &&
    CLOSING.test(text.slice(Math.max(0, first.start - 60), first.start))
  return (
    isSigned ||
    AFTER_LABEL.test(ahead) ||
    CREDITED.test(ahead) ||
    isTalk ||
    (isListed && ahead.trim() !== '') ||
    (noun !== undefined && isRoleNoun(noun.toLowerCase()))
  )
}

const isThing = (lower: string): boolean =>
  NOT_PERSON.has(lower) ||
  BODY_ENDINGS.test(lower) ||
  (/-/u.test(lower) && THING_ENDINGS.test(lower))

/** "The Lady Margaret", "two Harding Cole looms", "the ship Dame Alice": no person follows. */
function standsAhead(
  text: string,
  before: Word,
  first: Word,
  isSingle: boolean,
  language: string,
): boolean {
  const gap = text.slice(before.end, first.start)
  if (!/^[ \u00A0"“«„]*(?:[\p{L}.]+ )?[ \u00A0"“«„]*$/u.test(gap)) return false
  // "the Rev. Paul Osgood" is somebody, "the Lady Margaret" a ship.
  if (
    (gap.length < 3 || (isSingle && !FORMAL.test(gap))) &&
    (DETERMINED.test(before.lower) ||
      // Elsewhere it is a preposition: "junto a Iker Goikoetxea".
      (language === 'en' && /^an?$/u.test(before.lower)))
  )
    return true
  return isThingWord(before.lower)
}

const isThingWord = (lower: string): boolean =>
  (THING_BEFORE.has(lower) || THING_BEFORE.has(lower.replace(/s$/u, ''))) && !KINSHIP.has(lower)

/** "The tugs Isabella and Sir Hugo": the second thing of a list. */
function isOneOfThings(text: string, first: Word): boolean {
  const ahead = text.slice(Math.max(0, first.start - 80), first.start)
  const noun = PLURAL_AHEAD.exec(ahead)?.[1]
  return noun !== undefined && isThingWord(noun)
}

/** "Seo Ha-yoon of Busan Tide": what somebody is of is a body or a place. */
function followsOf(text: string, words: readonly Word[], first: Word): boolean {
  const link = words[first.index - 1]
  const owner = words[first.index - 2]
  return (
    link?.lower === 'of' &&
    owner !== undefined &&
    joins(text, link, first) &&
    joins(text, owner, link) &&
    isCapitalised(owner) &&
    !isRoleNoun(owner.lower) &&
    kindOf(owner) === 'person'
  )
}

/** "Otto, our chat assistant": what is said of it shows that it is no person. */
export const isDescribedAsThing = (text: string, end: number): boolean => {
  const noun = NOT_HUMAN_APPOSITION.exec(text.slice(end, end + 80))?.groups?.['noun']
  if (noun === undefined) return false
  const core = noun.split(/ (?:of|in|at|for|on|that|which|who|with|from|to) /u)[0]!.toLowerCase()
  return (
    NOT_HUMAN.has(core.split(' ').at(-1)!) ||
    /(?:chat|virtual|digital|voice|ai) assistant$/u.test(core)
  )
}

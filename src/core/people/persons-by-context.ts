import type { NamedEntity } from '../reader.ts'
import { hasHan } from './chinese.ts'
import { ALSO_NAMES, POLITE } from './lexicon/name-words.ts'
import {
  COUNCILLOR,
  HIRED,
  INITIALLED,
  OF_BODIES,
  PAIR,
  PROMOTING,
  TO_AN_OFFICE,
  TWO_TO_FOUR_WORDS,
} from './lexicon/person-patterns.ts'
import { ARTICLES, PREPOSITIONS } from './lexicon/role-words.ts'
import { NOT_PERSON, ORGANISATION_WORDS } from './lexicon/thing-words.ts'
import { isRoleNoun } from './role-nouns.ts'

/**
 * Tagged names, mended by what stands around them: what was taken for a body but stands where only
 * a person can is a person, and the parts of one transliterated name are joined. Order is kept.
 */
export function personsByContext(text: string, names: readonly NamedEntity[]): NamedEntity[] {
  const people = names.filter(({ kind, confidence }) => kind === 'person' && confidence >= 0.6)
  const surnames = new Set(
    people
      .map(({ start, end }) => text.slice(start, end))
      .filter((name) => name.split(' ').length < 3),
  )
  const single = names.filter(({ start, end }) => !PAIR.test(text.slice(start, end)))
  return joinedParts(text, single).map((name) =>
    name.kind !== 'person' && isMistaken(text, name, surnames, people)
      ? { ...name, kind: 'person' as const, confidence: Math.min(name.confidence, 0.6) }
      : name,
  )
}

function isMistaken(
  text: string,
  { kind, start, end, confidence }: NamedEntity,
  surnames: ReadonlySet<string>,
  people: readonly NamedEntity[],
): boolean {
  const name = text.slice(start, end)
  const ahead = text.slice(Math.max(0, start - 60), start)
  if (!TWO_TO_FOUR_WORDS.test(name)) return false
  const words = name.split(' ')
  const [first = '', ...others] = words.map((word) => word.toLowerCase().replace('.', ''))
  // "Col. Harriet Vandermeer", but "St. Mary Lane".
  const isRanked =
    kind === 'organisation' &&
    ((others.length > 1 && /^(?!St\b)\p{L}+\. /u.test(name) && isRoleNoun(first)) ||
      (others.length > 0 && COUNCILLOR.test(first)))
  if ((!isRanked && isOfThing(first)) || others.some(isOfThing)) return false
  if (others.some((word) => NOT_PERSON.has(word)) && !isAddressed(ahead)) return false
  const behind = text.slice(end, end + 40)
  const isInitialled =
    INITIALLED.test(name) && (/(?:[,;&:]|\band) $/u.test(ahead) || /^(?:,|;| &| and)/u.test(behind))
  return (
    isRanked ||
    isInitialled ||
    surnames.has(words.at(-1)!) ||
    surnames.has(words.slice(1).join(' ')) ||
    surnames.has(words.slice(1).join(' ')) ||
    (PROMOTING.test(ahead) && TO_AN_OFFICE.test(behind)) ||
    isAddressed(ahead) ||
    (confidence < SURE &&
      (isDescribed(behind) || isLabelled(ahead) || isCoordinated(text, start, end, people))) ||
    isInColumn(text, start, end, people)
  )
}

const isOfThing = (word: string): boolean =>
  (NOT_PERSON.has(word) && !ALSO_NAMES.has(word)) ||
  ORGANISATION_WORDS.has(word) ||
  isRoleNoun(word)

/** After a title, or a role with at most one adjective: "l'architecte portugais Rui Teixeira". */
function isAddressed(ahead: string): boolean {
  const [, first = '', second = ''] =
    /(?:^|[\s'’])(?:(\p{L}[\p{Ll}-]+\.?) )?(\p{L}[\p{Ll}-]*\.?) $/u.exec(ahead) ?? []
  const last = second.toLowerCase().replace('.', '')
  if (POLITE.has(last)) return true
  if (PREPOSITIONS.has(last) || ARTICLES.has(last)) return false
  if (/^\p{Lu}/u.test(second)) return isRoleNoun(last) && !OF_BODIES.test(last)
  const role = [last, first.toLowerCase()].find(isRoleNoun)
  return role !== undefined && !OF_BODIES.test(role)
}

/** From it on, the tagger's word stands against a role or a list. */
const SURE = 0.9

/** "Name, the town clerk". */
const isDescribed = (behind: string): boolean => {
  const noun =
    /^, (?:an? |the )?(?:[\p{L}-]+ )?([\p{L}-]+)(?=[,.;]| (?:of|at|for|in|de|von)\b|$)/u.exec(
      behind,
    )?.[1]
  return noun !== undefined && isRoleNoun(noun.toLowerCase()) && !OF_BODIES.test(noun.toLowerCase())
}

/** "Monitores: Name, Name": behind a label that says what people are. */
const isLabelled = (ahead: string): boolean => {
  const label = /(?:^|\n|[.;|] )[^\n.:;|]*?([\p{L}-]+)\s?: (?:\p{Lu}[^:;.\n]*, )?$/u.exec(
    ahead,
  )?.[1]
  return label !== undefined && isRoleNoun(label.toLowerCase()) && !HIRED.test(label.toLowerCase())
}

/** "Name, Name and Name": in a list of people. */
function isCoordinated(
  text: string,
  start: number,
  end: number,
  people: readonly NamedEntity[],
): boolean {
  const before = people.findLast((person) => person.end <= start)
  const after = people.find((person) => person.start >= end)
  const isList = (gap: string) => /^(?:, |,? (?:and|und|et|y|e) )$/u.test(gap)
  return (
    before !== undefined &&
    after !== undefined &&
    isList(text.slice(before.end, start)) &&
    isList(text.slice(end, after.start))
  )
}

/** A cell of a table with people in the same column. */
function isInColumn(
  text: string,
  start: number,
  end: number,
  people: readonly NamedEntity[],
): boolean {
  if (!opensCell(text, start) || !/^ ?\|/u.test(text.slice(end, end + 2))) return false
  const column = columnOf(text, start)
  return people.some(
    (person) => opensCell(text, person.start) && columnOf(text, person.start) === column,
  )
}

const opensCell = (text: string, place: number): boolean =>
  /\| ?$/u.test(text.slice(Math.max(0, place - 2), place))

const columnOf = (text: string, place: number): number =>
  text.slice(text.lastIndexOf('\n', place) + 1, place).split('|').length

/** "汉" + "斯·克鲁格": one name, tagged as two. */
function joinedParts(text: string, names: readonly NamedEntity[]): NamedEntity[] {
  const joined: NamedEntity[] = []
  for (const name of names) {
    const last = joined.at(-1)
    const isPart =
      last?.kind === 'person' &&
      name.kind === 'person' &&
      last.end === name.start &&
      hasHan(text.slice(last.start, name.end)) &&
      /[·・‧•]/u.test(text.slice(name.start, name.end)) &&
      !/[·・‧•]/u.test(text.slice(last.start, last.end))
    if (isPart) joined.splice(-1, 1, { ...name, start: last.start })
    else joined.push(name)
  }
  return joined
}

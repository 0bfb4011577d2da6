import type { Span } from '../document.ts'
import { hasHan } from './chinese.ts'
import { chineseRolesAt } from './chinese-roles.ts'
import type { Individual } from './join.ts'
import { AHEAD, CHINESE_PRONOUN, PRONOUN, SHARED, TURNED } from './lexicon/carried-patterns.ts'
import { isRoleNoun } from './role-nouns.ts'
import { phraseEnd, rolesIn } from './role-phrase.ts'
import { PERSON } from './skeleton.ts'

type Carried = Map<Individual, Span[]>

const add = (roles: Carried, person: Individual, spans: readonly Span[]): void => {
  if (spans.length > 0) roles.set(person, [...(roles.get(person) ?? []), ...spans])
}

const ownerAt = (people: readonly Individual[], place: number): Individual | undefined =>
  people.find(({ mentions }) => mentions.some(({ start, end }) => start <= place && place < end))

/** "Two doctoral students, Name and Name": the role of each. */
export function sharedRolesAhead(skeleton: string, people: readonly Individual[]): Carried {
  const roles: Carried = new Map()
  for (const match of skeleton.matchAll(AHEAD)) {
    const from = match.index + match[0].indexOf(match[1]!)
    const until = from + match[1]!.length
    if (phraseEnd(skeleton, from, until) < until) continue
    const spans = rolesIn(skeleton, { start: from, end: until }, 'noun')
    const isPluralGerman = /^(?:die|den|beiden?) /iu.test(match[0])
    if (!isPluralGerman && !spans.some((span) => isPlural(skeleton, span))) continue
    const names = match.index + match[0].length - match[2]!.length
    for (const { index, 0: name } of match[2]!.matchAll(NAMED)) {
      const person = ownerAt(people, names + index)
      // "Name (chair)" has a role of its own.
      if (person !== undefined && !skeleton.startsWith(' (', names + index + name.length))
        add(roles, person, spans)
    }
  }
  return roles
}

const isPlural = (skeleton: string, { start, end }: Span): boolean =>
  (skeleton.slice(start, end).match(/[\p{L}-]+/gu) ?? []).some(
    (word) =>
      /s$/u.test(word) &&
      (isRoleNoun(word.slice(0, -1).toLowerCase()) ||
        isRoleNoun(word.toLowerCase().replace(/ies$/u, 'y'))),
  )

/** "Name and Name, both opticians at X": the role of each. */
export function sharedRoles(skeleton: string, people: readonly Individual[]): Carried {
  const roles: Carried = new Map()
  for (const match of skeleton.matchAll(SHARED)) {
    const from = match.index + match[0].length
    const spans = rolesIn(skeleton, { start: from, end: phraseEnd(skeleton, from) }, 'noun')
    if (match[4] === undefined && !spans.some((span) => isPlural(skeleton, span))) continue
    for (const { index } of match[0].matchAll(new RegExp(`${PERSON}+`, 'gu'))) {
      const person = ownerAt(people, match.index + index)
      if (person !== undefined) add(roles, person, spans)
    }
  }
  return roles
}

/** "Before that he was a branch auditor": the role of the one person named last. */
export function pronounRoles(skeleton: string, people: readonly Individual[]): Carried {
  const roles: Carried = new Map()
  for (const { index, 0: opening } of [
    ...skeleton.matchAll(PRONOUN),
    ...skeleton.matchAll(TURNED),
  ]) {
    const person = antecedent(skeleton, people, index)
    if (person === undefined) continue
    const from = index + opening.length
    add(roles, person, rolesIn(skeleton, { start: from, end: phraseEnd(skeleton, from) }, 'noun'))
  }
  if (hasHan(skeleton))
    for (const { index, 0: opening } of skeleton.matchAll(CHINESE_PRONOUN)) {
      const person = antecedent(skeleton, people, index)
      if (person !== undefined) add(roles, person, chineseRolesAt(skeleton, index + opening.length))
    }
  return roles
}

/** How far back a pronoun is followed, in UTF-16 units. */
const REACH = 800
const NAMED = new RegExp(`${PERSON}+`, 'gu')
const SENTENCE_END = /[.!?。！？]["”»]?\s|\n/gu

/** The only person of the sentence so far, or of the one before it; undefined where there are several. */
function antecedent(
  skeleton: string,
  people: readonly Individual[],
  place: number,
): Individual | undefined {
  const from = Math.max(0, place - REACH)
  const ends = [...skeleton.slice(from, place).matchAll(SENTENCE_END)].map(
    ({ index, 0: end }) => from + index + end.length,
  )
  const here = ends.at(-1) ?? from
  const previous = ends.at(-2) ?? from
  const namedWithin = (start: number, end: number): Set<Individual> =>
    new Set(
      [...skeleton.slice(start, end).matchAll(NAMED)].flatMap(
        ({ index }) => ownerAt(people, start + index) ?? [],
      ),
    )
  const nearest = namedWithin(here, place)
  const named = nearest.size > 0 ? nearest : namedWithin(previous, here)
  const [only] = named
  return named.size === 1 ? only : undefined
}

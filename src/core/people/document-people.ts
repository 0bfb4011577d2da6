import type { Document, Span } from '../document.ts'
import type { NamedEntity } from '../reader.ts'
import { pronounRoles, sharedRoles, sharedRolesAhead } from './carried-roles.ts'
import { hasHan } from './chinese.ts'
import { chineseMentions } from './chinese-names.ts'
import { chineseRoles } from './chinese-roles.ts'
import { chineseShortForms } from './chinese-short-forms.ts'
import { type Individual, joinMentions } from './join.ts'
import { latinMentions } from './latin-names.ts'
import { latinRoles } from './latin-roles.ts'
import type { Mention } from './mention.ts'
import { organisationsIn } from './organisations.ts'
import { personsByContext } from './persons-by-context.ts'
import { shortForms, withParticles } from './short-forms.ts'
import { skeletonOf } from './skeleton.ts'
import { withoutTurns } from './transcript.ts'
import { unwrapped } from './unwrapped.ts'
import { type Word, wordsOf } from './words.ts'

/** A person as one document shows them. */
export interface DocumentPerson extends Individual {
  /** Spans of the document, in order, none inside another. */
  readonly roles: readonly Span[]
}

export interface DocumentPeople {
  /** In order of first mention. */
  readonly people: readonly DocumentPerson[]
  /** Names of bodies; in order. */
  readonly organisations: readonly Span[]
}

/**
 * Who a document names, and as what.
 * @param tagged names as tagged, with the document's offsets, in order, not overlapping.
 */
export function peopleInDocument(
  { text: written, language }: Pick<Document, 'text' | 'language'>,
  tagged: readonly NamedEntity[],
): DocumentPeople {
  const text = unwrapped(withoutTurns(written))
  const names = personsByContext(text, tagged)
  const words = wordsOf(text, names)
  const mentions = [...latinMentions(text, words, language), ...chineseMentions(text, names)].sort(
    (one, other) => one.start - other.start,
  )
  const individuals = withShortForms(text, words, joinMentions(text, mentions))
  const organisations = organisationsIn(text, words, names, mentions)
  const named = individuals.flatMap((person) => person.mentions)
  const isChinese = hasHan(text)
  const skeleton = skeletonOf(text, inOrder(named), organisations)
  const roles = new Map(
    individuals.map((person) => [person, rolesOf(skeleton, person, isChinese, language)]),
  )
  for (const carry of [sharedRoles, sharedRolesAhead, pronounRoles])
    for (const [person, spans] of carry(skeleton, individuals)) roles.get(person)?.push(...spans)
  const short = chineseShortForms(text, individuals)
  return {
    organisations,
    people: individuals.map((person) => ({
      name: person.name,
      mentions: inOrder([...person.mentions, ...(short.get(person) ?? [])]),
      roles: withoutNested(roles.get(person) ?? []),
    })),
  }
}

const withShortForms = (
  text: string,
  words: readonly Word[],
  people: readonly Individual[],
): Individual[] => {
  const forms = shortForms(text, words, people)
  return people.map((person) => ({
    ...person,
    mentions: inOrder([...withParticles(text, words, person), ...(forms.get(person) ?? [])]),
  }))
}

const inOrder = <T extends Span>(spans: readonly T[]): T[] =>
  [...spans].sort((one, other) => one.start - other.start)

/** Chinese rules as well where the text has any Chinese. */
const rolesOf = (
  skeleton: string,
  { mentions }: Individual,
  isChinese: boolean,
  language: string,
): Span[] =>
  mentions.flatMap((mention: Mention) => [
    ...(isChinese ? chineseRoles(skeleton, mention) : []),
    ...latinRoles(skeleton, mention, language),
  ])

/** Each place once; of two that overlap, the longer. */
function withoutNested(spans: readonly Span[]): Span[] {
  const kept: Span[] = []
  for (const span of inOrder(spans)) {
    const last = kept.at(-1)
    if (last === undefined || last.end <= span.start) kept.push(span)
    else if (span.end - span.start > last.end - last.start) kept.splice(-1, 1, span)
  }
  return kept
}

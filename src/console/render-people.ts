import { type DescribedPerson, describePerson } from '../core/people/describe-people.ts'
import { findPeople } from '../core/people/find-people.ts'
import type { PeopleIndex } from '../core/people/people-index.ts'
import { assertVerbatim } from '../core/quote.ts'
import type { Generation } from '../core/store.ts'
import { printableLine, type Style } from './printable.ts'
import { renderQuotes } from './render-answer.ts'
import { count } from './render-tables.ts'

type Described = Pick<DescribedPerson, 'name' | 'roles' | 'mentions'>

/** Whom a name means, or everyone (null), in quotes that were checked against the store. */
export async function describedPeople(
  generation: Generation,
  index: PeopleIndex,
  name: string | null,
): Promise<Described[]> {
  const found = name === null ? null : findPeople(index, name)
  const people = found === null ? index.people : found.kind === 'found' ? found.people : []
  const described: Described[] = []
  for (const person of people) {
    const { name: fullest, roles, mentions } = await describePerson(generation, person)
    for (const quote of [...mentions, ...roles.map((role) => role.quote)])
      assertVerbatim(quote, quote.text, await generation.document(quote.document))
    described.push({ name: fullest, roles, mentions })
  }
  return described
}

/** Each person with roles, and the best sentences; empty for nobody. */
export async function renderPeople(
  people: readonly Described[],
  generation: Generation,
  style: Style,
): Promise<string> {
  const blocks: string[] = []
  for (const { name, roles, mentions } of people) {
    const quotes = await renderQuotes(mentions, (id) => generation.document(id), style)
    const titles = roles.map(({ text }) => `  ${printableLine(text)}`)
    blocks.push([style.bold(printableLine(name)), ...titles, quotes].join('\n'))
  }
  return blocks.join('\n\n')
}

/** That nobody has the name, and the nearest names. */
export function renderNobody(index: PeopleIndex, name: string): string {
  const found = findPeople(index, name)
  const nearest = found.kind === 'unknown' ? found.suggestions.map(printableLine).join(', ') : ''
  return `Nobody of that name is in the documents.${nearest === '' ? '' : ` Near it: ${nearest}.`}`
}

/** Said where names were not looked for. */
export const NOT_LOOKED_FOR =
  'Some documents were indexed without looking for names; `verbatim index --rebuild` looks.'

/** One line a person: the number of mentions, and the newest document's first role. */
export const renderEveryone = ({ people }: PeopleIndex): string =>
  people
    .map(({ name, mentions, sightings }) => {
      const role = sightings.flatMap(({ roles }) => roles)[0]?.text
      return [name, count(mentions, 'mention'), ...(role === undefined ? [] : [role])]
        .map(printableLine)
        .join(' · ')
    })
    .join('\n') || 'Nobody is named in the documents.'

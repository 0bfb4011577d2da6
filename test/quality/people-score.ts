import type { Span } from '../../src/core/document.ts'
import type { DocumentPeople } from '../../src/core/people/document-people.ts'

/** One line of a people set. */
export interface LabelledText {
  readonly id: string
  readonly lang: string
  readonly text: string
  readonly people: readonly {
    readonly name: string
    readonly mentions: readonly string[]
    readonly roles: readonly string[]
  }[]
  readonly organisations: readonly string[]
}

/** Right, wrong and missed items of one kind. */
export class Counts {
  right = 0
  wrong = 0
  missed = 0

  add(
    expected: ReadonlySet<string>,
    found: ReadonlySet<string>,
    optional = new Set<string>(),
  ): string[] {
    const wrong = [...found].filter((item) => !expected.has(item) && !optional.has(item))
    const missed = [...expected].filter((item) => !found.has(item) && !optional.has(item))
    this.right += [...found].filter((item) => expected.has(item) && !optional.has(item)).length
    this.wrong += wrong.length
    this.missed += missed.length
    return [...wrong.map((item) => `+ ${item}`), ...missed.map((item) => `- ${item}`)]
  }

  get precision(): number {
    return this.right / Math.max(1, this.right + this.wrong)
  }

  get recall(): number {
    return this.right / Math.max(1, this.right + this.missed)
  }
}

/** What is counted; the last leaves bodies that alone say what somebody is to taste. */
export const KINDS = ['names', 'mentions', 'roles', 'roles, bare bodies optional'] as const
type Kind = (typeof KINDS)[number]
/** One count for each kind. */
export type Table = Record<Kind, Counts>

/** Nothing counted yet. */
export const emptyTable = (): Table => ({
  names: new Counts(),
  mentions: new Counts(),
  roles: new Counts(),
  'roles, bare bodies optional': new Counts(),
})

/** Adds one text to the table; returns what is wrong or missed, for people to read. */
export function score(table: Table, label: LabelledText, { people }: DocumentPeople): string[] {
  const slice = ({ start, end }: Span) => label.text.slice(start, end)
  const expected = new Map(label.people.map((person) => [person.name, person]))
  const found = new Map(people.map((person) => [person.name, person]))
  const notes = table.names
    .add(new Set(expected.keys()), new Set(found.keys()))
    .map((note) => `name ${note}`)
  for (const name of new Set([...expected.keys(), ...found.keys()])) {
    const person = found.get(name)
    const forms = (person?.mentions ?? [])
      .filter(({ text }) => text !== name)
      .map(({ formStart, end }) => slice({ start: formStart, end }))
    const roles = new Set(expected.get(name)?.roles)
    const named = new Set(person?.roles.map(slice))
    const tell = (kind: string) => (note: string) => `${kind} of ${name} ${note}`
    notes.push(
      ...table.mentions
        .add(new Set(expected.get(name)?.mentions), new Set(forms))
        .map(tell('mention')),
      ...table.roles.add(roles, named).map(tell('role')),
    )
    table['roles, bare bodies optional'].add(roles, named, new Set(label.organisations))
  }
  return notes
}

import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { openInference } from '../../embeddings/inference.ts'
import type { Span } from '../../src/core/document.ts'
import { type DocumentPeople, peopleInDocument } from '../../src/core/people/document-people.ts'
import { tagTexts } from '../../src/core/people/tagging.ts'
import { writeSection } from './section.ts'

/**
 * Names, joined mentions and roles against labelled texts. Rules were made while looking at the texts
 * with odd ids alone. `node dist/test/quality/people.js PEOPLE.jsonl [--write] [--errors odd|even]`
 */

interface LabelledText {
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

class Counts {
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

const KINDS = ['names', 'mentions', 'roles', 'roles, bare bodies optional'] as const
type Kind = (typeof KINDS)[number]
type Table = Record<Kind, Counts>

const emptyTable = (): Table => ({
  names: new Counts(),
  mentions: new Counts(),
  roles: new Counts(),
  'roles, bare bodies optional': new Counts(),
})

function score(table: Table, label: LabelledText, { people }: DocumentPeople): string[] {
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

const percent = (value: number): string => value.toFixed(3)

function render(tables: ReadonlyMap<string, Table>): string {
  const head = `| texts | ${KINDS.map((kind) => `${kind}: P | R`).join(' | ')} |`
  const rule = `|---|${KINDS.map(() => '---|---').join('|')}|`
  const rows = [...tables].map(
    ([name, table]) =>
      `| ${name} | ${KINDS.map((kind) => `${percent(table[kind].precision)} | ${percent(table[kind].recall)}`).join(' | ')} |`,
  )
  return [head, rule, ...rows].join('\n')
}

const [path, ...flags] = process.argv.slice(2)
if (path === undefined)
  throw new Error('Usage: people.js PEOPLE.jsonl [--write] [--errors odd|even]')
const labels = readFileSync(resolve(path), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as LabelledText)
const shown = flags.includes('--errors') ? flags[flags.indexOf('--errors') + 1] : undefined

const inference = await openInference()
const texts = labels.map(({ text }) => text)
const names = await tagTexts(inference.tagger, texts)
await inference.close()

const tables = new Map<string, Table>()
for (const [row, label] of labels.entries()) {
  const half = Number(label.id.replace(/\D/gu, '')) % 2 === 1 ? 'odd' : 'even'
  const found = peopleInDocument(
    { text: label.text, language: label.lang.slice(0, 2) },
    names[row]!,
  )
  for (const key of [`${half} ids`, 'all', label.lang]) {
    const table = tables.get(key) ?? emptyTable()
    tables.set(key, table)
    const notes = score(table, label, found)
    if (key === `${half} ids` && half === shown && notes.length > 0)
      console.error(`${label.id}: ${notes.join('; ')}`)
  }
}
const table = render(tables)
console.log(table)
if (flags.includes('--write'))
  writeSection(
    'people',
    `Names, mentions joined, and roles: precision (P) and recall (R), exact strings. The rules were made while looking at the texts with odd ids alone; the even ones are what to expect of other texts.\n\n${table}`,
  )

import type { Command } from 'commander'
import { z } from 'zod'
import { printableLine, type Style, styleFor } from '../console/printable.ts'
import { renderQuotes } from '../console/render-answer.ts'
import { count } from '../console/render-tables.ts'
import { type DescribedPerson, describePerson } from '../core/people/describe-people.ts'
import { findPeople } from '../core/people/find-people.ts'
import { createPeopleBook, type PeopleIndex } from '../core/people/people-index.ts'
import { assertVerbatim } from '../core/quote.ts'
import type { Generation } from '../core/store.ts'
import { runBatch } from './batch.ts'
import {
  type Invocation,
  readOptions,
  runVerb,
  type Status,
  UsageError,
  withCommonOptions,
} from './invocation.ts'
import { liveGeneration } from './live-generation.ts'
import { note } from './output.ts'
import { withStore } from './store-verbs.ts'

const Options = z.object({ batch: z.boolean().default(false) })

/** As in the contract. */
interface People {
  readonly id: string | null
  readonly name: string | null
  readonly people: readonly Pick<DescribedPerson, 'name' | 'roles' | 'mentions'>[]
}

const MAX_NAME_LENGTH = 200

/** Whom a name means, or everyone, in quotes that were checked against the store. */
async function lookUp(
  generation: Generation,
  index: PeopleIndex,
  name: string | null,
  id: string | null,
): Promise<People> {
  if (name !== null && (name.trim() === '' || name.length > MAX_NAME_LENGTH))
    throw new UsageError(`A name has 1 to ${MAX_NAME_LENGTH} characters.`)
  const found = name === null ? null : findPeople(index, name)
  const people = found === null ? index.people : found.kind === 'found' ? found.people : []
  const described = []
  for (const person of people) {
    const { name: fullest, roles, mentions } = await describePerson(generation, person)
    for (const quote of [...mentions, ...roles.map((role) => role.quote)])
      assertVerbatim(quote, quote.text, await generation.document(quote.document))
    described.push({ name: fullest, roles, mentions })
  }
  return { id, name, people: described }
}

async function renderPeople(
  { people }: People,
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

function renderNobody(index: PeopleIndex, name: string): string {
  const found = findPeople(index, name)
  const nearest = found.kind === 'unknown' ? found.suggestions.map(printableLine).join(', ') : ''
  return `Nobody of that name is in the documents.${nearest === '' ? '' : ` Near it: ${nearest}.`}`
}

/** One line a person. */
const renderEveryone = (index: PeopleIndex): string =>
  index.people
    .map(({ name, mentions }) => `${printableLine(name)} · ${count(mentions, 'mention')}`)
    .join('\n') || 'Nobody is named in the documents.'

async function who(
  name: string | null,
  generation: Generation,
  index: PeopleIndex,
  { show, isJson }: Invocation,
): Promise<void> {
  if (name === null && !isJson) return show(null, () => renderEveryone(index))
  const found = await lookUp(generation, index, name, null)
  const rendered = await renderPeople(found, generation, styleFor(process.stdout))
  return show(found, () => rendered || renderNobody(index, name ?? ''))
}

function runWho(
  words: readonly string[],
  { batch }: z.infer<typeof Options>,
  invocation: Invocation,
): Promise<Status> {
  if (batch && words.length > 0)
    throw new UsageError('With --batch, names come from standard input; leave NAME out.')
  return withStore(invocation, async (store) => {
    const generation = await liveGeneration(store, invocation.collection)
    const index = await createPeopleBook().peopleOf(generation)
    if (!index.isComplete)
      note(
        'Some documents were indexed without looking for names; `verbatim index --rebuild` looks.',
      )
    const work = (name: string, id: string | null) => lookUp(generation, index, name, id)
    await (batch
      ? runBatch({ field: 'name', work }, invocation)
      : who(words.length === 0 ? null : words.join(' '), generation, index, invocation))
  })
}

/** `verbatim who` */
export const addWho = (program: Command): Command =>
  withCommonOptions(program.command('who'))
    .argument('[name...]', 'in any order and script; without it, everyone')
    .description('who a person is, in the words of the documents')
    .option('--batch', 'read {"id","name"} lines from standard input, write one answer a line')
    .action((words: string[], options: unknown) =>
      runVerb(options, 'who', (invocation) =>
        runWho(words, readOptions(Options, options), invocation),
      ),
    )

import type { Command } from 'commander'
import { z } from 'zod'
import { styleFor } from '../console/printable.ts'
import {
  describedPeople,
  NOT_LOOKED_FOR,
  renderEveryone,
  renderNobody,
  renderPeople,
} from '../console/render-people.ts'
import type { DescribedPerson } from '../core/people/describe-people.ts'
import { createPeopleBook, type PeopleIndex } from '../core/people/people-index.ts'
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

/** What `--json` shows, and a line of `--batch`; `name` is null where everyone is asked for. */
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
  return { id, name, people: await describedPeople(generation, index, name) }
}

async function who(
  name: string | null,
  generation: Generation,
  index: PeopleIndex,
  { show, isJson }: Invocation,
): Promise<void> {
  if (name === null && !isJson) return show(null, () => renderEveryone(index))
  const found = await lookUp(generation, index, name, null)
  const rendered = await renderPeople(found.people, generation, styleFor(process.stdout))
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
    if (!index.isComplete) note(NOT_LOOKED_FOR)
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

import type { Command } from 'commander'
import { renderGenerations } from '../console/render-tables.ts'
import type { GenerationSummary } from '../core/store.ts'
import { eventLogger } from '../log.ts'
import { type Data, openData } from '../stores/open-data.ts'
import {
  type Invocation,
  runVerb,
  STATUS,
  type Status,
  UsageError,
  withCommonOptions,
} from './invocation.ts'

/** Opens what is kept, without any model, for as long as the work takes. */
export async function withData<Result>(
  { config, log }: Invocation,
  work: (data: Data) => Promise<Result>,
): Promise<Result> {
  const data = await openData(config, { onEvent: eventLogger(log) })
  try {
    return await work(data)
  } finally {
    await data.close()
  }
}

/** As `withData`, for the index alone. */
export const withStore = (
  invocation: Invocation,
  work: (store: Data['store']) => Promise<void>,
): Promise<Status> =>
  withData(invocation, async ({ store }) => {
    await work(store)
    return STATUS.done
  })

/** All of a generation but its fingerprint, a hash that tells a reader nothing. */
const toRow = ({ fingerprint: _, ...row }: GenerationSummary) => row

const generations = (invocation: Invocation): Promise<Status> =>
  withStore(invocation, async (store) => {
    const kept = await store.generations(invocation.collection)
    await invocation.show(kept.map(toRow), () => renderGenerations(kept))
  })

/** The kept generation just before the live one. @throws UsageError when there is none. */
function previous(kept: readonly GenerationSummary[]): number {
  const live = kept.find((generation) => generation.live)
  const older = kept.filter(({ generation }) => live && generation < live.generation)
  const target = Math.max(...older.map(({ generation }) => generation))
  if (older.length === 0) throw new UsageError('There is no older generation to go back to.')
  return target
}

const rollback = (given: string | undefined, invocation: Invocation): Promise<Status> =>
  withStore(invocation, async (store) => {
    const { collection, holder, show } = invocation
    if (given !== undefined && !/^[1-9]\d{0,9}$/.test(given))
      throw new UsageError('N is the number of a generation; `verbatim generations` lists them.')
    const target =
      given === undefined ? previous(await store.generations(collection)) : Number(given)
    await store.rollback(collection, target, holder)
    const kept = await store.generations(collection)
    await show(kept.map(toRow), () => `Generation ${target} is live.`)
  })

/** `verbatim generations`, `verbatim rollback` */
export function addStoreVerbs(program: Command): void {
  withCommonOptions(program.command('generations'))
    .description('the kept generations of the index, newest first')
    .action((options: unknown) => runVerb(options, 'generations', generations))
  withCommonOptions(program.command('rollback'))
    .argument('[n]', 'number of the generation (default: the one before)')
    .description('make a kept generation live again')
    .action((given: string | undefined, options: unknown) =>
      runVerb(options, 'rollback', (invocation) => rollback(given, invocation)),
    )
}

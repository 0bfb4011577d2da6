import { setTimeout as sleep } from 'node:timers/promises'
import type { IndexReport } from '../core/build-index.ts'
import { CollectionBusyError } from '../core/errors.ts'
import type { Indexer } from '../core/indexer.ts'

/** The part of a logger that is used here. */
export interface ScheduleLog {
  info(data: object, message: string): void
  error(data: object, message: string): void
}

export interface ScheduleOptions {
  /** From the end of one round to the start of the next, in milliseconds; each pause differs a little. */
  readonly everyMs: number
  readonly collections: () => Promise<readonly string[]>
  readonly indexer: Pick<Indexer, 'refresh'>
  readonly log: ScheduleLog
  /** From 0 to below 1. @defaultValue `Math.random` */
  readonly random?: () => number
}

/** How much longer or shorter a pause may be, so that servers are not all asked at the same time. */
const JITTER = 0.1

/** Ids of documents may be many; the log tells how many. */
const counts = ({ added, changed, removed, failed, generation }: IndexReport): object => ({
  generation,
  added: added.length,
  changed: changed.length,
  removed: removed.length,
  failed,
})

async function refresh(
  collection: string,
  { indexer, log }: ScheduleOptions,
  signal: AbortSignal,
): Promise<void> {
  const holder = `the schedule, process ${process.pid}`
  try {
    const report = await indexer.refresh(collection, { holder, signal })
    log.info({ collection, ...counts(report) }, 'indexed again on schedule')
  } catch (error) {
    if (signal.aborted) return
    // Somebody else is at it; the next round comes anyway.
    if (error instanceof CollectionBusyError) log.info(error.data, 'left out on schedule')
    else log.error({ err: error, collection }, 'indexing on schedule failed')
  }
}

async function run(options: ScheduleOptions, signal: AbortSignal): Promise<void> {
  const random = options.random ?? Math.random
  while (!signal.aborted) {
    const pause = options.everyMs * (1 + JITTER * (2 * random() - 1))
    await sleep(pause, undefined, { signal, ref: false })
    // One after another: questions are waiting for the same processor.
    for (const collection of await options.collections()) await refresh(collection, options, signal)
  }
}

/** Reads all sources of all collections again and again. `stop` cancels a round under way and waits for it. */
export function startSchedule(options: ScheduleOptions): { stop(): Promise<void> } {
  const stopping = new AbortController()
  const ended = run(options, stopping.signal).catch((error: unknown) => {
    if (!stopping.signal.aborted) options.log.error({ err: error }, 'the schedule ended')
  })
  return {
    stop: () => {
      stopping.abort()
      return ended
    },
  }
}

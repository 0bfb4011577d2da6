import { CollectionBusyError } from '../core/errors.ts'
import type { IndexReport } from '../core/index-report.ts'
import type { Indexer } from '../core/indexer.ts'
import { inRounds } from './rounds.ts'
import { counts, type RunLog } from './run-log.ts'
import { Timetable } from './timetable.ts'

export interface ScheduleOptions {
  /** From one reading of a source to its next, in milliseconds; each pause differs a little. */
  readonly everyMs: number
  readonly collections: () => Promise<readonly string[]>
  readonly indexer: Pick<Indexer, 'sourcesOf' | 'refresh'>
  readonly log: RunLog
  /** From 0 to below 1. @defaultValue `Math.random` */
  readonly random?: () => number
}

// Times are `performance.now()`: it never jumps, so no source waits for a clock that was set back.

/** What becomes due within this time is read in one run, in milliseconds. */
const TICK_MS = 60_000
/** Parts of the time between two readings, so that a short one is kept as well. */
const TICKS = 20
const TICKS_BETWEEN_LOOKS = 5

/** What a server asked to be left alone with, and for how long. */
const waitsOf = ({ failed }: IndexReport): Map<string, number> =>
  new Map(failed.flatMap(({ source, waitMs }) => (waitMs === undefined ? [] : [[source, waitMs]])))

async function refresh(
  collection: string,
  { indexer, log }: ScheduleOptions,
  table: Timetable,
  signal: AbortSignal,
): Promise<void> {
  const due = table.due(performance.now())
  if (due.length === 0) return
  const holder = `the schedule, process ${process.pid}`
  try {
    const report = await indexer.refresh(collection, { holder, signal }, due)
    table.read(due, performance.now(), waitsOf(report))
    log.info({ collection, sources: due.length, ...counts(report) }, 'indexed again on schedule')
  } catch (error) {
    if (signal.aborted) return
    // Somebody else is at it; these sources stay due.
    if (error instanceof CollectionBusyError) return log.info(error.data, 'put off on schedule')
    table.read(due, performance.now(), new Map())
    log.error({ err: error, collection }, 'indexing on schedule failed')
  }
}

/** Which collections there are, and what they are read from, may have changed. */
async function look(tables: Map<string, Timetable>, options: ScheduleOptions): Promise<void> {
  const collections = await options.collections()
  for (const gone of [...tables.keys()].filter((one) => !collections.includes(one)))
    tables.delete(gone)
  for (const collection of collections) {
    const table = tables.get(collection) ?? new Timetable(options.everyMs, options.random)
    tables.set(collection, table)
    table.update(await options.indexer.sourcesOf(collection), performance.now())
  }
}

/**
 * Reads every source of all collections again and again, each at its own time.
 * `stop` cancels a run under way and waits for it.
 */
export function startSchedule(options: ScheduleOptions): { stop(): Promise<void> } {
  const stopping = new AbortController()
  const { signal } = stopping
  const tables = new Map<string, Timetable>()
  let nextLook = 0
  const round = async (tick: number): Promise<void> => {
    if (tick >= nextLook) {
      await look(tables, options)
      nextLook = tick + TICKS_BETWEEN_LOOKS
    }
    // One after another: questions are waiting for the same processor.
    for (const [collection, table] of tables) await refresh(collection, options, table, signal)
  }
  const tickMs = Math.min(TICK_MS, options.everyMs / TICKS)
  const ended = inRounds(round, tickMs, signal, (error) =>
    options.log.error({ err: error }, 'the schedule failed; it is tried again'),
  )
  return {
    stop: () => {
      stopping.abort()
      return ended
    },
  }
}

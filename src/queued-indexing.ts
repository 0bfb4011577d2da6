import type { Logger } from 'pino'
import type { IndexReport } from './core/index-report.ts'
import type { ChildOptions } from './indexing/index-in-child.ts'
import { indexByQueue, type QueueParts } from './indexing/queue/index-by-queue.ts'
import { type JobQueue, openJobQueue } from './indexing/queue/job-queue.ts'
import { RunTable } from './indexing/queue/run-table.ts'
import type { SourceInput } from './sources/resource.ts'
import type { Place } from './stores/open-data.ts'
import type { PostgresData } from './stores/open-postgres.ts'

/** Runs in other processes. */
export interface QueuedIndexing {
  index(
    collection: string,
    inputs: readonly SourceInput[],
    options: ChildOptions,
  ): Promise<IndexReport>
  close(): Promise<void>
}

interface Opened extends QueueParts {
  readonly queue: JobQueue
}

/** `ROLE=answer`: runs are asked of the processes with `ROLE=index`. Opened at the first run. */
export function queuedIndexing(
  { database }: PostgresData,
  { databaseUrl }: Place,
  log: Logger,
): QueuedIndexing {
  let opened: Promise<Opened> | null = null
  const open = async (): Promise<Opened> => ({
    runs: await RunTable.open(database),
    queue: await openJobQueue(databaseUrl ?? '', (error) =>
      log.error({ err: error }, 'the queue of runs failed'),
    ),
  })
  return {
    index: async (collection, inputs, options) => {
      opened ??= open()
      // What failed once is tried again at the next run.
      const parts = await opened.catch((error: unknown) => {
        opened = null
        throw error
      })
      return indexByQueue(parts, collection, inputs, options)
    },
    close: async () => {
      const parts = await opened?.catch(() => null)
      await parts?.queue.close()
    },
  }
}

import type { IndexReport } from '../../core/index-report.ts'
import type { SourceInput } from '../../sources/resource.ts'
import { toErrorMessage } from '../error-message.ts'
import type { ChildOptions } from '../index-in-child.ts'
import type { IndexingProgress } from '../index-sources.ts'
import type { RunLog } from '../run-log.ts'
import type { JobQueue } from './job-queue.ts'
import type { Outcome, RunTable } from './run-table.ts'

export interface TakingParts {
  readonly queue: JobQueue
  readonly runs: RunTable
  readonly index: (
    collection: string,
    inputs: readonly SourceInput[],
    options: ChildOptions,
  ) => Promise<IndexReport>
  readonly log: RunLog
}

const BEAT_MS = 1_000

/** Works on the runs that others ask for, one after another. `stop` gives up the one under way. */
export async function takeRuns(parts: TakingParts): Promise<{ stop(): Promise<void> }> {
  const stopping = new AbortController()
  let working: Promise<void> = Promise.resolve()
  await parts.queue.take((id) => {
    working = work(parts, id, stopping.signal)
    return working
  })
  return {
    stop: async () => {
      stopping.abort()
      await parts.queue.close()
      await working.catch(() => undefined)
    },
  }
}

async function work(
  { runs, index, log }: TakingParts,
  id: string,
  stopping: AbortSignal,
): Promise<void> {
  const task = await runs.take(id)
  if (task === null || stopping.aborted) return
  const { collection, inputs, options } = task
  const cancelling = new AbortController()
  let progress: IndexingProgress | null = null
  const beating = setInterval(() => {
    runs.beat(id, progress).then(
      (isWanted) => isWanted || cancelling.abort(),
      // The next one may get through; if none does, the run is given to another process.
      () => undefined,
    )
  }, BEAT_MS)
  try {
    const report = await index(collection, inputs, {
      ...options,
      signal: AbortSignal.any([cancelling.signal, stopping]),
      onProgress: (now) => {
        progress = now
      },
    })
    await runs.end(id, { report })
    log.info({ collection, generation: report.generation }, 'indexed for another process')
  } catch (error) {
    // A run that is given up here is taken by another process.
    if (cancelling.signal.aborted || stopping.aborted) return
    await runs.end(id, { error: toErrorMessage(error) } satisfies Outcome)
  } finally {
    clearInterval(beating)
  }
}

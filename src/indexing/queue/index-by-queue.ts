import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { UserError } from '../../core/errors.ts'
import type { IndexReport } from '../../core/index-report.ts'
import type { SourceInput } from '../../sources/resource.ts'
import { fromErrorMessage } from '../error-message.ts'
import type { ChildOptions } from '../index-in-child.ts'
import type { JobQueue } from './job-queue.ts'
import type { RunTable } from './run-table.ts'

export interface QueueParts {
  readonly queue: Pick<JobQueue, 'send'>
  readonly runs: RunTable
  /** How long a run may be silent until its process counts as dead, in milliseconds. @defaultValue `30_000` */
  readonly silentMs?: number
  /** Between two looks at a run, in milliseconds. @defaultValue `500` */
  readonly lookMs?: number
}

/** How often a run is begun anew after its process died. */
const MOST_ATTEMPTS = 3

/**
 * As `indexSources`, by whichever process with `ROLE=index` is free.
 * @throws what `indexSources` throws; UserError when no such process is there, or it keeps dying.
 */
export async function indexByQueue(
  { queue, runs, silentMs = 30_000, lookMs = 500 }: QueueParts,
  collection: string,
  inputs: readonly SourceInput[],
  { signal, onProgress, ...options }: ChildOptions,
): Promise<IndexReport> {
  signal?.throwIfAborted()
  const id = randomUUID()
  await runs.ask(id, { collection, inputs, options })
  try {
    await queue.send(id)
    for (let attempts = 1; ; ) {
      await sleep(lookMs, undefined, { signal }).catch(() => signal?.throwIfAborted())
      const state = await runs.state(id)
      if (state === null) throw new UserError('The run was given up. Nothing was changed.')
      const { outcome, progress, isTaken } = state
      if (progress !== null) onProgress?.(progress)
      if (outcome !== null) {
        if ('report' in outcome) return outcome.report
        throw fromErrorMessage(outcome.error)
      }
      if (state.silentMs < silentMs) continue
      if (!isTaken) {
        // Others may be in line ahead of it.
        if (await runs.isAnyAlive(silentMs)) continue
        throw new UserError('No process is there that indexes. Nothing was changed.')
      }
      if (++attempts > MOST_ATTEMPTS)
        throw new UserError('The process that indexes ended early. Nothing was changed.')
      await runs.askAgain(id)
      await queue.send(id)
    }
  } finally {
    // Whoever works on it still sees that nobody wants it.
    await runs.drop(id)
  }
}

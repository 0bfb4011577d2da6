import type { IndexProgress, IndexReport } from '../core/index-report.ts'
import type { Generation } from '../core/store.ts'
import { newId } from './custom-id.ts'

/** What a run found. */
export interface Reported {
  readonly collection: string
  readonly report: IndexReport
  readonly before: Generation | null
  /** Null after a dry run: nothing new is stored. */
  readonly now: Generation | null
}

/** A run that goes on, and how far it is. */
export interface Running {
  /** Random; names it in the button that cancels it. */
  readonly id: string
  readonly collection: string
  readonly holder: string
  readonly progress: IndexProgress
}

interface Run extends Running {
  progress: IndexProgress
  readonly controller: AbortController
}

/** Index runs that were begun here: a button can cancel them, and a moderator can look after them. */
export class Runs {
  readonly #running = new Map<string, Run>()
  readonly #last = new Map<string, Reported>()

  /** @returns what aborts when the run is cancelled; call `done` at its end. */
  begin(
    collection: string,
    holder: string,
  ): {
    readonly id: string
    readonly signal: AbortSignal
    onProgress(progress: IndexProgress): void
    done(): void
  } {
    const id = newId()
    const controller = new AbortController()
    const progress = { documents: 0, passages: 0 }
    const run: Run = { id, collection, holder, progress, controller }
    this.#running.set(id, run)
    return {
      id,
      signal: controller.signal,
      onProgress: (progress) => {
        run.progress = progress
      },
      done: () => void this.#running.delete(id),
    }
  }

  /** @returns whether there was such a run of the collection to cancel. */
  cancel(collection: string, id: string): boolean {
    const run = this.#running.get(id)
    if (run?.collection !== collection) return false
    run.controller.abort(new CancelledError())
    return true
  }

  /** Of the collection, in the order in which they began. */
  running(collection: string): Running[] {
    return [...this.#running.values()].filter((run) => run.collection === collection)
  }

  /** Remembers what the last run of its collection found, until the bot stops. */
  keep(reported: Reported): void {
    this.#last.set(reported.collection, reported)
  }

  last(collection: string): Reported | null {
    return this.#last.get(collection) ?? null
  }
}

/** A moderator cancelled the run: expected, and told as such. */
export class CancelledError extends Error {
  override readonly name = 'CancelledError'
}

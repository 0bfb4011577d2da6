import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { CollectionBusyError } from '../core/errors.ts'
import type { Indexer } from '../core/indexer.ts'
import type { SourceBook } from '../core/source-book.ts'
import { inRounds } from './rounds.ts'
import { counts, type RunLog } from './run-log.ts'
import { watchFolder } from './watch-folder.ts'

export interface WatchOptions {
  readonly collections: () => Promise<readonly string[]>
  readonly sources: Pick<SourceBook, 'given'>
  readonly indexer: Pick<Indexer, 'refresh'>
  readonly log: RunLog
  readonly timing?: WatchTiming
}

/** All in milliseconds. */
export interface WatchTiming {
  /** From the start, which has enough to do, to the first look. */
  readonly delay: number
  /** From one look at what has changed, and at which folders there are, to the next. */
  readonly look: number
  /** How long a file must keep its size to count as written. */
  readonly settle: number
}

const TIMING = { delay: 5_000, look: 2_000, settle: 1_000 } as const satisfies WatchTiming

/** One collection's folders and files under watch, and what has changed in them. */
class WatchedCollection {
  readonly #ends = new Map<string, () => Promise<void>>()
  readonly #changed = new Set<string>()

  constructor(
    readonly collection: string,
    readonly options: WatchOptions,
  ) {}

  /** These are to be watched now. What is new may have changed while nobody watched. */
  async update(given: readonly string[]): Promise<void> {
    const files = new Set(given.filter((source) => source.startsWith('file:')))
    for (const source of [...this.#ends.keys()].filter((one) => !files.has(one)))
      await this.#end(source)
    for (const source of files) if (!this.#ends.has(source)) await this.#begin(source)
  }

  /** Reads again what has changed. @throws the signal's reason. */
  async refresh(signal: AbortSignal): Promise<void> {
    const changed = [...this.#changed]
    if (changed.length === 0) return
    this.#changed.clear()
    const { collection, options } = this
    const holder = `the watch over folders, process ${process.pid}`
    try {
      const report = await options.indexer.refresh(collection, { holder, signal }, changed)
      options.log.info({ collection, ...counts(report) }, 'indexed what changed in a folder')
    } catch (error) {
      signal.throwIfAborted()
      if (!(error instanceof CollectionBusyError))
        return options.log.error({ err: error, collection }, 'indexing a changed folder failed')
      // Somebody else is at it, who may have read these files before they changed.
      for (const source of changed) this.#changed.add(source)
    }
  }

  async stop(): Promise<void> {
    for (const source of [...this.#ends.keys()]) await this.#end(source)
  }

  async #begin(source: string): Promise<void> {
    const { collection, options } = this
    this.#ends.set(source, async () => undefined)
    let isTold = false
    const end = await watchFolder(fileURLToPath(source), {
      settleMs: (options.timing ?? TIMING).settle,
      onChange: (path) => this.#changed.add(pathToFileURL(path).href),
      // A folder without watches left has a fault for every file.
      onFault: (reason) => {
        if (!isTold)
          options.log.warn({ collection, source, reason }, 'not watched, or in part only')
        isTold = true
      },
    })
    this.#ends.set(source, end)
    this.#changed.add(source)
  }

  async #end(source: string): Promise<void> {
    await this.#ends.get(source)?.()
    this.#ends.delete(source)
  }
}

async function look(
  watched: Map<string, WatchedCollection>,
  options: WatchOptions,
  signal: AbortSignal,
): Promise<void> {
  for (const collection of await options.collections()) {
    const one = watched.get(collection) ?? new WatchedCollection(collection, options)
    watched.set(collection, one)
    await one.update(await options.sources.given(collection))
    await one.refresh(signal)
  }
}

/**
 * Watches the folders and files that were given to be read, and indexes what changes in them.
 * `stop` cancels a run under way and waits for it.
 */
export function startWatch(options: WatchOptions): { stop(): Promise<void> } {
  const stopping = new AbortController()
  const watched = new Map<string, WatchedCollection>()
  const { signal } = stopping
  const timing = options.timing ?? TIMING
  const ended = sleep(timing.delay, undefined, { signal, ref: false })
    .catch(() => {})
    .then(() =>
      inRounds(
        () => look(watched, options, signal),
        timing.look,
        signal,
        (error) => options.log.error({ err: error }, 'the watch over folders failed; tried again'),
      ),
    )
  return {
    stop: async () => {
      stopping.abort()
      await ended
      for (const one of watched.values()) await one.stop()
    },
  }
}

import type { Generation } from '../core/store.ts'
import type { App } from './app.ts'
import { faultData, type Log } from './log.ts'

/** Milliseconds between two looks at which generations are live. */
const INTERVAL_MS = 15_000
/** Collections whose people are read ahead at the start; those of others when somebody asks. */
const READ_AT_START = 20

/** Finds the generations that no command of this process made: the schedule's, the command line's. */
export class ChangeWatch {
  readonly #app: App
  readonly #tellChanges: (collection: string) => Promise<void>
  /** By collection: the generation that was live at the last look; null before the first one. */
  #seen: Map<string, number> | null = null

  /** @param tellChanges does nothing where all is told already. */
  constructor(app: App, tellChanges: (collection: string) => Promise<void>) {
    this.#app = app
    this.#tellChanges = tellChanges
  }

  /** @param signal ends it early, once what is being told is told. */
  async look(signal?: AbortSignal): Promise<void> {
    const { store } = this.#app
    const before = this.#seen
    const seen = new Map<string, number>()
    for (const [row, collection] of (await store.collections()).entries()) {
      const live = await store.live(collection)
      if (signal?.aborted) return
      if (live === null) continue
      const { generation } = live.summary
      seen.set(collection, generation)
      await this.#tellChanges(collection)
      const isNew = before === null ? row < READ_AT_START : before.get(collection) !== generation
      if (isNew) await Promise.race([this.#readAhead(live), aborted(signal)])
    }
    this.#seen = seen
  }

  /** So that the next `/who` and the next choices need not wait for it. */
  async #readAhead(live: Generation): Promise<void> {
    await this.#app.titles.titlesOf(live)
    await this.#app.people.peopleOf(live)
  }
}

const aborted = (signal: AbortSignal | undefined): Promise<void> =>
  new Promise((resolve) => signal?.addEventListener('abort', () => resolve(), { once: true }))

/** Looks again and again; `stop` waits for what is being told. @param tellChanges must not reject. */
export function startChangeWatch(
  app: App,
  tellChanges: (collection: string) => Promise<void>,
  log: Log,
): { stop(): Promise<void> } {
  const watch = new ChangeWatch(app, tellChanges)
  const stopping = new AbortController()
  let looking: Promise<void> | null = null
  const look = (): void => {
    looking ??= watch
      .look(stopping.signal)
      .catch((error) => log.error(faultData(error), 'changes could not be looked for'))
      .finally(() => {
        looking = null
      })
  }
  look()
  const timer = setInterval(look, INTERVAL_MS)
  return {
    stop: async () => {
      clearInterval(timer)
      stopping.abort()
      await looking
    },
  }
}

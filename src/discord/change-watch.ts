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

  async look(): Promise<void> {
    const { people, store, titles } = this.#app
    const before = this.#seen
    const seen = new Map<string, number>()
    for (const [row, collection] of (await store.collections()).entries()) {
      const live = await store.live(collection)
      if (live === null) continue
      const { generation } = live.summary
      seen.set(collection, generation)
      await this.#tellChanges(collection)
      const isNew = before === null ? row < READ_AT_START : before.get(collection) !== generation
      if (!isNew) continue
      // So that the next `/who` and the next choices need not wait for it.
      await titles.titlesOf(live)
      await people.peopleOf(live)
    }
    this.#seen = seen
  }
}

/** Looks again and again. @param tellChanges must not reject. */
export function startChangeWatch(
  app: App,
  tellChanges: (collection: string) => Promise<void>,
  log: Log,
): { stop(): void } {
  const watch = new ChangeWatch(app, tellChanges)
  let isLooking = false
  const look = async (): Promise<void> => {
    if (isLooking) return
    isLooking = true
    try {
      await watch.look()
    } catch (error) {
      log.error(faultData(error), 'changes could not be looked for')
    } finally {
      isLooking = false
    }
  }
  void look()
  const timer = setInterval(() => void look(), INTERVAL_MS)
  return { stop: () => clearInterval(timer) }
}

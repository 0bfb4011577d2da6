import type { Generation } from '../core/store.ts'
import type { App } from './app.ts'
import { changeNotices } from './change-notices.ts'
import type { Notice } from './command.ts'
import { faultData, type Log } from './log.ts'

/** Milliseconds between two looks at which generations are live. */
const INTERVAL_MS = 15_000

/** Finds the new generations that no command of this process made: the schedule's, the command line's. */
export class ChangeWatch {
  readonly #app: App
  readonly #seen = new Map<string, Generation>()

  constructor(app: App) {
    this.#app = app
  }

  /** What to tell since the last look; nothing at the first one. */
  async look(): Promise<Notice[]> {
    const notices: Notice[] = []
    for (const collection of await this.#app.store.collections()) {
      const before = this.#seen.get(collection) ?? null
      const now = await this.#app.store.live(collection)
      if (now === null || now.summary.generation === before?.summary.generation) continue
      this.#seen.set(collection, now)
      notices.push(...(await changeNotices(this.#app, collection, before)))
    }
    return notices
  }
}

/** Looks again and again, and posts what changed. @param announce must not reject. */
export function startChangeWatch(
  app: App,
  announce: (notices: readonly Notice[]) => Promise<void>,
  log: Log,
): { stop(): void } {
  const watch = new ChangeWatch(app)
  let isLooking = false
  const look = async (): Promise<void> => {
    if (isLooking) return
    isLooking = true
    try {
      await announce(await watch.look())
    } catch (error) {
      log.error(faultData(error), 'changes could not be told')
    } finally {
      isLooking = false
    }
  }
  void look()
  const timer = setInterval(() => void look(), INTERVAL_MS)
  return { stop: () => clearInterval(timer) }
}

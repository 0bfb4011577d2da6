import { DEFAULT_SETTINGS, type Settings, type SettingsStore } from '../core/community.ts'
import { faultData, type Log } from './log.ts'

type Change = Partial<Settings> | ((settings: Settings) => Partial<Settings>)

/** Settings in memory, since who sees a reply is decided before anything is read. */
export class SettingsBook {
  #settings: ReadonlyMap<string, Settings>
  readonly #store: SettingsStore
  /** The last of what was begun: a reading that overlaps a change would bring the old state back. */
  #last: Promise<unknown> = Promise.resolve()

  private constructor(store: SettingsStore, settings: ReadonlyMap<string, Settings>) {
    this.#store = store
    this.#settings = settings
  }

  static async open(store: SettingsStore): Promise<SettingsBook> {
    return new SettingsBook(store, await store.all())
  }

  of(guild: string | null): Settings {
    return (guild !== null && this.#settings.get(guild)) || DEFAULT_SETTINGS
  }

  /** Changes what the store holds now, which another process may have changed. */
  change(guild: string, change: Change): Promise<Settings> {
    return this.#inTurn(async () => {
      this.#settings = await this.#store.all()
      const before = this.of(guild)
      const settings = { ...before, ...(typeof change === 'function' ? change(before) : change) }
      await this.#store.put(guild, settings)
      this.#settings = new Map([...this.#settings, [guild, settings]])
      return settings
    })
  }

  remove(guild: string): Promise<void> {
    return this.#inTurn(async () => {
      await this.#store.remove(guild)
      this.#settings = new Map([...this.#settings].filter(([one]) => one !== guild))
    })
  }

  /** Takes over what other processes changed. */
  refresh(): Promise<void> {
    return this.#inTurn(async () => {
      this.#settings = await this.#store.all()
    })
  }

  /** Calls after changes by others, where the store can tell of them; gives what ends it. */
  watch(onChange: () => void): Promise<() => Promise<void>> {
    return this.#store.watch(onChange)
  }

  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const done = this.#last.then(work)
    this.#last = done.catch(() => undefined)
    return done
  }
}

const REFRESH_MS = 10_000

/**
 * For processes that share servers with others: takes over what those changed, at once where the
 * store tells of it, and every ten seconds.
 */
export function startRefreshing(book: SettingsBook, log: Log): { stop(): void } {
  const refresh = (): void => {
    book.refresh().catch((error) => log.error(faultData(error), 'settings could not be read again'))
  }
  const timer = setInterval(refresh, REFRESH_MS)
  const watching = book.watch(refresh)
  // What changed before it listened.
  watching.then(refresh, (error: unknown) => {
    log.error(faultData(error), 'changes of settings are seen late')
  })
  return {
    stop: () => {
      clearInterval(timer)
      watching.then(
        (end) => end(),
        () => undefined,
      )
    },
  }
}

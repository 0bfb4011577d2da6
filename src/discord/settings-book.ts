import { DEFAULT_SETTINGS, type Settings, type SettingsStore } from '../core/community.ts'
import { faultData, type Log } from './log.ts'

/** Settings in memory, since who sees a reply is decided before anything is read. */
export class SettingsBook {
  #settings: Map<string, Settings>
  /** Counts what this process changed itself. */
  #changes = 0
  readonly #store: SettingsStore

  private constructor(store: SettingsStore, settings: ReadonlyMap<string, Settings>) {
    this.#store = store
    this.#settings = new Map(settings)
  }

  static async open(store: SettingsStore): Promise<SettingsBook> {
    return new SettingsBook(store, await store.all())
  }

  of(guild: string | null): Settings {
    return (guild !== null && this.#settings.get(guild)) || DEFAULT_SETTINGS
  }

  async change(guild: string, change: Partial<Settings>): Promise<Settings> {
    const settings = { ...this.of(guild), ...change }
    await this.#store.put(guild, settings)
    this.#changes += 1
    this.#settings.set(guild, settings)
    return settings
  }

  async remove(guild: string): Promise<void> {
    await this.#store.remove(guild)
    this.#changes += 1
    this.#settings.delete(guild)
  }

  /** Takes over what other processes changed. */
  async refresh(): Promise<void> {
    const before = this.#changes
    const all = await this.#store.all()
    // What was read before a change of one's own would undo it here.
    if (before === this.#changes) this.#settings = new Map(all)
  }
}

const REFRESH_MS = 10_000

/** For processes that share servers with others: takes over every ten seconds what those changed. */
export function startRefreshing(book: SettingsBook, log: Log): { stop(): void } {
  const refresh = (): void => {
    book.refresh().catch((error) => log.error(faultData(error), 'settings could not be read again'))
  }
  const timer = setInterval(refresh, REFRESH_MS)
  return { stop: () => clearInterval(timer) }
}

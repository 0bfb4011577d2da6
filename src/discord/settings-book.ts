import { DEFAULT_SETTINGS, type Settings, type SettingsStore } from '../core/community.ts'

/** Settings in memory, since who sees a reply is decided before anything is read. */
export class SettingsBook {
  #settings: Map<string, Settings>
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
    this.#settings.set(guild, settings)
    return settings
  }

  async remove(guild: string): Promise<void> {
    await this.#store.remove(guild)
    this.#settings.delete(guild)
  }

  /** Takes over what other processes changed. */
  async refresh(): Promise<void> {
    this.#settings = new Map(await this.#store.all())
  }
}

import type { Context } from './context.ts'
import { type GenerationRow, liveGeneration } from './rows.ts'
import { loadSearchIndex, type SearchIndex } from './search-index.ts'

interface Entry {
  readonly generation: GenerationRow
  readonly loading: Promise<SearchIndex>
  loaded: SearchIndex | null
}

/** How often another process's commits are looked for, in milliseconds. */
const REFRESH_MS = 500

/** A generation out of which a document was forgotten is another one. */
const nameOf = ({ collectionId, generation, documents }: GenerationRow): string =>
  `${collectionId}:${generation}:${documents}`

/** Loaded generations: the last used ones, within a budget of memory. */
export class IndexCache {
  /** The last used one is last. */
  readonly #entries = new Map<string, Entry>()
  readonly #background = new Set<Promise<unknown>>()
  readonly #refreshing: NodeJS.Timeout
  #seen: number | string

  constructor(readonly context: Context) {
    this.#seen = context.connection.pragma('data_version')
    this.#refreshing = setInterval(() => this.#refresh(), REFRESH_MS).unref()
  }

  /** The generation, loaded now if it is not. */
  get(generation: GenerationRow): Promise<SearchIndex> {
    const name = nameOf(generation)
    const entry = this.#entries.get(name) ?? this.#load(generation)
    this.#entries.delete(name)
    this.#entries.set(name, entry)
    return entry.loading
  }

  /** Resolves when no work is under way. */
  async close(): Promise<void> {
    clearInterval(this.#refreshing)
    await Promise.allSettled(this.#background)
    this.#entries.clear()
  }

  #load(generation: GenerationRow): Entry {
    const loading = loadSearchIndex(this.context, generation)
    const entry: Entry = { generation, loading, loaded: null }
    const done = loading.then(
      async (index) => {
        entry.loaded = index
        this.#trim(entry)
        await index.settled
      },
      () => {
        if (this.#entries.get(nameOf(generation)) === entry) {
          this.#entries.delete(nameOf(generation))
        }
      },
    )
    this.#background.add(done)
    void done.finally(() => this.#background.delete(done))
    return entry
  }

  /** Drops the collection's other generations, and the least used ones beyond the budget. */
  #trim(newest: Entry): void {
    let bytes = 0
    for (const [name, entry] of [...this.#entries].reverse()) {
      if (entry === newest || entry.loaded === null) {
        bytes += entry.loaded?.bytes ?? 0
        continue
      }
      bytes += entry.loaded.bytes
      const isSuperseded = entry.generation.collectionId === newest.generation.collectionId
      if (!isSuperseded && bytes <= this.context.cacheBytes) continue
      this.#entries.delete(name)
      void entry.loaded.free()
    }
  }

  /** Loads new generations of collections in use, so that the next question need not wait for it. */
  #refresh(): void {
    try {
      const seen = this.context.connection.pragma('data_version')
      if (seen === this.#seen) return
      this.#seen = seen
      for (const { generation } of [...this.#entries.values()]) {
        const live = liveGeneration(this.context.connection, generation.collectionId)
        // A load that fails is told of by the search that needs it.
        if (live && !this.#entries.has(nameOf(live))) this.get(live).catch(() => undefined)
      }
    } catch {
      // A busy database is looked at again at the next turn.
    }
  }
}

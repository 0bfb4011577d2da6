import { updateIndex } from '../../src/core/build-index.ts'
import { DEFAULT_CHUNKING } from '../../src/core/chunk.ts'
import type { CitedSlices } from '../../src/core/cited.ts'
import type { DocumentInput } from '../../src/core/document.ts'
import { fingerprintOf } from '../../src/core/generation.ts'
import type { IndexReport } from '../../src/core/index-report.ts'
import type { Indexer, IndexRunOptions, NewSource } from '../../src/core/indexer.ts'
import type { Store } from '../../src/core/store.ts'
import { hashEmbedder } from './hash-embedder.ts'

/** Indexes texts that the test holds: pages by address, files as they come. */
export class MemoryIndexer implements Indexer {
  /** What `refresh` finds, by collection; a reason: it cannot be read. */
  readonly sources = new Map<string, Map<string, DocumentInput | string>>()
  /** What stands at an address. */
  readonly pages = new Map<string, DocumentInput>()
  /** Called before each source is read. */
  beforeSource: (signal: AbortSignal | undefined) => Promise<void> = async () => {}
  readonly #store: Store
  readonly #slices: CitedSlices

  constructor(store: Store, slices: CitedSlices) {
    this.#store = store
    this.#slices = slices
  }

  refresh(collection: string, run: IndexRunOptions): Promise<IndexReport> {
    return this.#index(collection, this.#of(collection), run)
  }

  async sourcesOf(collection: string): Promise<string[]> {
    return [...this.#of(collection).keys()]
  }

  async add(collection: string, source: NewSource, run: IndexRunOptions): Promise<IndexReport> {
    const [name, document] = this.#read(source)
    if (!run.dryRun && typeof document !== 'string') this.#of(collection).set(name, document)
    return this.#index(collection, new Map([[name, document]]), run)
  }

  async remove(
    collection: string,
    documents: readonly string[],
    holder: string,
  ): Promise<string[]> {
    const fingerprint = fingerprintOf(hashEmbedder, DEFAULT_CHUNKING)
    const draft = await this.#store.begin(collection, { holder, fingerprint })
    for (const id of documents) {
      await draft.remove(id)
      this.#of(collection).delete(id)
    }
    await draft.commit()
    return [...documents]
  }

  async forget(collection: string): Promise<void> {
    const live = await this.#store.live(collection)
    const ids = ((await live?.documents()) ?? []).map(({ id }) => id)
    await this.remove(collection, ids, 'the test')
    for (const id of ids) await this.#slices.forget(collection, id)
    this.sources.delete(collection)
  }

  #read(source: NewSource): [string, DocumentInput | string] {
    if (source.kind === 'page')
      return [source.url, this.pages.get(source.url) ?? 'The address answered 404.']
    if (source.kind === 'text') {
      const { title, text } = source
      return [title, { id: title, title, text, source: `upload:${title}` }]
    }
    const id = source.name.replace(/\.\w+$/, '')
    return [
      id,
      { id, title: id, text: Buffer.from(source.bytes).toString(), source: `upload:${id}` },
    ]
  }

  #of(collection: string): Map<string, DocumentInput | string> {
    const known = this.sources.get(collection) ?? new Map()
    this.sources.set(collection, known)
    return known
  }

  #index(
    collection: string,
    sources: ReadonlyMap<string, DocumentInput | string>,
    run: IndexRunOptions,
  ): Promise<IndexReport> {
    const before = this.beforeSource
    const outcomes = async function* () {
      for (const [source, document] of sources) {
        await before(run.signal)
        if (typeof document === 'string') yield { source, reason: document }
        else yield { source, documents: [document] }
      }
    }
    return updateIndex({ store: this.#store, embedder: hashEmbedder }, collection, outcomes(), run)
  }
}

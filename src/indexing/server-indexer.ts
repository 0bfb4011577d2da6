import { fileURLToPath } from 'node:url'
import type { CitedSlices } from '../core/cited.ts'
import { DEFAULT_COLLECTION } from '../core/community.ts'
import type { IndexReport } from '../core/index-report.ts'
import {
  type Indexer,
  type IndexRunOptions,
  type NewSource,
  NoWebAddressError,
} from '../core/indexer.ts'
import { type KeptSources, UPLOAD, withoutPart } from '../core/kept-sources.ts'
import type { SourceBook } from '../core/source-book.ts'
import { type DocumentSummary, KEPT_GENERATIONS, type Store } from '../core/store.ts'
import { type FileInFolder, isWebAddress, type SourceInput } from '../sources/resource.ts'
import { CollectionSources } from './collection-sources.ts'
import type { IndexingOptions } from './index-sources.ts'
import { givenFile, nameOf, textFile } from './upload-names.ts'

/** One run over sources, wherever it runs; it keeps the bytes of files that are given. */
export type RunIndexing = (
  collection: string,
  inputs: readonly SourceInput[],
  run: IndexRunOptions & Pick<IndexingOptions, 'isGiven' | 'rebuild'>,
) => Promise<IndexReport>

export interface ServerIndexerParts {
  readonly store: Store
  readonly slices: CitedSlices
  /** Of the embedder and the chunking. */
  readonly fingerprint: string
  readonly kept: KeptSources
  readonly sources: SourceBook
  readonly index: RunIndexing
}

/** Indexes what moderators add; files they send are kept, since links to attachments expire. */
export class ServerIndexer implements Indexer {
  readonly #parts: ServerIndexerParts

  constructor(parts: ServerIndexerParts) {
    this.#parts = parts
  }

  async refresh(
    collection: string,
    run: IndexRunOptions,
    only?: readonly string[],
  ): Promise<IndexReport> {
    const sources = await this.#sources(collection)
    const inputs: SourceInput[] = []
    for (const source of only === undefined ? sources.all() : sources.some(only)) {
      const input = await this.#input(collection, source)
      if (input !== null) inputs.push(input)
    }
    return this.#index(collection, inputs, run)
  }

  async sourcesOf(collection: string): Promise<string[]> {
    return (await this.#sources(collection)).units()
  }

  async add(collection: string, source: NewSource, run: IndexRunOptions): Promise<IndexReport> {
    if (source.kind === 'page') {
      // Anything else would be taken for a path on the operator's machine.
      if (!isWebAddress(source.url)) throw new NoWebAddressError({ url: source.url })
      return this.#index(collection, [source.url], { ...run, isGiven: true })
    }
    const file = givenFile(source.kind === 'text' ? textFile(source) : source)
    return this.#index(collection, [file], { ...run, isGiven: true })
  }

  async remove(
    collection: string,
    documents: readonly string[],
    holder: string,
  ): Promise<string[]> {
    const { store } = this.#parts
    const live = await store.live(collection)
    const all = (await live?.documents()) ?? []
    const there = all.filter(({ id }) => documents.includes(id))
    if (there.length === 0) return []
    const draft = await store.begin(collection, { holder, fingerprint: this.#parts.fingerprint })
    try {
      for (const { id } of there) await draft.remove(id)
      await draft.commit()
    } finally {
      await draft.abort()
    }
    const left = new Set(all.filter((one) => !there.includes(one)).map(fileOf))
    // A file that others came from as well is read again for those.
    const unused = there.map(fileOf).filter((source) => !left.has(source))
    await this.#parts.kept.drop(collection, unused)
    const own = there.map(({ source }) => source ?? '')
    await this.#parts.sources.leaveOut(collection, [...new Set([...own, ...unused])])
    return there.map(({ id }) => id)
  }

  async forget(collection: string): Promise<void> {
    const { store, slices } = this.#parts
    const live = await store.live(collection)
    for (const { id } of (await live?.documents()) ?? []) await slices.forget(collection, id)
    // An empty generation for each that is kept: the old ones are pruned with what they held.
    for (let kept = 0; live !== null && kept < KEPT_GENERATIONS; kept += 1) {
      const options = { holder: 'the deletion of a server', fingerprint: this.#parts.fingerprint }
      const draft = await store.begin(collection, { ...options, rebuild: true })
      await draft.commit()
    }
    await this.#parts.kept.forget(collection)
    await this.#parts.sources.forget(collection)
  }

  /** After an update with another model all is made anew: nobody on Discord could ask for that. */
  async #index(
    collection: string,
    inputs: readonly SourceInput[],
    run: IndexRunOptions & Pick<IndexingOptions, 'isGiven'>,
  ): Promise<IndexReport> {
    const live = await this.#parts.store.live(collection)
    const rebuild = live !== null && live.summary.fingerprint !== this.#parts.fingerprint
    return this.#parts.index(collection, inputs, { ...run, rebuild })
  }

  async #sources(collection: string): Promise<CollectionSources> {
    const { store, sources } = this.#parts
    const documents = (await (await store.live(collection))?.documents()) ?? []
    const given = await sources.given(collection)
    const isOperators = collection === DEFAULT_COLLECTION
    return new CollectionSources(given, documents.map(fileOf), isOperators)
  }

  /** Null for an upload whose bytes are gone, as after a rollback beyond its removal: its documents stay. */
  async #input(collection: string, source: string | FileInFolder): Promise<SourceInput | null> {
    if (typeof source !== 'string') return source
    if (!source.startsWith(UPLOAD))
      return source.startsWith('file:') ? fileURLToPath(source) : source
    const bytes = await this.#parts.kept.read(collection, source)
    return bytes && { name: nameOf(source), bytes, source }
  }
}

/** Where a document was read from, whichever part of it. */
const fileOf = ({ source }: DocumentSummary): string => withoutPart(source ?? '')

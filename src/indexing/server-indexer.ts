import { createHash } from 'node:crypto'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { IndexReport } from '../core/build-index.ts'
import type { CitedSlices } from '../core/cited.ts'
import { DEFAULT_COLLECTION } from '../core/community.ts'
import { type Indexer, type IndexRun, type NewSource, NoWebAddressError } from '../core/indexer.ts'
import { KEPT_GENERATIONS, type Store } from '../core/store.ts'
import { type GivenFile, isWebAddress, type SourceInput } from '../sources/resource.ts'
import { UPLOAD, uploadPath, uploadsDirectory, withoutPart } from './uploads.ts'

/** One run over sources, wherever it runs. */
export type RunIndexing = (
  collection: string,
  inputs: readonly SourceInput[],
  run: IndexRun,
) => Promise<IndexReport>

export interface ServerIndexerParts {
  readonly store: Store
  readonly slices: CitedSlices
  /** Of the embedder and the chunking. */
  readonly fingerprint: string
  readonly dataDirectory: string
  readonly index: RunIndexing
}

/** Indexes what moderators add; files they send are kept, since links to attachments expire. */
export class ServerIndexer implements Indexer {
  readonly #parts: ServerIndexerParts

  constructor(parts: ServerIndexerParts) {
    this.#parts = parts
  }

  async refresh(collection: string, run: IndexRun): Promise<IndexReport> {
    const live = await this.#parts.store.live(collection)
    const sources = ((await live?.documents()) ?? []).map(({ source }) => withoutPart(source ?? ''))
    const kept: SourceInput[] = []
    for (const source of new Set(sources)) {
      const isOperators = collection === DEFAULT_COLLECTION && source.startsWith('file:')
      if (isWebAddress(source) || isOperators) kept.push(source)
      if (source.startsWith(UPLOAD)) kept.push(await this.#upload(collection, source))
    }
    return this.#parts.index(collection, kept.map(pathOf), run)
  }

  async add(collection: string, source: NewSource, run: IndexRun): Promise<IndexReport> {
    if (source.kind === 'page') {
      // Anything else would be taken for a path on the operator's machine.
      if (!isWebAddress(source.url)) throw new NoWebAddressError({ url: source.url })
      return this.#parts.index(collection, [source.url], run)
    }
    const file = givenFile(source.kind === 'text' ? textFile(source) : source)
    const report = await this.#parts.index(collection, [file], run)
    const isTaken = report.failed.length === 0 && run.dryRun !== true
    if (isTaken) await this.#keep(collection, file)
    return report
  }

  async remove(
    collection: string,
    documents: readonly string[],
    holder: string,
  ): Promise<string[]> {
    const { store } = this.#parts
    const live = await store.live(collection)
    const there = ((await live?.documents()) ?? []).filter(({ id }) => documents.includes(id))
    if (there.length === 0) return []
    const draft = await store.begin(collection, { holder, fingerprint: this.#parts.fingerprint })
    try {
      for (const { id } of there) await draft.remove(id)
      await draft.commit()
    } finally {
      await draft.abort()
    }
    for (const { source } of there)
      if (source?.startsWith(UPLOAD)) await rm(this.#place(collection, source), { force: true })
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
    await rm(this.#directory(collection), { recursive: true, force: true })
  }

  #directory(collection: string): string {
    return uploadsDirectory(this.#parts.dataDirectory, collection)
  }

  #place(collection: string, source: string): string {
    return uploadPath(this.#parts.dataDirectory, collection, source)
  }

  async #keep(collection: string, { source, bytes }: GivenFile): Promise<void> {
    await mkdir(this.#directory(collection), { recursive: true })
    await writeFile(this.#place(collection, source), bytes)
  }

  async #upload(collection: string, source: string): Promise<GivenFile> {
    const bytes = await readFile(this.#place(collection, source))
    return { name: nameOf(source), bytes, source }
  }
}

const pathOf = (input: SourceInput): SourceInput =>
  typeof input === 'string' && input.startsWith('file:') ? fileURLToPath(input) : input

/** A text in the form that keeps title and text as they were given. */
const textFile = ({ title, text }: { title: string; text: string }) => ({
  name: `${title}.jsonl`,
  bytes: Buffer.from(`${JSON.stringify({ id: title, title, text })}\n`),
})

/** The same name again is a new version of the same source. */
function givenFile({ name, bytes }: { name: string; bytes: Uint8Array }): GivenFile {
  const safe = name.replace(/[^\p{L}\p{N}._-]+/gu, '-').slice(-80)
  const key = createHash('sha256').update(name).digest('hex').slice(0, 12)
  return { name, bytes, source: `${UPLOAD}${key}-${encodeURIComponent(safe)}` }
}

const nameOf = (source: string): string =>
  decodeURIComponent(source.slice(UPLOAD.length).replace(/^[0-9a-f]{12}-/, ''))

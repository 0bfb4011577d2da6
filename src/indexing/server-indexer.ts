import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import type { IndexReport } from '../core/build-index.ts'
import type { CitedSlices } from '../core/cited.ts'
import { DEFAULT_COLLECTION } from '../core/community.ts'
import { type Indexer, type IndexRun, type NewSource, NoWebAddressError } from '../core/indexer.ts'
import { type KeptSources, UPLOAD, withoutPart } from '../core/kept-sources.ts'
import { type DocumentSummary, KEPT_GENERATIONS, type Store } from '../core/store.ts'
import { type GivenFile, isWebAddress, type SourceInput } from '../sources/resource.ts'

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
  readonly kept: KeptSources
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
    const sources = ((await live?.documents()) ?? []).map(fileOf)
    const kept: SourceInput[] = []
    for (const source of new Set(sources)) {
      const isOperators = collection === DEFAULT_COLLECTION && source.startsWith('file:')
      if (isWebAddress(source) || isOperators) kept.push(source)
      // Without its bytes, as after a rollback beyond its removal, a document stays as it is.
      const bytes = source.startsWith(UPLOAD)
        ? await this.#parts.kept.read(collection, source)
        : null
      if (bytes !== null) kept.push({ name: nameOf(source), bytes, source })
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
    if (isTaken) await this.#parts.kept.keep(collection, file.source, file.bytes)
    return report
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
  }
}

/** Where a document was read from, whichever part of it. */
const fileOf = ({ source }: DocumentSummary): string => withoutPart(source ?? '')

const pathOf = (input: SourceInput): SourceInput =>
  typeof input === 'string' && input.startsWith('file:') ? fileURLToPath(input) : input

/** A text in the form that keeps title and text as they were given. */
const textFile = ({ title, text }: { title: string; text: string }) => ({
  name: `${title}.jsonl`,
  bytes: Buffer.from(`${JSON.stringify({ id: title, title, text })}\n`),
})

/** The same name again is a new version of the same source. */
function givenFile({ name, bytes }: { name: string; bytes: Uint8Array }): GivenFile {
  const key = createHash('sha256').update(name).digest('hex').slice(0, 12)
  return { name, bytes, source: `${UPLOAD}${key}-${encodedEnd(name)}` }
}

/** What a file system takes, less the key ahead; in bytes. */
const MAX_ENCODED_LENGTH = 240

/** The end of a name, with its ending, as it can stand in a source and be the name of a file. */
function encodedEnd(name: string): string {
  const safe = name.toWellFormed().replace(/[^\p{L}\p{N}._-]+/gu, '-')
  let encoded = ''
  for (const character of [...safe].slice(-80).reverse()) {
    const longer = encodeURIComponent(character) + encoded
    if (longer.length > MAX_ENCODED_LENGTH) break
    encoded = longer
  }
  return encoded
}

const nameOf = (source: string): string =>
  decodeURIComponent(source.slice(UPLOAD.length).replace(/^[0-9a-f]{12}-/, ''))

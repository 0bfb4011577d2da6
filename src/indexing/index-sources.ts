import { type IndexParts, updateIndex } from '../core/build-index.ts'
import type { IndexReport } from '../core/index-report.ts'
import type { KeptSources } from '../core/kept-sources.ts'
import { type SourceBook, sourceKey } from '../core/source-book.ts'
import { openSources } from '../sources/read-sources.ts'
import { type GivenFile, type SourceInput, sourceOf } from '../sources/resource.ts'
import type { WebOptions } from '../sources/web/web-reader.ts'

export interface IndexingParts extends IndexParts {
  readonly sources: SourceBook
  readonly kept: KeptSources
}

/** How far a run is. */
export interface IndexingProgress {
  /** Of the sources, in bytes. */
  readonly bytesDone: number
  readonly bytesTotal: number
  /** Read so far, unchanged ones included. */
  readonly documents: number
  /** Embedded or reused so far. */
  readonly passages: number
}

export interface IndexingOptions {
  /** Who writes, in words for whoever has to wait. */
  readonly holder: string
  /**
   * Somebody names these sources: those that can be read are recorded, to be read again later on,
   * what was left out of them is let in again, and the bytes of files that came as such are kept.
   */
  readonly isGiven?: boolean
  /** Also removes documents whose source is gone. */
  readonly prune?: boolean
  /** Only the diff; nothing is written. */
  readonly dryRun?: boolean
  /** Makes every passage anew. */
  readonly rebuild?: boolean
  readonly signal?: AbortSignal
  /** How pages are read; other than the default in tests alone. */
  readonly web?: Partial<WebOptions>
  readonly onProgress?: (progress: IndexingProgress) => void
}

/**
 * Brings a collection up to date with files, folders and addresses.
 * @throws what `updateIndex` throws; faults of a source stand in the report.
 */
export async function indexSources(
  parts: IndexingParts,
  collection: string,
  inputs: readonly SourceInput[],
  { isGiven, prune, onProgress, web, ...options }: IndexingOptions,
): Promise<IndexReport> {
  const live = await parts.store.live(collection)
  const documents = (await live?.documents()) ?? []
  let progress: IndexingProgress = { bytesDone: 0, bytesTotal: 0, documents: 0, passages: 0 }
  const tell = (change: Partial<IndexingProgress>): void => {
    progress = { ...progress, ...change }
    onProgress?.(progress)
  }
  const validators = await parts.kept.validators(collection)
  const run = openSources(inputs, {
    validators,
    onlyNewLinks: !isGiven,
    leftOut: await leftOut(parts.sources, collection, isGiven ? inputs : []),
    ...(web && { web }),
    known: new Map(documents.map(({ id, source }) => [id, source])),
    ...(options.signal && { signal: options.signal }),
    onProgress: (bytesDone, bytesTotal) => tell({ bytesDone, bytesTotal }),
  })
  const report = await updateIndex(parts, collection, run.outcomes(), {
    ...options,
    isGone: (document) => run.isGone(document, !prune),
    keepsGone: !prune,
    // First the bytes: a crash in between then leaves newer bytes, which the next reading takes in,
    // and never older ones, which would undo what was added.
    beforeCommit: async () =>
      isGiven ? keepBytes(parts.kept, collection, inputs, run.readable()) : undefined,
    onProgress: tell,
  })
  if (options.dryRun) return report
  if (isGiven) await parts.sources.add(collection, run.readable())
  if (validators.size > 0) await parts.kept.keepValidators(collection, validators)
  return report
}

const isGivenFile = (input: SourceInput): input is GivenFile =>
  typeof input !== 'string' && 'bytes' in input

/** Of files that gave something, whichever of their parts could not be read. */
async function keepBytes(
  kept: KeptSources,
  collection: string,
  inputs: readonly SourceInput[],
  readable: readonly string[],
): Promise<void> {
  for (const { source, bytes } of inputs.filter(isGivenFile))
    if (readable.includes(source)) await kept.keep(collection, source, bytes)
}

/** What is not to be read, but for what is in the files and pages that are given now. */
async function leftOut(
  book: SourceBook,
  collection: string,
  given: readonly SourceInput[],
): Promise<ReadonlySet<string>> {
  const named = new Set(given.map((input) => sourceKey(sourceOf(input) ?? '')))
  const keys = await book.leftOut(collection)
  return new Set([...keys].filter((key) => !named.has(key.split('#')[0]!)))
}

import { type IndexParts, type IndexReport, updateIndex } from '../core/build-index.ts'
import type { KeptSources } from '../core/kept-sources.ts'
import { openSources } from '../sources/read-sources.ts'
import type { SourceInput } from '../sources/resource.ts'
import type { WebOptions } from '../sources/web/web-reader.ts'

export interface IndexingParts extends IndexParts {
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
  { prune, onProgress, web, ...options }: IndexingOptions,
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
    ...(web && { web }),
    known: new Map(documents.map(({ id, source }) => [id, source])),
    ...(options.signal && { signal: options.signal }),
    onProgress: (bytesDone, bytesTotal) => tell({ bytesDone, bytesTotal }),
  })
  const report = await updateIndex(parts, collection, run.outcomes(), {
    ...options,
    ...(prune && { isGone: (document) => run.isGone(document) }),
    onProgress: tell,
  })
  if (!options.dryRun && validators.size > 0)
    await parts.kept.keepValidators(collection, validators)
  return report
}

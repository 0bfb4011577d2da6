import { UserError } from './errors.ts'
import type { IndexProgress, IndexReport } from './index-report.ts'

/** What was given as the address of a page is none. */
export class NoWebAddressError extends UserError {
  override readonly name = 'NoWebAddressError'
  constructor(override readonly data: { readonly url: string }) {
    super('The address of a page begins with http:// or https://.')
  }
}

/** What a moderator adds. */
export type NewSource =
  | { readonly kind: 'page'; readonly url: string }
  | { readonly kind: 'text'; readonly title: string; readonly text: string }
  /** Kept with the index, since links to attachments expire. */
  | { readonly kind: 'file'; readonly name: string; readonly bytes: Uint8Array }

export interface IndexRunOptions {
  /** Who writes, in words for whoever has to wait. */
  readonly holder: string
  /** Only the diff; nothing is written. */
  readonly dryRun?: boolean
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: IndexProgress) => void
}

/**
 * Port: brings a collection up to date with its sources. Runs beside whatever answers questions.
 * All but `forget` throw CollectionBusyError when another run holds the collection, and the
 * signal's reason when cancelled; the live generation then stays as it is.
 */
export interface Indexer {
  /**
   * Reads sources of the collection again: those that were given, and those of its documents.
   * Faults of a source stand in the report.
   * @param only of `sourcesOf`; or files below a folder of them. Absent: all.
   */
  refresh(collection: string, run: IndexRunOptions, only?: readonly string[]): Promise<IndexReport>
  /** What `refresh` reads, each of which may be read at another time; URLs without `#`. */
  sourcesOf(collection: string): Promise<string[]>
  /**
   * Reads one more source, which `refresh` will know from then on, unless the run was dry or it failed.
   * @throws NoWebAddressError for a page of another scheme, or a path.
   */
  add(collection: string, source: NewSource, run: IndexRunOptions): Promise<IndexReport>
  /** Takes documents out, and what was kept to read them again. @returns those that were there. */
  remove(collection: string, documents: readonly string[], holder: string): Promise<string[]>
  /** Forgets all of a collection: documents, kept generations, cited slices, files. */
  forget(collection: string): Promise<void>
}

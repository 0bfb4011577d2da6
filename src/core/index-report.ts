import type { ChunkingOptions } from './chunk.ts'
import type { DocumentInput } from './document.ts'

/** What one source delivered, or why it could not. */
export type SourceOutcome =
  | { readonly source: string; readonly documents: readonly DocumentInput[] }
  | SourceFailure

export interface SourceFailure {
  readonly source: string
  readonly reason: string
  /** A server asked not to be asked again before, in milliseconds. */
  readonly waitMs?: number
}

/** What a document would say newly, and not say any more. Sentences in document order, long ones cut. */
export interface DocumentChange {
  readonly document: string
  readonly removed: readonly string[]
  readonly added: readonly string[]
  /** Sentences that are left out above. */
  readonly more: number
}

/** The diff between the generation before and after. Ids of documents, in the order they came. */
export interface IndexReport {
  /** The live generation's number; 0 when there is none. */
  readonly generation: number
  readonly added: readonly string[]
  readonly changed: readonly string[]
  readonly unchanged: number
  readonly removed: readonly string[]
  readonly failed: readonly SourceFailure[]
  /** Documents that stay although their source is gone; absent: none were found. */
  readonly gone?: readonly string[]
  /** Of the whole collection. */
  readonly passages: number
  readonly elapsedMs: number
  /** Of a dry run: the sentences that change, of the first documents in which some do. */
  readonly changes?: readonly DocumentChange[]
}

export interface IndexProgress {
  /** Documents read so far, unchanged ones included. */
  readonly documents: number
  /** Passages embedded or reused so far. */
  readonly passages: number
}

export interface UpdateOptions {
  /** Who writes, in words for whoever has to wait. */
  readonly holder: string
  /** Only the diff; nothing is written and no lease is taken. */
  readonly dryRun?: boolean
  /** Begin anew under the current model and chunking; documents not delivered are taken from the store. */
  readonly rebuild?: boolean
  /** Documents not delivered in this run for which it says so are removed, or told of if `keepsGone`. */
  readonly isGone?: (document: {
    readonly id: string
    readonly source: string | null
  }) => Promise<boolean>
  readonly keepsGone?: boolean
  /** Called when all is read and made, before it becomes live; not in a dry run. Its fault ends the run. */
  readonly beforeCommit?: () => Promise<void>
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: IndexProgress) => void
  readonly chunking?: ChunkingOptions
}

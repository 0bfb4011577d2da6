import type { Passage } from './chunk.ts'
import type { Document } from './document.ts'
import type { NamedEntity } from './reader.ts'

/** What may be known of a passage besides its text. */
interface NamedPassage extends Passage {
  /**
   * Names in it, and in the headings and credits by it; with the document's offsets, in order.
   * Absent: nobody looked for names.
   */
  readonly names?: readonly NamedEntity[]
}

/** What the embedder made of a passage. */
export interface PassageVectors {
  /** Unit length; of the same dimensions throughout a generation. */
  readonly vector: Float32Array
  /** Of its tokens, packed as `packTokens` does; perhaps empty. */
  readonly tokens: Uint8Array
}

/** A passage as it goes into a store. */
export interface IndexedPassage extends NamedPassage, PassageVectors {
  /** SHA-256 of what the embedder saw: an equal one means equal vectors. */
  readonly inputHash: string
  /** Raw frequency of each term of passage and context. */
  readonly terms: ReadonlyMap<string, number>
}

/** A passage as it comes out of a generation. */
export interface StoredPassage extends NamedPassage {
  /** Names the passage within its generation. */
  readonly id: number
  readonly documentId: string
}

/** One found passage; both scores are exact, whichever way it was found. */
export interface Candidate {
  readonly passageId: number
  /** Cosine similarity, −1 to 1. */
  readonly cosine: number
  /** BM25 (k1 1.2, b 0.75), 0 when no term matches. */
  readonly bm25: number
}

export interface SearchRequest {
  /** Unit length. */
  readonly vector: Float32Array
  /** Weight of each term of the question, 0 or more; its part of BM25 is multiplied by it. */
  readonly terms: ReadonlyMap<string, number>
  /** How many are taken from each of the two ways. */
  readonly limit: number
}

/** A document without its text. */
export interface DocumentSummary extends Omit<Document, 'text'> {
  readonly passages: number
}

export interface GenerationSummary {
  readonly generation: number
  readonly live: boolean
  /** ISO 8601. */
  readonly created: string
  readonly fingerprint: string
  readonly documents: number
  readonly passages: number
}

/**
 * One complete, immutable state of a collection's index. Stays usable after a newer one went live,
 * as long as it is one of the `KEPT_GENERATIONS`; then its methods throw a UserError.
 */
export interface Generation {
  readonly collection: string
  readonly summary: GenerationSummary
  /** By id, in code-unit order. Takes longer the more there are: not for use within a question. */
  documents(): Promise<DocumentSummary[]>
  /** Row `i` belongs to `ids[i]`; null for a document that is not of this generation. */
  summaries(ids: readonly string[]): Promise<(DocumentSummary | null)[]>
  /** The documents' languages, each once, in code-unit order. */
  languages(): Promise<string[]>
  /** A fresh read of the stored text, never a copy kept in memory. */
  document(id: string): Promise<Document | null>
  /** Row `i` belongs to `ids[i]`. @throws RangeError for an id that is not of this generation. */
  passages(ids: readonly number[]): Promise<StoredPassage[]>
  /** All passages of one document, in order of start. */
  passagesOf(documentId: string): Promise<StoredPassage[]>
  /** Unit vectors; row `i` belongs to `ids[i]`. */
  vectors(ids: readonly number[]): Promise<Float32Array[]>
  /** Packed token vectors; row `i` belongs to `ids[i]`. @throws RangeError as `passages`. */
  tokens(ids: readonly number[]): Promise<Uint8Array[]>
  /**
   * The union of the `limit` best by cosine and the `limit` best by BM25 (only those above 0),
   * ordered by passage id.
   */
  search(request: SearchRequest): Promise<Candidate[]>
  /** In how many passages each term stands; row `i` belongs to `terms[i]`. */
  frequencies(terms: readonly string[]): Promise<number[]>
  /**
   * Terms of the index within `maxEdits` of `term`, itself left out, at most `limit`: nearest first,
   * then those of more passages, then in code-unit order. Edits count UTF-16 code units; two
   * neighbours swapped are one edit.
   */
  nearTerms(
    term: string,
    maxEdits: number,
    limit: number,
  ): Promise<{ readonly term: string; readonly edits: number }[]>
}

/** The next generation while it is made: begins as a copy of the live one. Its maker holds the lease. */
export interface Draft {
  /** What it was begun from; null for a first one or a rebuild. */
  readonly base: Generation | null
  /** Vectors that the collection holds for these embedder inputs under the draft's fingerprint. */
  knownVectors(inputHashes: readonly string[]): Promise<Map<string, PassageVectors>>
  /**
   * Adds the document or replaces its version.
   * @throws RangeError for a vector or a term frequency that no search could use.
   * @throws LeaseLostError, and a UserError when the disk is full: the draft is given up then.
   */
  put(document: Document, passages: readonly IndexedPassage[]): Promise<void>
  remove(documentId: string): Promise<void>
  /**
   * Makes the draft live in one step, prunes, gives the lease back. A draft that changed nothing
   * leaves the live generation as it is. Every other one gets a number above all earlier ones.
   * @throws LeaseLostError, and a UserError when the disk is full; the old generation stays then.
   */
  commit(): Promise<Generation>
  /** Forgets the draft, gives the lease back. Does nothing after `commit`. */
  abort(): Promise<void>
}

export interface DraftOptions {
  /** Who writes, in words for whoever has to wait: "verbatim index, process 123". */
  readonly holder: string
  readonly fingerprint: string
  /** Begin empty instead of from the live generation; needed for a new fingerprint. */
  readonly rebuild?: boolean
}

/** Port: keeps documents, passages, vectors and terms of all collections, and searches them. */
export interface Store {
  /** The live generation; null for a collection without any. Seen within a second of another process's commit. */
  live(collection: string): Promise<Generation | null>
  /** Kept generations, newest first; at most three. */
  generations(collection: string): Promise<GenerationSummary[]>
  /** Those with a live generation, in code-unit order. */
  collections(): Promise<string[]>
  /**
   * @throws CollectionBusyError when another run holds the collection.
   * @throws FingerprintMismatchError when the live generation was made otherwise and `rebuild` is not set.
   */
  begin(collection: string, options: DraftOptions): Promise<Draft>
  /** Makes a kept generation live again. @throws UserError when it is not kept, CollectionBusyError. */
  rollback(collection: string, generation: number, holder: string): Promise<Generation>
  /** Who writes to the collection now, from whichever process, as told to `begin`; null: nobody. */
  holder(collection: string): Promise<string | null>
  close(): Promise<void>
}

/** How many generations stay for a rollback, the live one among them. */
export const KEPT_GENERATIONS = 3

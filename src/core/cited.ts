import type { Document, Span } from './document.ts'
import { isInsidePair } from './text/grapheme.ts'

/** A slice that was once shown, with its surroundings: what a citation is resolved from later on. */
export interface CitedSlice extends Span {
  /** Id of the document. */
  readonly document: string
  /** SHA-256 of the text that the span refers to. */
  readonly contentHash: string
  readonly text: string
  /** Up to `SURROUNDINGS` code units of the document ahead of the slice; no half character. */
  readonly before: string
  /** Up to `SURROUNDINGS` code units of the document after the slice; no half character. */
  readonly after: string
}

/** A kept slice and when it was shown; ISO 8601 in UTC. */
export interface KeptSlice extends CitedSlice {
  readonly firstCited: string
  readonly lastCited: string
}

/** Names one slice: same document, same text, same span. */
export type SliceKey = Pick<CitedSlice, 'document' | 'contentHash' | 'start' | 'end'>

/**
 * Port: keeps what was cited, outside the generations, so that a citation outlives every edit of
 * its document. Slices go only when their document is forgotten.
 */
export interface CitedSlices {
  /**
   * Keeps slices; one that is kept already only moves its `lastCited` forward.
   * @param at when they were shown; ISO 8601 in UTC.
   */
  keep(collection: string, slices: readonly CitedSlice[], at: string): Promise<void>
  find(collection: string, key: SliceKey): Promise<KeptSlice | null>
  /** By content hash, start, end; all versions of the document. */
  ofDocument(collection: string, document: string): Promise<KeptSlice[]>
  forget(collection: string, document: string): Promise<void>
}

/** How much is kept on each side of a cited slice, in UTF-16 code units. */
export const SURROUNDINGS = 200

/** The slice of a document as it is kept: with its surroundings. */
export function citedSlice(document: Document, { start, end }: Span): CitedSlice {
  const { text } = document
  const from = Math.max(0, start - SURROUNDINGS)
  const to = Math.min(text.length, end + SURROUNDINGS)
  return {
    document: document.id,
    contentHash: document.contentHash,
    start,
    end,
    text: text.slice(start, end),
    before: text.slice(isInsidePair(text, from) ? from + 1 : from, start),
    after: text.slice(end, isInsidePair(text, to) ? to - 1 : to),
  }
}

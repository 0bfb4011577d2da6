import type { Document, Span } from './document.ts'

/** A run of whole sentences of one document: the unit of retrieval. */
export interface Passage extends Span {
  /** In order, not overlapping; the first begins at `start`, the last ends at `end`. */
  readonly sentences: readonly Span[]
  /** Headings above it, outermost first. Context only: they are never quoted as an answer. */
  readonly headings: readonly Span[]
  /** Title and headings as the models see them before the text; cut to fit, perhaps empty. */
  readonly context: string
}

export interface ChunkingOptions {
  /** Target size in tokens of the passage's text. Minimum 16, maximum 300. */
  readonly maxTokens: number
  /** Largest context in tokens. */
  readonly maxContextTokens: number
}

export const DEFAULT_CHUNKING = {
  maxTokens: 200,
  maxContextTokens: 96,
} as const satisfies ChunkingOptions

/** What the embedder is given for a passage (its role prefix aside). */
export const embedderInput = (document: Document, passage: Passage): string =>
  `${passage.context}${passage.context === '' ? '' : '\n'}${document.text.slice(passage.start, passage.end)}`

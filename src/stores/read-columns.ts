import type { Document, Span } from '../core/document.ts'
import type { DocumentSummary, IndexedPassage, StoredPassage } from '../core/store.ts'
import { decodeNames } from './names-column.ts'

/** How a store keeps texts and lists of spans. */
export interface Decoders<Text, Spans> {
  decodeText(column: Text): string
  decodeSpans(column: Spans): Span[]
}

/** A document's columns but its text, in the names of the code. */
export interface DocumentColumns<Text> {
  readonly id: Text
  readonly title: Text
  readonly language: Text
  readonly date: Text | null
  readonly url: Text | null
  readonly source: Text | null
  readonly contentHash: string
}

/** A passage's columns but those that name it, or that only a search needs. */
export interface PassageColumns<Text, Spans> {
  readonly start: number
  readonly end: number
  readonly sentences: Spans
  readonly headings: Spans
  readonly context: Text
  readonly names: string | null
}

export interface SummaryColumns<Text> extends DocumentColumns<Text> {
  readonly passages: number
}

export interface StoredPassageColumns<Text, Spans> extends PassageColumns<Text, Spans> {
  readonly id: number
  readonly documentId: Text
}

type PassageParts = Omit<IndexedPassage, 'inputHash' | 'terms' | 'vector' | 'tokens'>

/** What reads the rows that all stores have alike. */
export function columnReaders<Text, Spans>({ decodeText, decodeSpans }: Decoders<Text, Spans>) {
  const optional = (column: Text | null): string | null =>
    column === null ? null : decodeText(column)
  const documentOf = (row: DocumentColumns<Text>): Omit<Document, 'text'> => ({
    id: decodeText(row.id),
    title: decodeText(row.title),
    language: decodeText(row.language),
    date: optional(row.date),
    url: optional(row.url),
    source: optional(row.source),
    contentHash: row.contentHash,
  })
  const passageOf = (row: PassageColumns<Text, Spans>): PassageParts => ({
    start: row.start,
    end: row.end,
    sentences: decodeSpans(row.sentences),
    headings: decodeSpans(row.headings),
    context: decodeText(row.context),
    ...(row.names !== null && { names: decodeNames(row.names) }),
  })
  return {
    documentOf,
    passageOf,
    summaryOf: (row: SummaryColumns<Text>): DocumentSummary => ({
      ...documentOf(row),
      passages: row.passages,
    }),
    storedPassageOf: (row: StoredPassageColumns<Text, Spans>): StoredPassage => ({
      id: row.id,
      documentId: decodeText(row.documentId),
      ...passageOf(row),
    }),
  }
}

import { createHash } from 'node:crypto'

/** Half-open `[start, end)` in UTF-16 code units of `Document.text`. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** What a source delivers; the rest of a `Document` is derived. */
export interface DocumentInput {
  /** Unique in its collection, stable from one run to the next. */
  readonly id: string
  readonly title: string
  /** Stored as it is: every offset in the index refers to it. */
  readonly text: string
  /** ISO 639-1, or `und`. Absent: detected. */
  readonly language?: string
  /** ISO 8601 date. */
  readonly date?: string
  /** http(s) only. */
  readonly url?: string
  /** Where it was read from: a file URL, an http(s) URL; for one of many in a file, with `#id`. */
  readonly source?: string
}

export interface Document {
  readonly id: string
  readonly title: string
  readonly text: string
  /** ISO 639-1, or `und` where it is not known. */
  readonly language: string
  readonly date: string | null
  readonly url: string | null
  /** Where it was read from; kept for `--prune` and re-reading, never shown to members. */
  readonly source: string | null
  /** SHA-256 of `text` in UTF-8, lower-case hex. */
  readonly contentHash: string
}

/** Lower-case hex SHA-256 of a text in UTF-8. */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

export const makeDocument = (input: DocumentInput, language: string): Document => ({
  id: input.id,
  title: input.title,
  text: input.text,
  language: input.language ?? language,
  date: input.date ?? null,
  url: input.url ?? null,
  source: input.source ?? null,
  contentHash: sha256(input.text),
})

/** Two versions of one document that differ in text or in what is told about it. */
export const isSameVersion = (
  one: Omit<Document, 'text'>,
  other: Omit<Document, 'text'>,
): boolean =>
  one.contentHash === other.contentHash &&
  one.title === other.title &&
  one.language === other.language &&
  one.date === other.date &&
  one.url === other.url &&
  one.source === other.source

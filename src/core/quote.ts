import type { Document, Span } from './document.ts'
import { QuoteMismatchError } from './errors.ts'

/** A span shown to a user, and the citation that lets anyone check it. */
export interface Quote extends Span {
  /** Always `document.text.slice(start, end)`. */
  readonly text: string
  /** Id of the document. */
  readonly document: string
  readonly title: string
  readonly url: string | null
  readonly date: string | null
  /** SHA-256 of the text that the span refers to. */
  readonly contentHash: string
  /** The answer inside the quote, in the offsets of the document. */
  readonly highlight: Span | null
}

/** The only way to make a quote: cut out of the document itself. */
export const quote = (document: Document, span: Span, highlight: Span | null = null): Quote => ({
  text: document.text.slice(span.start, span.end),
  document: document.id,
  title: document.title,
  url: document.url,
  date: document.date,
  contentHash: document.contentHash,
  start: span.start,
  end: span.end,
  highlight,
})

/**
 * The last gate before anything is sent.
 * @param shown what the reader of the message would copy out of it, escaping undone.
 * @param document a fresh read of the stored document; null when it is gone.
 * @throws QuoteMismatchError unless `shown` is what the document says there.
 */
export function assertVerbatim(quote: Quote, shown: string, document: Document | null): void {
  const { start, end } = quote
  const isThere =
    document !== null &&
    document.contentHash === quote.contentHash &&
    document.text.slice(start, end) === shown &&
    shown === quote.text
  if (!isThere) throw new QuoteMismatchError({ document: quote.document, start, end })
}

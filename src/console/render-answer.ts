import type { Answer } from '../core/answer.ts'
import type { Document } from '../core/document.ts'
import { pageAt } from '../core/page.ts'
import { assertVerbatim, type Quote } from '../core/quote.ts'
import { citationLink } from '../core/text-fragment.ts'
import { PLAIN, printable, printableLine, type Style } from './printable.ts'

/** Gives a fresh read of a stored document; null when it is gone. */
export type ReadDocument = (id: string) => Promise<Document | null>

/** The number of the line in which an offset stands, from 1. */
export const lineAt = (text: string, offset: number): number => {
  let line = 1
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1))
    line += 1
  return line
}

/** The words of a quote, the answer in bold, each line marked as quoted. */
function renderQuote({ text, start, highlight }: Quote, { bold }: Style): string {
  const from = (highlight?.start ?? start) - start
  const to = (highlight?.end ?? start) - start
  const words = [text.slice(0, from), text.slice(from, to), text.slice(to)].map(printable)
  // Bold ends with its line, so that no mark reaches over the edge.
  const marked = words[1]!.replace(/[^\n]+/g, bold)
  return `${words[0]}${marked}${words[2]}`
    .split('\n')
    .map((line) => `> ${line}`.trimEnd())
    .join('\n')
}

/** Title, date, place and link of a quote. */
function renderCitation(
  quote: Quote,
  number: number,
  document: Document,
  { faint }: Style,
): string {
  const page = pageAt(document.text, quote.start)
  const place = page === null ? `:${lineAt(document.text, quote.start)}` : `, page ${page}`
  const parts = [quote.title, quote.date ?? '', quote.document + place].filter(
    (part) => part !== '',
  )
  const link = quote.url === null ? [] : [citationLink(quote.url, document.text, quote)]
  return [`[${number}] ${parts.map(printableLine).join(' · ')}`, ...link.map(printableLine)]
    .map((line, index) => faint(index === 0 ? line : `    ${line}`))
    .join('\n')
}

/** Quotes with their citations, numbered. @throws QuoteMismatchError as `renderAnswer`. */
export async function renderQuotes(
  quotes: readonly Quote[],
  readDocument: ReadDocument,
  style: Style = PLAIN,
): Promise<string> {
  const blocks: string[] = []
  for (const [index, quote] of quotes.entries()) {
    const document = await readDocument(quote.document)
    assertVerbatim(quote, quote.text, document)
    blocks.push(
      `${renderQuote(quote, style)}\n${renderCitation(quote, index + 1, document!, style)}`,
    )
  }
  return blocks.join('\n\n')
}

/**
 * An answer as lines for a terminal, without a line end at its end.
 * @throws QuoteMismatchError when a quote is not what the stored document says; nothing is shown then.
 */
export async function renderAnswer(
  answer: Answer,
  readDocument: ReadDocument,
  style: Style = PLAIN,
): Promise<string> {
  if (answer.parts !== undefined) {
    const parts: string[] = []
    for (const part of answer.parts)
      parts.push(
        `${printableLine(part.question)}\n${await renderAnswer(part, readDocument, style)}`,
      )
    return parts.join('\n\n')
  }
  const quotes = await renderQuotes(answer.quotes, readDocument, style)
  if (answer.kind === 'quoted') return quotes
  const reason = printableLine(answer.reason ?? 'Not in the documents.')
  if (quotes === '') return reason
  return answer.cause === 'unsure'
    ? `${reason}\n${quotes}`
    : `${reason}\nThe nearest passage:\n${quotes}`
}

import { quoteOf } from './choose-quotes.ts'
import type { Quote } from './quote.ts'
import type { ReadPassage } from './read.ts'
import { terms } from './terms.ts'

/** Further quotes shown with the first one. */
const MOST = 2
/** A further quote is at most this much less sure than the first one, in the reader's margin. */
const NEAR = 4

/** Quotes that add something to the first one: another document, date or number, and surely read. */
export function furtherQuotes(first: Quote, read: readonly ReadPassage[]): Quote[] {
  const best = read[0]!
  const shown = [first]
  for (const passage of read.slice(1)) {
    const isSure =
      passage.reading.margin > 0 && passage.reading.margin >= best.reading.margin - NEAR
    const quote = isSure ? quoteOf(passage) : null
    if (quote !== null && shown.every((other) => adds(quote, other))) shown.push(quote)
    if (shown.length > MOST) break
  }
  return shown.slice(1)
}

function adds(quote: Quote, other: Quote): boolean {
  if (quote.document === other.document)
    return (quote.start >= other.end || other.start >= quote.end) && saysMore(quote, other)
  return quote.date !== other.date || saysMore(quote, other)
}

/** It has a word, name or number in its answer that the other one does not have at all. */
function saysMore(quote: Quote, other: Quote): boolean {
  const known = new Set(terms(other.text).map(({ term }) => term))
  const { start, end } = quote.highlight ?? quote
  const answer = quote.text.slice(start - quote.start, end - quote.start)
  return terms(answer).some(({ term }) => !known.has(term))
}

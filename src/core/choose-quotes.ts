import type { Precedence } from './precedence.ts'
import type { Quote } from './quote.ts'
import { quoteOf } from './quote-of.ts'
import { terms } from './terms.ts'

/** Further quotes shown with the first one. */
const MOST = 2
/** A further quote is at most this much less sure than the first one, in the reader's margin. */
const NEAR = 4

/**
 * The quote of the best passage, of what it contradicts, and quotes that add something: another
 * document, date or number, and about as surely read. In the order of the passages.
 */
export function chooseQuotes({ read, contradicted, corrected }: Precedence): Quote[] {
  const [best, ...others] = read
  const first = best === undefined ? null : quoteOf(best, corrected)
  if (best === undefined || first === null) return []
  const shown = new Map([[best, first]])
  const opposed = contradicted === null ? null : quoteOf(contradicted)
  if (contradicted !== null && opposed !== null) shown.set(contradicted, opposed)
  for (const passage of others) {
    if (shown.size > MOST) break
    const { margin } = passage.reading
    const isSure = margin > 0 && margin >= best.reading.margin - NEAR
    const quote = isSure ? quoteOf(passage) : null
    if (quote !== null && [...shown.values()].every((other) => adds(quote, other)))
      shown.set(passage, quote)
  }
  return read.flatMap((passage) => shown.get(passage) ?? [])
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

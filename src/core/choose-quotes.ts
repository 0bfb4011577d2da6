import { startOfItem } from './list-span.ts'
import type { Precedence } from './precedence.ts'
import { type Quote, quote } from './quote.ts'
import { bestSentence, quoteOf } from './quote-of.ts'
import type { ReadPassage } from './read-passage.ts'
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
    const further = isSure ? furtherQuote(passage, [...shown.values()]) : null
    if (further !== null && [...shown.values()].every((other) => adds(further, other)))
      shown.set(passage, further)
  }
  return read.flatMap((passage) => shown.get(passage) ?? [])
}

/** A further item of a list: what leads it in, and the items before it, are shown with another one. */
function furtherQuote(read: ReadPassage, shown: readonly Quote[]): Quote | null {
  const whole = quoteOf(read)
  const index = bestSentence(read)
  const sentence = read.passage.sentences[index]
  if (whole === null || sentence === undefined) return null
  if (startOfItem(read.document.text, read, index) !== whole.start) return whole
  const isLedIn = shown.some(
    ({ document, start, end }) =>
      document === whole.document && start === whole.start && end <= sentence.start,
  )
  const { end, highlight } = whole
  return isLedIn ? quote(read.document, { start: sentence.start, end }, highlight) : whole
}

function adds(further: Quote, other: Quote): boolean {
  if (further.document === other.document)
    return (further.start >= other.end || other.start >= further.end) && saysMore(further, other)
  return further.date !== other.date || saysMore(further, other)
}

/** It has a word, name or number in its answer that the other one does not have at all. */
function saysMore(further: Quote, other: Quote): boolean {
  const known = new Set(terms(other.text).map(({ term }) => term))
  const { start, end } = further.highlight ?? further
  const answer = further.text.slice(start - further.start, end - further.start)
  return terms(answer).some(({ term }) => !known.has(term))
}

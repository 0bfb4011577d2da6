import type { Span } from '../document.ts'
import { graphemeMap, isInsidePair, trimSpan } from './grapheme.ts'

/** Tokens of each text alone; row `i` belongs to `texts[i]`. */
export type CountTokens = (texts: readonly string[]) => Promise<number[]>

/** A span of a text and how many tokens it has, the white space behind it included. */
export interface Measured extends Span {
  readonly tokens: number
}

const CLAUSE_END = /[;；:：,，、،—–]["”’」』）)]*\s*/gu
const GAP = /\s+/gu
/** Pieces are made a little smaller than they must be, since tokens are not spread evenly. */
const MARGIN = 0.85

/** The last match of `pattern` that ends within the last half of the window. */
function lastCut(window: string, pattern: RegExp): number {
  let cut = 0
  for (const { index, 0: found } of window.matchAll(pattern)) cut = index + found.length
  return cut >= window.length / 2 ? cut : 0
}

/** Cuts a span in pieces of about `length` units: at clauses, else at spaces, else between characters. */
function piecesOf(text: string, span: Span, length: number): Span[] {
  const slice = text.slice(span.start, span.end)
  const map = graphemeMap(slice)
  const pieces: Span[] = []
  for (let start = 0; start < slice.length; ) {
    const end = cutBehind(slice, start, length, map.before, map.after)
    const piece = trimSpan(slice, { start, end }, map)
    if (piece !== null)
      pieces.push({ start: span.start + piece.start, end: span.start + piece.end })
    start = end
  }
  return pieces
}

function cutBehind(
  slice: string,
  start: number,
  length: number,
  before: (index: number) => number,
  after: (index: number) => number,
): number {
  if (slice.length - start <= length) return slice.length
  const window = slice.slice(start, start + length)
  const clause = lastCut(window, CLAUSE_END) || lastCut(window, GAP)
  const cut = before(start + (clause || length))
  return cut > start ? cut : Math.max(after(start + 1), start + 1)
}

/** Pieces of one character that is too long by itself; code points at the least. */
function codePointPieces(text: string, { start, end }: Span, length: number): Span[] {
  const pieces: Span[] = []
  for (let from = start; from < end; ) {
    let to = Math.min(end, from + Math.max(1, length))
    if (to < end && isInsidePair(text, to)) to = to - from > 1 ? to - 1 : to + 1
    pieces.push({ start: from, end: to })
    from = to
  }
  return pieces
}

function divide(text: string, { start, end, tokens }: Measured, maxTokens: number): Span[] {
  const length = Math.max(1, Math.floor(((end - start) * maxTokens * MARGIN) / tokens))
  const bounded = Math.min(length, Math.max(1, Math.floor((end - start) / 2)))
  const pieces = piecesOf(text, { start, end }, bounded)
  const isWhole = pieces.length === 1 && pieces[0]!.end - pieces[0]!.start === end - start
  return isWhole ? codePointPieces(text, { start, end }, bounded) : pieces
}

/** One code point cannot be divided, however many tokens it becomes. */
const isDivisible = (text: string, { start, end }: Span): boolean =>
  end - start > 2 || (end - start === 2 && !isInsidePair(text, start + 1))

/**
 * Divides the spans that have more than `maxTokens` tokens until none has, or it is one code point.
 * A character as readers see it is cut only if it alone is too long. Order is kept.
 */
export async function fitSpans(
  text: string,
  spans: readonly Measured[],
  maxTokens: number,
  countTokens: CountTokens,
): Promise<Measured[]> {
  const isLong = (span: Measured): boolean => span.tokens > maxTokens && isDivisible(text, span)
  let current = [...spans]
  while (current.some(isLong)) {
    const divided = current.map((span) => (isLong(span) ? divide(text, span, maxTokens) : [span]))
    const fresh = divided.flatMap((pieces, index) => (isLong(current[index]!) ? pieces : []))
    const counts = await countTokens(fresh.map(({ start, end }) => text.slice(start, end)))
    let next = 0
    current = divided.flatMap((pieces, index) => {
      if (!isLong(current[index]!)) return [current[index]!]
      return pieces.map((piece) => ({ ...piece, tokens: counts[next++]! }))
    })
  }
  return current
}

import type { Span } from '../src/core/document.ts'
import type { PassageToRead, Reading, SentenceReading } from '../src/core/reader.ts'
import type { Encoding } from './tokenizer.ts'

/** Start and end logits a token. */
export const LOGITS = 2

/** An answer is at most this many tokens. */
const MAX_ANSWER_TOKENS = 30

/** Score of what has no token to begin an answer with; far below what the model ever says. */
const NOTHING = -100

/**
 * The logits from token `first` on, less those of the input's first token, which stand for
 * "no answer here": so passages read apart can be compared, and start + end is a margin.
 */
export const lessNoAnswer = (logits: Float32Array, first: number): Float32Array =>
  logits.slice(first * LOGITS).map((logit, place) => logit - logits[place % LOGITS]!)

/** What the logits (`lessNoAnswer`) of a passage's tokens say about its sentences. */
export const readingOf = (
  { text, sentences }: PassageToRead,
  tokens: Encoding,
  logits: Float32Array,
): Reading => {
  const best = bestSpan(logits, 0, tokens.ids.length)
  let from = 0
  const read = ({ start, end }: Span): SentenceReading => {
    while (from < tokens.ids.length && tokens.starts[from]! < start) from++
    let to = from
    while (to < tokens.ids.length && tokens.starts[to]! < end) to++
    const inside = bestSpan(logits, from, to)
    const highlight = inside === null ? null : placeIn(text, tokens, inside)
    return {
      score: startScore(logits, from, to),
      highlight:
        highlight === null ? null : { start: highlight.start, end: Math.min(end, highlight.end) },
    }
  }
  return {
    margin: best?.score ?? NOTHING,
    best: best === null ? null : placeIn(text, tokens, best),
    sentences: sentences.map(read),
  }
}

/** Logarithm of the sum of exp(start): how likely an answer begins at any of the tokens. */
const startScore = (logits: Float32Array, from: number, to: number): number => {
  let highest = Number.NEGATIVE_INFINITY
  for (let token = from; token < to; token++) highest = Math.max(highest, logits[token * LOGITS]!)
  let sum = 0
  for (let token = from; token < to; token++) sum += Math.exp(logits[token * LOGITS]! - highest)
  return sum === 0 ? NOTHING : highest + Math.log(sum)
}

interface TokenSpan {
  readonly first: number
  readonly last: number
  readonly score: number
}

/** The tokens `first` to `last` (inclusive) of `[from, to)` with the highest start + end. */
const bestSpan = (logits: Float32Array, from: number, to: number): TokenSpan | null => {
  let best: TokenSpan | null = null
  for (let first = from; first < to; first++) {
    const limit = Math.min(to, first + MAX_ANSWER_TOKENS)
    for (let last = first; last < limit; last++) {
      const score = logits[first * LOGITS]! + logits[last * LOGITS + 1]!
      if (best === null || score > best.score) best = { first, last, score }
    }
  }
  return best
}

/** The text of tokens, without white space around it; null when nothing is left. */
const placeIn = (text: string, tokens: Encoding, { first, last }: TokenSpan): Span | null => {
  const start = tokens.starts[first]!
  const slice = text.slice(start, tokens.ends[last]!)
  const trimmed = slice.trim()
  if (trimmed === '') return null
  const from = start + slice.indexOf(trimmed)
  return { start: from, end: from + trimmed.length }
}

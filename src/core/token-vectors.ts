import type { Embedding } from './embedder.ts'

/**
 * Vectors of a text's tokens, for a late interaction: each token of the question looks for its
 * nearest in the passage, so one word that differs is seen, which a mean over the text hides.
 * @see https://arxiv.org/abs/2004.12832
 *
 * Packed: a row a token, two numbers a byte, each an integer from −7 to 7 with 8 added. Only a row's
 * direction counts, so it holds no scale.
 */

/** How many standard deviations the outermost number stands for; what lies beyond is cut. */
const REACH = 2.5
const MOST = 7
const SHIFT = 8

/** Bytes of one token. */
export const packedBytes = (dimensions: number): number => dimensions / 2

/** Vectors of `dimensions` (even) numbers, one after another → packed. */
export function packTokens(vectors: Float32Array, dimensions: number): Uint8Array {
  const packed = new Uint8Array(vectors.length / 2)
  for (let from = 0; from < vectors.length; from += dimensions) {
    let squares = 0
    for (let place = from; place < from + dimensions; place += 1) squares += vectors[place]! ** 2
    const unit = ((Math.sqrt(squares / dimensions) || 1) * REACH) / MOST
    for (let place = from; place < from + dimensions; place += 2)
      packed[place / 2] = (code(vectors[place]! / unit) << 4) | code(vectors[place + 1]! / unit)
  }
  return packed
}

const code = (value: number): number => Math.max(-MOST, Math.min(MOST, Math.round(value))) + SHIFT

/** How much of a question stands in a passage, from the cosine of each token to its nearest one. */
export interface Match {
  /** Weighted mean over the question's tokens, −1 to 1. */
  readonly mean: number
  /** Of the token that finds least, −1 to 1. */
  readonly least: number
}

/** Packed tokens of a passage → how the question matches them; null where there are no tokens. */
export function createMatcher(
  { tokens, weights }: Pick<Embedding, 'tokens' | 'weights'>,
  dimensions: number,
): (passage: Uint8Array) => Match | null {
  const asked = unpack(tokens, dimensions)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return (passage) => {
    if (total === 0 || passage.length === 0) return null
    const nearest = nearestOf(asked, unpack(passage, dimensions), dimensions)
    const sum = weights.reduce((all, weight, row) => all + weight * nearest[row]!, 0)
    return { mean: sum / total, least: Math.min(...nearest) }
  }
}

interface Rows {
  readonly codes: Int8Array
  /** Length of each row. */
  readonly lengths: Float64Array
}

function unpack(packed: Uint8Array, dimensions: number): Rows {
  const codes = new Int8Array(packed.length * 2)
  packed.forEach((byte, place) => {
    codes[place * 2] = (byte >> 4) - SHIFT
    codes[place * 2 + 1] = (byte & 15) - SHIFT
  })
  const lengths = new Float64Array(codes.length / dimensions)
  for (let row = 0; row < lengths.length; row += 1)
    lengths[row] = Math.sqrt(product(codes, row * dimensions, codes, row * dimensions, dimensions))
  return { codes, lengths }
}

/** For each row of `asked`, the cosine to the nearest row of `given`. */
function nearestOf(asked: Rows, given: Rows, dimensions: number): Float64Array {
  const nearest = new Float64Array(asked.lengths.length).fill(-1)
  for (let row = 0; row < nearest.length; row += 1)
    for (let other = 0; other < given.lengths.length; other += 1) {
      const length = asked.lengths[row]! * given.lengths[other]!
      if (length === 0) continue
      const from = row * dimensions
      const cosine =
        product(asked.codes, from, given.codes, other * dimensions, dimensions) / length
      if (cosine > nearest[row]!) nearest[row] = cosine
    }
  return nearest
}

/** In integers, four sums at once: some 20 passages are gone through while somebody waits. */
function product(
  one: Int8Array,
  from: number,
  other: Int8Array,
  otherFrom: number,
  dimensions: number,
): number {
  let first = 0
  let second = 0
  let third = 0
  let fourth = 0
  const whole = dimensions - (dimensions % 4)
  for (let at = 0; at < whole; at += 4) {
    first = (first + Math.imul(one[from + at]!, other[otherFrom + at]!)) | 0
    second = (second + Math.imul(one[from + at + 1]!, other[otherFrom + at + 1]!)) | 0
    third = (third + Math.imul(one[from + at + 2]!, other[otherFrom + at + 2]!)) | 0
    fourth = (fourth + Math.imul(one[from + at + 3]!, other[otherFrom + at + 3]!)) | 0
  }
  for (let at = whole; at < dimensions; at += 1)
    first += Math.imul(one[from + at]!, other[otherFrom + at]!)
  return first + second + third + fourth
}

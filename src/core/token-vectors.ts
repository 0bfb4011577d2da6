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
  const asked = unpack(tokens, dimensions, ASKED)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return (passage) => {
    if (total === 0 || passage.length === 0) return null
    const nearest = nearestOf(asked, unpack(passage, dimensions, GIVEN), dimensions)
    const sum = weights.reduce((all, weight, row) => all + weight * nearest[row]!, 0)
    return { mean: sum / total, least: Math.min(...nearest) }
  }
}

interface Rows {
  /** A byte of the packed form each, its two numbers ten bits apart. */
  readonly words: Int32Array
  /** Of each row's numbers, as they are packed. */
  readonly sums: Float64Array
  /** Of each row's numbers without what was added to them. */
  readonly lengths: Float64Array
}

const BITS = 10
const MASK = 2 ** BITS - 1

const high = (byte: number): number => byte >> 4
const low = (byte: number): number => byte & 15
const tableOf = (value: (byte: number) => number): Int32Array =>
  Int32Array.from({ length: 256 }, (_, byte) => value(byte))

const SUMS = tableOf((byte) => high(byte) + low(byte))
const SQUARES = tableOf((byte) => (high(byte) - SHIFT) ** 2 + (low(byte) - SHIFT) ** 2)
/** Two numbers as polynomials whose product has `high · high + low · low` in the middle. */
const ASKED = tableOf((byte) => (high(byte) << BITS) | low(byte))
const GIVEN = tableOf((byte) => (low(byte) << BITS) | high(byte))

function unpack(packed: Uint8Array, dimensions: number, table: Int32Array): Rows {
  const width = packedBytes(dimensions)
  const count = packed.length / width
  const [words, sums] = [new Int32Array(packed.length), new Float64Array(count)]
  const lengths = new Float64Array(count)
  for (let row = 0; row < count; row += 1) {
    let [sum, squares] = [0, 0]
    for (let place = row * width; place < (row + 1) * width; place += 1) {
      const byte = packed[place]!
      words[place] = table[byte]!
      sum += SUMS[byte]!
      squares += SQUARES[byte]!
    }
    sums[row] = sum
    lengths[row] = Math.sqrt(squares)
  }
  return { words, sums, lengths }
}

/** For each row of `asked`, the cosine to the nearest row of `given`. */
function nearestOf(asked: Rows, given: Rows, dimensions: number): Float64Array {
  const width = packedBytes(dimensions)
  const nearest = new Float64Array(asked.lengths.length).fill(-1)
  for (let row = 0; row < nearest.length; row += 1)
    for (let other = 0; other < given.lengths.length; other += 1) {
      const length = asked.lengths[row]! * given.lengths[other]!
      if (length === 0) continue
      const packed = product(asked.words, row * width, given.words, other * width, width)
      // (a + 8)(b + 8) = ab + 8 (a + 8) + 8 (b + 8) − 64
      const added = SHIFT * (asked.sums[row]! + given.sums[other]!) - SHIFT ** 2 * dimensions
      const cosine = (packed - added) / length
      if (cosine > nearest[row]!) nearest[row] = cosine
    }
  return nearest
}

/**
 * Of the packed numbers, all above 0: two of them with one multiplication, since some 20 passages are
 * gone through while somebody waits. Of two added products no part outgrows its ten bits.
 */
function product(
  one: Int32Array,
  from: number,
  other: Int32Array,
  otherFrom: number,
  width: number,
): number {
  let first = 0
  let second = 0
  const whole = width - (width % 4)
  for (let at = 0; at < whole; at += 4) {
    const a = from + at
    const b = otherFrom + at
    const two = (Math.imul(one[a]!, other[b]!) + Math.imul(one[a + 1]!, other[b + 1]!)) | 0
    const more = (Math.imul(one[a + 2]!, other[b + 2]!) + Math.imul(one[a + 3]!, other[b + 3]!)) | 0
    first = (first + ((two >>> BITS) & MASK)) | 0
    second = (second + ((more >>> BITS) & MASK)) | 0
  }
  for (let at = whole; at < width; at += 1)
    first += (Math.imul(one[from + at]!, other[otherFrom + at]!) >>> BITS) & MASK
  return first + second
}

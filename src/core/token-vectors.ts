import type { Span } from './document.ts'
import type { Embedding } from './embedder.ts'
import { createTokenKernel, PACKED_STEP, UNPACKED_STEP } from './wasm/token-kernel.ts'

/**
 * Vectors of a text's tokens, for a late interaction: each token of the question looks for its
 * nearest in the passage, so one word that differs is seen, which a mean over the text hides.
 * @see https://arxiv.org/abs/2004.12832
 *
 * Packed: a row a token, two numbers a byte, each an integer from −7 to 7 with 8 added; only a row's
 * direction counts, so it holds no scale. After the rows, where each token begins in its text, in
 * UTF-16 units, two bytes each, the lower first.
 */

/** How many standard deviations the outermost number stands for; what lies beyond is cut. */
const REACH = 2.5
const MOST = 7
const SHIFT = 8

const PLACE_BYTES = 2
const LAST_PLACE = 2 ** (8 * PLACE_BYTES) - 1

const rowBytes = (dimensions: number): number => dimensions / 2

/** Bytes of one token. */
export const packedBytes = (dimensions: number): number => rowBytes(dimensions) + PLACE_BYTES

/**
 * Vectors of `dimensions` (even) numbers, one after another → packed.
 * @param starts of the tokens in their text; what lies beyond 65,535 is put there.
 */
export function packTokens(
  vectors: Float32Array,
  dimensions: number,
  starts: ArrayLike<number>,
): Uint8Array {
  const rows = vectors.length / 2
  const packed = new Uint8Array(rows + starts.length * PLACE_BYTES)
  for (let from = 0; from < vectors.length; from += dimensions) {
    let squares = 0
    for (let place = from; place < from + dimensions; place += 1) squares += vectors[place]! ** 2
    const unit = ((Math.sqrt(squares / dimensions) || 1) * REACH) / MOST
    for (let place = from; place < from + dimensions; place += 2)
      packed[place / 2] = (code(vectors[place]! / unit) << 4) | code(vectors[place + 1]! / unit)
  }
  const places = new DataView(packed.buffer, rows)
  for (let token = 0; token < starts.length; token += 1)
    places.setUint16(token * PLACE_BYTES, Math.min(starts[token]!, LAST_PLACE), true)
  return packed
}

/** To the nearest integer, halves up; what is cut off is above 0. */
const code = (value: number): number => (Math.max(-MOST, Math.min(MOST, value)) + SHIFT + 0.5) | 0

/** How much of a question stands in a text, from the cosine of each token to its nearest one. */
interface Likeness {
  /** Weighted mean over the question's tokens, −1 to 1. */
  readonly mean: number
  /** Of the token with a weight that finds least, −1 to 1. */
  readonly least: number
}

/** How much of a question stands in a passage. */
export interface Match extends Likeness {
  /** The same of each of its sentences alone; −1 where no token begins. */
  readonly sentences: readonly Likeness[]
}

/**
 * Packed tokens of a passage → how the question matches them; null where there are no tokens.
 * @param sentences within the text that was embedded, in order, not overlapping.
 */
type Matcher = (passage: Uint8Array, sentences: readonly Span[]) => Match | null

export function createMatcher(
  { tokens, weights }: Pick<Embedding, 'tokens' | 'weights'>,
  dimensions: number,
): Matcher {
  const asked = rowsOf(tokens, dimensions)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const likeness = (nearest: readonly number[]): Likeness => ({
    mean: weights.reduce((sum, weight, row) => sum + weight * nearest[row]!, 0) / total,
    least: Math.min(...nearest.filter((_, row) => weights[row]! > 0)),
  })
  return (passage, sentences) => {
    if (total === 0 || passage.length === 0) return null
    const given = rowsOf(passage, dimensions)
    const sentenceOf = sentencesOf(passage, dimensions, sentences)
    const nearest = nearestOf(asked, given, dimensions, sentenceOf, sentences.length + 1)
    return {
      ...likeness(nearest.map((row) => Math.max(...row))),
      sentences: sentences.map((_, sentence) => likeness(nearest.map((row) => row[sentence + 1]!))),
    }
  }
}

/** For each token the place of its sentence in `sentences` and 1 more; 0 where it begins in none. */
function sentencesOf(
  packed: Uint8Array,
  dimensions: number,
  sentences: readonly Span[],
): Uint16Array {
  const count = packed.length / packedBytes(dimensions)
  const places = new DataView(packed.buffer, packed.byteOffset + count * rowBytes(dimensions))
  const found = new Uint16Array(count)
  let next = 0
  for (let token = 0; token < count; token += 1) {
    const start = places.getUint16(token * PLACE_BYTES, true)
    while (next < sentences.length && sentences[next]!.end <= start) next += 1
    if (next < sentences.length && sentences[next]!.start <= start) found[token] = next + 1
  }
  return found
}

const kernel = createTokenKernel(SHIFT)

/** Bytes of a packed row that the kernel can go through. */
const steppedBytes = (dimensions: number): number =>
  Math.ceil(rowBytes(dimensions) / PACKED_STEP) * PACKED_STEP

/** The rows alone, each filled up with zeros to whole steps. */
function rowsOf(packed: Uint8Array, dimensions: number): Uint8Array {
  const [width, wider] = [rowBytes(dimensions), steppedBytes(dimensions)]
  const count = packed.length / packedBytes(dimensions)
  if (width === wider) return packed.subarray(0, count * width)
  const filled = new Uint8Array(count * wider).fill((SHIFT << 4) | SHIFT)
  for (let row = 0; row < count; row += 1)
    filled.set(packed.subarray(row * width, (row + 1) * width), row * wider)
  return filled
}

const UNPACKING = UNPACKED_STEP / PACKED_STEP

/**
 * For each row of `asked`, the cosine to the nearest row of each group of `given`, or −1 when there is
 * none nearer.
 * The kernel's memory holds both as they are packed, then unpacked, then the products.
 * @param groupOf each row of `given`, below `groups`.
 */
function nearestOf(
  asked: Uint8Array,
  given: Uint8Array,
  dimensions: number,
  groupOf: Uint16Array,
  groups: number,
): number[][] {
  const width = steppedBytes(dimensions) * UNPACKING
  const packed = asked.length + given.length
  const from = (row: number): number => packed + row * width
  const [first, rows] = [(asked.length * UNPACKING) / width, (packed * UNPACKING) / width]
  const to = from(rows)
  reserve(to + rows * Int32Array.BYTES_PER_ELEMENT)
  const memory = new Uint8Array(kernel.memory.buffer)
  memory.set(asked)
  memory.set(given, asked.length)
  kernel.unpack(0, packed, packed)
  const found = new Int32Array(kernel.memory.buffer, to, rows)
  for (let row = 0; row < rows; row += 1)
    kernel.products(from(row), from(row), from(row + 1), width, to + row * found.BYTES_PER_ELEMENT)
  const lengths = Float64Array.from(found, Math.sqrt)
  return Array.from({ length: first }, (_, row) => {
    const nearest: number[] = new Array(groups).fill(-1)
    kernel.products(from(row), from(first), from(rows), width, to)
    for (let other = first; other < rows; other += 1) {
      const length = lengths[row]! * lengths[other]!
      const cosine = length === 0 ? -1 : found[other - first]! / length
      const group = groupOf[other - first]!
      if (cosine > nearest[group]!) nearest[group] = cosine
    }
    return nearest
  })
}

const PAGE_BYTES = 65_536

function reserve(bytes: number): void {
  const missing = bytes - kernel.memory.buffer.byteLength
  if (missing > 0) kernel.memory.grow(Math.ceil(missing / PAGE_BYTES))
}

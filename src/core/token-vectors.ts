import type { Embedding } from './embedder.ts'
import { createTokenKernel, PACKED_STEP, UNPACKED_STEP } from './wasm/token-kernel.ts'

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

/** To the nearest integer, halves up; what is cut off is above 0. */
const code = (value: number): number => (Math.max(-MOST, Math.min(MOST, value)) + SHIFT + 0.5) | 0

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
  const asked = inSteps(tokens, dimensions)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return (passage) => {
    if (total === 0 || passage.length === 0) return null
    const nearest = nearestOf(asked, inSteps(passage, dimensions), dimensions)
    const sum = weights.reduce((all, weight, row) => all + weight * nearest[row]!, 0)
    return { mean: sum / total, least: Math.min(...nearest) }
  }
}

const kernel = createTokenKernel(SHIFT)

/** Bytes of a packed row that the kernel can go through. */
const steppedBytes = (dimensions: number): number =>
  Math.ceil(packedBytes(dimensions) / PACKED_STEP) * PACKED_STEP

/** Each row filled up with zeros to whole steps. */
function inSteps(packed: Uint8Array, dimensions: number): Uint8Array {
  const [width, wider] = [packedBytes(dimensions), steppedBytes(dimensions)]
  if (width === wider) return packed
  const filled = new Uint8Array((packed.length / width) * wider).fill((SHIFT << 4) | SHIFT)
  for (let row = 0; row * width < packed.length; row += 1)
    filled.set(packed.subarray(row * width, (row + 1) * width), row * wider)
  return filled
}

const UNPACKING = UNPACKED_STEP / PACKED_STEP

/**
 * For each row of `asked`, the cosine to the nearest row of `given`, or −1 when there is none nearer.
 * The kernel's memory holds both as they are packed, then unpacked, then the products.
 */
function nearestOf(asked: Uint8Array, given: Uint8Array, dimensions: number): Float64Array {
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
  const nearest = new Float64Array(first).fill(-1)
  for (let row = 0; row < first; row += 1) {
    kernel.products(from(row), from(first), from(rows), width, to)
    for (let other = first; other < rows; other += 1) {
      const length = lengths[row]! * lengths[other]!
      const cosine = length === 0 ? -1 : found[other - first]! / length
      if (cosine > nearest[row]!) nearest[row] = cosine
    }
  }
  return nearest
}

const PAGE_BYTES = 65_536

function reserve(bytes: number): void {
  const missing = bytes - kernel.memory.buffer.byteLength
  if (missing > 0) kernel.memory.grow(Math.ceil(missing / PAGE_BYTES))
}

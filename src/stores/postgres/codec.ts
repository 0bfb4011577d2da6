import type { Span } from '../../core/document.ts'
import { columnReaders } from '../read-columns.ts'
import { decodeText } from './text.ts'

/** Starts and ends in turn. */
export const encodeSpans = (spans: readonly Span[]): number[] =>
  spans.flatMap(({ start, end }) => [start, end])

/** What `encodeSpans` made. */
export const decodeSpans = (numbers: readonly number[]): Span[] =>
  Array.from({ length: numbers.length / 2 }, (_, row) => ({
    start: numbers[2 * row]!,
    end: numbers[2 * row + 1]!,
  }))

export const columns = columnReaders<string, readonly number[]>({ decodeText, decodeSpans })

/** As pgvector reads it; no bit is lost. */
export const encodeVector = (vector: Float32Array): string =>
  `[${Array.from(vector, (number) => (Object.is(number, -0) ? '-0' : number)).join(',')}]`

const HEADER_BYTES = 4

/** What pgvector's `vector_send` gives: a header, then big-endian 32-bit floats. */
export function decodeVector(bytes: Uint8Array): Float32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset + HEADER_BYTES)
  const dimensions = (bytes.byteLength - HEADER_BYTES) / 4
  const vector = new Float32Array(dimensions)
  for (let place = 0; place < dimensions; place += 1) vector[place] = view.getFloat32(4 * place)
  return vector
}

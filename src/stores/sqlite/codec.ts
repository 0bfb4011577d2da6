import type { Span } from '../../core/document.ts'
import { columnReaders } from '../read-columns.ts'

/** How a text stands in a column: as it is, or as UTF-16LE bytes when UTF-8 would lose a lone surrogate. */
export type TextColumn = string | Buffer

export const encodeText = (text: string): TextColumn =>
  text.isWellFormed() ? text : Buffer.from(text, 'utf16le')

export const decodeText = (column: TextColumn): string =>
  typeof column === 'string' ? column : column.toString('utf16le')

export const encodeOptionalText = (text: string | null): TextColumn | null =>
  text === null ? null : encodeText(text)

export const decodeOptionalText = (column: TextColumn | null): string | null =>
  column === null ? null : decodeText(column)

/** Little-endian 32-bit pairs of start and end. */
export const encodeSpans = (spans: readonly Span[]): Buffer =>
  Buffer.from(Uint32Array.from(spans.flatMap(({ start, end }) => [start, end])).buffer)

export function decodeSpans(blob: Buffer): Span[] {
  const spans: Span[] = []
  for (let place = 0; place < blob.length; place += 8) {
    spans.push({ start: blob.readUInt32LE(place), end: blob.readUInt32LE(place + 4) })
  }
  return spans
}

export const columns = columnReaders<TextColumn, Buffer>({ decodeText, decodeSpans })

/** The bytes themselves, not a copy. */
export const encodeBytes = ({
  buffer,
  byteOffset,
  byteLength,
}: Uint8Array | Float32Array): Buffer => Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength)

/** Little-endian 32-bit floats. */
export const encodeVector = (vector: Float32Array): Buffer => encodeBytes(vector)

// A Buffer may begin at any byte, a Float32Array only at every fourth: hence the copy.
export const decodeVector = (blob: Buffer): Float32Array =>
  new Float32Array(
    (blob.buffer as ArrayBuffer).slice(blob.byteOffset, blob.byteOffset + blob.byteLength),
  )

/** A term's number in its collection, and how often it stands in the passage. */
export type TermCount = readonly [term: number, count: number]

/** Pairs of (distance to the term number before, count), each in groups of seven bits. */
export function encodeTerms(terms: readonly TermCount[]): Buffer {
  const bytes: number[] = []
  let previous = 0
  for (const [term, count] of terms.toSorted(([one], [other]) => one - other)) {
    pushVarint(bytes, term - previous)
    pushVarint(bytes, count)
    previous = term
  }
  return Buffer.from(bytes)
}

function pushVarint(bytes: number[], value: number): void {
  let rest = value
  while (rest > 0x7f) {
    bytes.push((rest % 0x80) | 0x80)
    rest = Math.floor(rest / 0x80)
  }
  bytes.push(rest)
}

/** Reads what `encodeTerms` wrote, by term number. */
export function forEachTerm(blob: Uint8Array, visit: (term: number, count: number) => void): void {
  let place = 0
  const next = (): number => {
    let value = 0
    let scale = 1
    let byte = blob[place++]!
    while (byte > 0x7f) {
      value += (byte & 0x7f) * scale
      scale *= 0x80
      byte = blob[place++]!
    }
    return value + byte * scale
  }
  let term = 0
  while (place < blob.length) {
    term += next()
    visit(term, next())
  }
}

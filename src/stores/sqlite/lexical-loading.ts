import { decodeText, forEachTerm } from './codec.ts'
import type { Connection } from './connection.ts'
import { type GenerationKey, Slices } from './context.ts'
import { LexicalIndex, type Postings } from './lexical-index.ts'
import { dictionaryChunks, termChunks } from './rows.ts'

/** Builds the index from the stored terms, letting others run in between. */
export async function loadLexicalIndex(
  connection: Connection,
  key: GenerationKey,
): Promise<LexicalIndex> {
  const ids: number[] = []
  const blobs: Buffer[] = []
  for await (const chunk of termChunks(connection, key)) {
    for (const { id, terms } of chunk) {
      ids.push(id)
      blobs.push(terms)
    }
  }
  const { offsets, lengths, largest } = await measure(blobs)
  const postings = await fill(blobs, offsets, largest)
  const numbers = new Map<string, number>()
  for await (const chunk of dictionaryChunks(connection, key.collectionId)) {
    for (const { number, term } of chunk) {
      // The collection's other generations may hold terms that this one does not.
      if (offsets[number]! < offsets[number + 1]!) numbers.set(decodeText(term), number)
    }
  }
  return new LexicalIndex(Float64Array.from(ids), lengths, postings, numbers)
}

async function measure(blobs: readonly Buffer[]) {
  const slices = new Slices()
  const lengths = new Float64Array(blobs.length)
  const frequencies: number[] = []
  let largest = 0
  for (const [row, blob] of blobs.entries()) {
    forEachTerm(blob, (number, count) => {
      frequencies[number] = (frequencies[number] ?? 0) + 1
      lengths[row]! += count
      if (count > largest) largest = count
    })
    if (row % 100 === 0) await slices.pause()
  }
  const offsets = new Float64Array(frequencies.length + 1)
  for (let number = 0; number < frequencies.length; number += 1) {
    offsets[number + 1] = offsets[number]! + (frequencies[number] ?? 0)
  }
  return { offsets, lengths, largest }
}

async function fill(
  blobs: readonly Buffer[],
  offsets: Float64Array,
  largest: number,
): Promise<Postings> {
  const slices = new Slices()
  const size = offsets.at(-1)!
  const rows = new Uint32Array(size)
  const Counts = largest < 2 ** 8 ? Uint8Array : largest < 2 ** 16 ? Uint16Array : Uint32Array
  const counts = new Counts(size)
  const next = offsets.slice()
  for (const [row, blob] of blobs.entries()) {
    forEachTerm(blob, (number, count) => {
      const place = next[number]!++
      rows[place] = row
      counts[place] = count
    })
    if (row % 100 === 0) await slices.pause()
  }
  return { offsets, rows, counts }
}

import type { Document } from './document.ts'
import type { PassageToRead, Reader, Reading } from './reader.ts'
import type { Retrieved } from './retrieve.ts'

/** A passage with what the reader says of it. */
export interface ReadPassage extends Retrieved {
  /** The document as it was when the passage was read. */
  readonly text: Document
  readonly reading: Reading
  /** Reader's margin with retrieval's score mixed in; comparable within one question. */
  readonly rank: number
}

export interface ReadingOptions {
  /** Passages read at once first, best first. */
  readonly first: number
  /** Passages read in all where the first ones do not settle it. */
  readonly most: number
  /** The first ones settle it when the best of them has at least this margin. */
  readonly settledAt: number
  /** How much a retrieval score of 1 adds to the reader's margin. */
  readonly retrievalWeight: number
  readonly signal?: AbortSignal | undefined
}

/** Reads the best passages; those read come back best first, the others are left out. */
export async function readPassages(
  reader: Reader,
  question: string,
  retrieved: readonly Retrieved[],
  documentOf: (id: string) => Promise<Document>,
  { first, most, settledAt, retrievalWeight, signal }: ReadingOptions,
): Promise<ReadPassage[]> {
  const readSome = async (some: readonly Retrieved[]): Promise<ReadPassage[]> => {
    const texts = await Promise.all(some.map(({ document }) => documentOf(document.id)))
    const toRead = some.map(({ passage }, row) => passageToRead(texts[row]!, passage))
    const readings = await reader.read(question, toRead, signal)
    return some.map((found, row) => {
      const reading = readings[row]!
      const rank = reading.margin + retrievalWeight * found.score
      return { ...found, text: texts[row]!, reading, rank }
    })
  }
  const read = await readSome(retrieved.slice(0, first))
  if (!read.some(({ reading }) => reading.margin >= settledAt) && retrieved.length > first)
    read.push(...(await readSome(retrieved.slice(first, most))))
  return read.sort((one, other) => other.rank - one.rank)
}

/** Spans within the passage's own text, as the reader wants them. */
function passageToRead({ text }: Document, passage: Retrieved['passage']): PassageToRead {
  return {
    context: passage.context,
    text: text.slice(passage.start, passage.end),
    sentences: passage.sentences.map(({ start, end }) => ({
      start: start - passage.start,
      end: end - passage.start,
    })),
  }
}

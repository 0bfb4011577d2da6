import type { Ranking } from './answerability.ts'
import type { Document } from './document.ts'
import { baseLanguage } from './question.ts'
import type { PassageToRead, Reader, Reading } from './reader.ts'
import type { Retrieved } from './retrieve.ts'

/** A passage with what the reader says of it. */
export interface ReadPassage extends Retrieved {
  /** The document as it was when the passage was read. */
  readonly text: Document
  /** The reader's, with the match of each sentence mixed into its score. */
  readonly reading: Reading
  /** The best sentence's score with retrieval's mixed in; comparable within one question. */
  readonly rank: number
}

export interface ReadingOptions {
  /** Passages read at once first, best first. */
  readonly first: number
  /** The first ones settle it when the best of them has at least this margin. */
  readonly settledAt: number
  /** Where they do not, more are read until about this many tokens have been read in all. */
  readonly mostTokens: number
  readonly ranking: Pick<Ranking, 'sentenceWeight' | 'retrievalWeight'>
  readonly signal?: AbortSignal | undefined
}

/** Reads the best passages; those read come back best first, the others are left out. */
export async function readPassages(
  reader: Reader,
  question: string,
  retrieved: readonly Retrieved[],
  documentOf: (id: string) => Promise<Document>,
  { first, settledAt, mostTokens, ranking, signal }: ReadingOptions,
): Promise<ReadPassage[]> {
  const readSome = async (some: readonly Retrieved[]): Promise<ReadPassage[]> => {
    const texts = await Promise.all(some.map(({ document }) => documentOf(document.id)))
    const toRead = some.map(({ passage }, row) => passageToRead(texts[row]!, passage))
    const readings = await reader.read(question, toRead, signal)
    return some.map((found, row) =>
      rankedWith({ ...found, text: texts[row]!, reading: readings[row]! }, ranking),
    )
  }
  const read = await readSome(retrieved.slice(0, first))
  if (!read.some(({ reading }) => reading.margin >= settledAt)) {
    const more = affordable(retrieved.slice(first), mostTokens - tokensOf(read))
    if (more.length > 0) read.push(...(await readSome(more)))
  }
  return read.sort((one, other) => other.rank - one.rank)
}

/**
 * Mixes the match into each sentence's score, for a sentence that answers says, most of the time, what
 * it answers; and ranks the passage by its best sentence.
 */
export function rankedWith(
  passage: Omit<ReadPassage, 'rank'>,
  { sentenceWeight, retrievalWeight }: ReadingOptions['ranking'],
): ReadPassage {
  const sentences = passage.reading.sentences.map(({ score, highlight }, index) => ({
    score: score + sentenceWeight * (passage.match?.sentences[index]?.mean ?? 0),
    highlight,
  }))
  const best = Math.max(...sentences.map(({ score }) => score))
  const rank = best + retrievalWeight * passage.score
  return { ...passage, reading: { ...passage.reading, sentences }, rank }
}

/** Question, title and special tokens, which are read again with each passage. */
const OVERHEAD_TOKENS = 40
/** UTF-16 units a token: roughly so for Latin text; a third of it for Chinese. */
const UNITS_A_TOKEN = 4
const DENSE_SCRIPT_LANGUAGES = new Set(['zh', 'ja', 'ko', 'th'])

/** A guess that decides on time alone, never on what fits. */
const tokensOf = (passages: readonly Retrieved[]): number =>
  passages.reduce((total, { passage, document }) => {
    const isDense = DENSE_SCRIPT_LANGUAGES.has(baseLanguage(document.language))
    const units = (passage.end - passage.start) * (isDense ? 3 : 1)
    return total + OVERHEAD_TOKENS + units / UNITS_A_TOKEN
  }, 0)

/** As many of the first passages as fit into the tokens. */
function affordable(passages: readonly Retrieved[], tokens: number): readonly Retrieved[] {
  let count = 0
  while (count < passages.length && tokensOf(passages.slice(0, count + 1)) <= tokens) count += 1
  return passages.slice(0, count)
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

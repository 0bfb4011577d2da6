import type { Ranking } from './answerability.ts'
import { nameShareOf } from './asked-names.ts'
import type { Document } from './document.ts'
import { overruling } from './overruling.ts'
import { overrules } from './precedence.ts'
import { baseLanguage, type Question } from './question.ts'
import { passageToRead, type ReadPassage, rankedWith } from './read-passage.ts'
import type { Reader } from './reader.ts'
import type { Retrieved } from './retrieve.ts'
import { DENSE_LANGUAGES } from './text/dense.ts'

export interface ReadingOptions {
  /** Passages read at once first, best first. */
  readonly first: number
  /**
   * The first ones settle it when one of them has at least this margin, and the names asked for; then
   * only a few newer documents and corrections are read besides.
   */
  readonly settledAt: number
  /** Where they do not, more are read until about this many tokens have been read in all. */
  readonly mostTokens: number
  readonly ranking: Pick<Ranking, 'sentenceWeight' | 'retrievalWeight'>
  readonly signal?: AbortSignal | undefined
}

/**
 * Reads the best passages, and what may overrule the one that settles it; those read come back best
 * first, the others are left out.
 */
export async function readPassages(
  reader: Reader,
  question: Question,
  retrieved: readonly Retrieved[],
  documentOf: (id: string) => Promise<Document>,
  { first, settledAt, mostTokens, ranking, signal }: ReadingOptions,
): Promise<ReadPassage[]> {
  const nameShare = await nameShareOf(question, () => nearestTexts(retrieved, documentOf))
  const readSome = async (some: readonly Retrieved[]): Promise<ReadPassage[]> => {
    const documents = await Promise.all(some.map(({ summary }) => documentOf(summary.id)))
    const toRead = some.map(({ passage }, row) => passageToRead(documents[row]!, passage))
    const readings = await reader.read(question.text, toRead, signal)
    return some.map((found, row) =>
      rankedWith(
        { ...found, document: documents[row]!, reading: readings[row]! },
        ranking,
        nameShare,
      ),
    )
  }
  const read = await readSome(retrieved.slice(0, first))
  const settling = read
    .sort((one, other) => other.rank - one.rank)
    .find(({ reading, named }) => reading.margin >= settledAt && named >= NAMED)
  const left = mostTokens - tokensOf(read)
  if (settling === undefined) {
    const more = affordable(retrieved.slice(first), left)
    if (more.length > 0) read.push(...(await readSome(more)))
  } else {
    const beside = affordable(await overruling(settling, retrieved, first, documentOf), left)
    const more = beside.length > 0 ? await readSome(beside) : []
    // What neither overrules nor is better would only be one more quote.
    read.push(
      ...more.filter((one) => one.rank > settling.rank || overrules(one, settling, question)),
    )
  }
  return read.sort((one, other) => other.rank - one.rank)
}

/** How many of the best passages are looked at for the names asked for: about as many as are read. */
const NAMED_IN = 8

const nearestTexts = (
  retrieved: readonly Retrieved[],
  documentOf: (id: string) => Promise<Document>,
): Promise<string[]> =>
  Promise.all(
    retrieved.slice(0, NAMED_IN).map(async ({ passage, summary }) => {
      const { text } = await documentOf(summary.id)
      return `${passage.context}\n${text.slice(passage.start, passage.end)}`
    }),
  )

/** The least of the names that a sentence has which settles it. */
const NAMED = 0.5

/** Question, title and special tokens, which are read again with each passage. */
const OVERHEAD_TOKENS = 40
/** UTF-16 units a token: roughly so for Latin text; a third of it for Chinese. */
const UNITS_A_TOKEN = 4

/** A guess that decides on time alone, never on what fits. */
const tokensOf = (passages: readonly Retrieved[]): number =>
  passages.reduce((total, { passage, summary }) => {
    const isDense = DENSE_LANGUAGES.has(baseLanguage(summary.language))
    const units = (passage.end - passage.start) * (isDense ? 3 : 1)
    return total + OVERHEAD_TOKENS + units / UNITS_A_TOKEN
  }, 0)

/** As many of the first passages as fit into the tokens. */
function affordable(passages: readonly Retrieved[], tokens: number): readonly Retrieved[] {
  let count = 0
  while (count < passages.length && tokensOf(passages.slice(0, count + 1)) <= tokens) count += 1
  return passages.slice(0, count)
}

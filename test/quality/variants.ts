import type { Answer } from '../../src/core/answer.ts'
import type { Calibration, Ranking } from '../../src/core/answerability.ts'
import { createAnswerer } from '../../src/core/answerer.ts'
import { DEFAULT_CHUNKING } from '../../src/core/chunk.ts'
import type { Embedder } from '../../src/core/embedder.ts'
import { fingerprintOf } from '../../src/core/generation.ts'
import { readTerms } from '../../src/core/question.ts'
import type { Reader } from '../../src/core/reader.ts'
import { retrieve } from '../../src/core/retrieve.ts'
import type { MemoryStore } from '../support/memory-store.ts'
import { createSentenceVectorReader } from '../support/sentence-vector-reader.ts'
import { generationOf } from './sets.ts'
import { withoutTokens } from './without-tokens.ts'

export type Ask = (id: string, question: string) => Promise<Answer>

export interface VariantParts {
  readonly store: MemoryStore
  readonly embedder: Embedder
  readonly reader: Reader
  readonly calibration: Calibration
}

/** What each step adds: one of the two ways alone, both, the match of tokens, the reader. */
export const VARIANTS = [
  'BM25',
  'dense',
  'hybrid',
  'hybrid + tokens',
  'hybrid + tokens + reader',
] as const
export type Variant = (typeof VARIANTS)[number]

/** Answers of a variant. Those of BM25 and dense are passages alone, without quotes. */
export async function askWith(variant: Variant, parts: VariantParts): Promise<Ask> {
  const { ranking } = parts.calibration
  const unmatched = { ...parts, embedder: withoutTokens(parts.embedder) }
  if (variant === 'BM25') return passagesBy(unmatched, { ...ranking, lexicalWeight: 1 })
  if (variant === 'dense') return passagesBy(unmatched, { ...ranking, lexicalWeight: 0 })
  const isRead = variant === 'hybrid + tokens + reader'
  const answer = createAnswerer({
    ...(variant === 'hybrid' ? unmatched : parts),
    reader: isRead ? parts.reader : createSentenceVectorReader(parts.embedder),
    fingerprint: fingerprintOf(parts.embedder, DEFAULT_CHUNKING),
  })
  return (id, question) => answer('set', question, { id })
}

async function passagesBy({ store, embedder }: VariantParts, ranking: Ranking): Promise<Ask> {
  const generation = await generationOf(store)
  return async (id, question) => {
    const began = performance.now()
    const found = await retrieve(embedder, generation, readTerms(question), { limit: 10, ranking })
    return {
      id,
      question,
      kind: 'not-found',
      probability: 0,
      quotes: [],
      passages: found.map(({ passage: { documentId, start, end }, score }) => ({
        document: documentId,
        start,
        end,
        score,
      })),
      elapsedMs: performance.now() - began,
    }
  }
}

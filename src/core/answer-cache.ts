import type { Answer, AnswerOptions, AnswerQuestion } from './answer.ts'
import { sha256 } from './document.ts'
import { readQuestion } from './question-text.ts'
import type { GenerationSummary, Store } from './store.ts'

export interface AnswerCacheParts {
  readonly answerQuestion: AnswerQuestion
  readonly store: Pick<Store, 'live'>
  /** How many answers are kept at most; the one asked for longest ago goes first. */
  readonly most: number
  /** Told of each question whether its answer was known. */
  readonly onUse?: ((isKnown: boolean) => void) | undefined
}

/**
 * Answers a question that was asked before as it was answered then, as long as nothing that the
 * answer depends on has changed. Rulings and the check before sending come after it, and are not
 * kept here. In memory alone, under hashes of the questions.
 */
export function cacheAnswers({
  answerQuestion,
  store,
  most,
  onUse,
}: AnswerCacheParts): AnswerQuestion {
  const kept = new Map<string, Answer>()
  const keep = (key: string, answer: Answer): void => {
    kept.delete(key)
    kept.set(key, answer)
    for (const oldest of kept.keys()) {
      if (kept.size <= most) return
      kept.delete(oldest)
    }
  }
  return async (collection, text, options = {}) => {
    const began = performance.now()
    options.signal?.throwIfAborted()
    const key = keyOf((await store.live(collection))?.summary, collection, text, options)
    const known = key === null ? undefined : kept.get(key)
    onUse?.(known !== undefined)
    if (key !== null && known !== undefined) {
      keep(key, known)
      return askedAgain(known, text, options.id ?? null, performance.now() - began)
    }
    const answer = await answerQuestion(collection, text, options)
    // A generation that went live meanwhile may have answered already.
    const after = keyOf((await store.live(collection))?.summary, collection, text, options)
    if (key !== null && key === after) keep(key, answer)
    return answer
  }
}

/**
 * All that an answer depends on; null where there is none to keep. A generation is immutable but
 * for forgetting, which lowers its number of documents.
 */
function keyOf(
  live: GenerationSummary | undefined,
  collection: string,
  text: string,
  { threshold = 'balanced', previousQuestion, languageHint, hidden }: AnswerOptions,
): string | null {
  const asked = readQuestion(text)
  if (live === undefined || 'reason' in asked) return null
  const { generation, created, fingerprint, documents, passages } = live
  const index = [collection, generation, created, fingerprint, documents, passages]
  const how = [
    threshold,
    previousQuestion ?? null,
    languageHint ?? null,
    [...(hidden ?? [])].sort(),
  ]
  return sha256(JSON.stringify([index, how, asked.question]))
}

/** As the answerer would have said it to this asker: see `combined` there for whose text is whose. */
const askedAgain = (
  answer: Answer,
  text: string,
  id: string | null,
  elapsedMs: number,
): Answer => ({
  ...answer,
  id,
  elapsedMs,
  ...(answer.parts && { question: text, parts: answer.parts.map((part) => ({ ...part, id })) }),
})

import type { Span } from './document.ts'
import type { Quote } from './quote.ts'
import type { SmallTalk } from './small-talk.ts'

/** How sure an answer must be: on development data 5, 10 or 20 % of the unanswerable questions pass. */
export type Threshold = 'strict' | 'balanced' | 'generous'

/** A retrieved passage: what the answer was looked for in. */
export interface RankedPassage extends Span {
  /** Id of the document. */
  readonly document: string
  /** Fused score of retrieval and reading; higher is nearer; comparable within one answer only. */
  readonly score: number
}

/**
 * Why there is no answer: the text is no question to the documents, there are none, they come near
 * but perhaps not near enough, or they do not say it.
 */
export type NotFoundCause = SmallTalk | 'no-documents' | 'unsure' | 'not-said'

/** The outcome of a question. Both kinds are expected; neither is an error. */
export interface Answer {
  readonly id: string | null
  readonly question: string
  readonly kind: 'quoted' | 'not-found'
  /** That the documents answer the question, calibrated; 0 to 1. */
  readonly probability: number
  /** Best first. For `not-found` the nearest one, if any. */
  readonly quotes: readonly Quote[]
  /** Up to ten, best first. */
  readonly passages: readonly RankedPassage[]
  readonly elapsedMs: number
  /** Set when the text held several questions: one answer each, in order. */
  readonly parts?: readonly Answer[]
  /** For `not-found`: why, in English words; a whole sentence or two. */
  readonly reason?: string
  /** For `not-found`: the same for programs and translations. */
  readonly cause?: NotFoundCause
}

export interface AnswerOptions {
  readonly id?: string
  readonly threshold?: Threshold
  /** Of the answer that this follows up: it tells what "it" and "there" mean. */
  readonly previousQuestion?: string | undefined
  /** ISO 639-1: assumed where a short question does not tell its language, such as the server's. */
  readonly languageHint?: string
  /** Ids of documents that the answer is found without, as if they were not there. */
  readonly hidden?: ReadonlySet<string>
  readonly signal?: AbortSignal
}

/** question → answer, out of one collection's live generation. */
export type AnswerQuestion = (
  collection: string,
  question: string,
  options?: AnswerOptions,
) => Promise<Answer>

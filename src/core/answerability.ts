import type { Threshold } from './answer.ts'

/**
 * What speaks for or against the documents answering a question. All are plain numbers;
 * the calibration centres and scales them.
 */
export interface Evidence {
  /** The reader's margin over "no answer here": mean of the best passage and two looks at its sentence. */
  readonly reading: number
  /** The same for texts that answer nothing: the level of the question itself. */
  readonly control: number
  /** By how much the best margin leads the best of another document; 0 when none was read. */
  readonly lead: number
  /** How much the question's token that finds least in the passage finds there; −1 to 1. */
  readonly weakest: number
  /** How much of the question stands in the sentence alone, token by token; −1 to 1. */
  readonly sentenceMatch: number
  /** The same of the question's token that finds least in it. */
  readonly sentenceWeakest: number
  /** Share, by idf, of the question's content terms that stand in the passage; 0 to 1. */
  readonly coverage: number
  /** In letters, 100 at most; one of a script without word spaces counts as three. */
  readonly questionLength: number
  /** Of the answer inside the quote, likewise. */
  readonly highlightLength: number
  /** 0 when question and document are known to be in two languages, else 1. */
  readonly sameLanguage: number
}

export interface Ranking {
  /** Weight of BM25 against cosine, 0 to 1. */
  readonly lexicalWeight: number
  /** Cosine given back to passages in another language than the question's. */
  readonly crossLanguageBonus: number
  /** What a BM25 of 1 adds to the match of a passage in another language than the question's. */
  readonly foreignTermWeight: number
  /** What a match of 1 adds to the reader's score of a sentence. */
  readonly sentenceWeight: number
  /** How much a retrieval score of 1 adds to that of the passage's best sentence. */
  readonly retrievalWeight: number
}

/** Made by `npm run calibrate` from development data; see `embeddings/calibration.json`. */
export interface Calibration {
  /** How retrieval and reading are mixed. */
  readonly ranking: Ranking
  /** Reader and embedder that it was made with. */
  readonly models: readonly string[]
  readonly bias: number
  readonly weights: Readonly<
    Record<keyof Evidence, { mean: number; scale: number; weight: number }>
  >
  /** Least probability of an answer, set by how many unanswerable development questions pass (`Threshold`). */
  readonly thresholds: Readonly<Record<Threshold, number>>
}

/** Logistic regression: the probability that the documents answer. */
export function probabilityOf(evidence: Evidence, { bias, weights }: Calibration): number {
  let logit = bias
  for (const name of Object.keys(weights) as (keyof Evidence)[]) {
    const { mean, scale, weight } = weights[name]
    logit += (weight * (evidence[name] - mean)) / scale
  }
  return 1 / (1 + Math.exp(-logit))
}

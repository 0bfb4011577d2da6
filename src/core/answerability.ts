import type { Threshold } from './answer.ts'

/**
 * What speaks for or against the documents answering a question. All are plain numbers;
 * the calibration centres and scales them.
 */
export interface Evidence {
  /** The reader's best margin over "no answer here". */
  readonly margin: number
  /** By how much the best margin leads the best of another document; 0 with one document read. */
  readonly lead: number
  /** Cosine of question and best passage. */
  readonly cosine: number
  /** Share, by idf, of the question's terms that stand in the quoted passage; 0 to 1. */
  readonly coverage: number
  /** The same within the quoted sentence. */
  readonly sentenceCoverage: number
  /** 1 when question and document are in one language. */
  readonly sameLanguage: number
  /** Share of the question's terms that no document has; 0 to 1. */
  readonly unknownTerms: number
}

/** Made by `npm run calibrate` from development data; see `embeddings/calibration.json`. */
export interface Calibration {
  /** Reader and embedder that it was made with. */
  readonly models: readonly string[]
  readonly bias: number
  readonly weights: Readonly<
    Record<keyof Evidence, { mean: number; scale: number; weight: number }>
  >
  /** Least probability of an answer, by the precision it gave on development data. */
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

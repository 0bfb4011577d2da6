/** BM25's saturation and length normalisation. */
const BM25 = { k1: 1.2, b: 0.75 } as const

/** How much a term tells that stands in `frequency` of `passages` passages; always above 0. */
export const inverseFrequency = (passages: number, frequency: number): number =>
  Math.log(1 + (passages - frequency + 0.5) / (frequency + 0.5))

/** What a passage's length adds to the denominator of `termScore`. */
export const lengthPenalty = (length: number, averageLength: number): number =>
  BM25.k1 * (1 - BM25.b + BM25.b * (length / averageLength))

/**
 * One term's part of a passage's BM25 score.
 * @param weight the question's weight times `inverseFrequency`.
 * @param count how often the term stands in the passage.
 */
export const termScore = (weight: number, count: number, penalty: number): number =>
  (weight * (count * (BM25.k1 + 1))) / (count + penalty)

import type { SummaryCandidate } from './features.ts'

/** What opens a document is always looked at. */
const ALWAYS = 8

/**
 * The candidates nearest to the whole document by their words, or to the focus; in their own order.
 * Linear in the number of candidates.
 * @param focus terms that a sentence should have; null for none.
 */
export function preselect(
  candidates: readonly SummaryCandidate[],
  most: number,
  focus: ReadonlyMap<string, number> | null,
): readonly SummaryCandidate[] {
  if (candidates.length <= most) return candidates
  const frequency = new Map<string, number>()
  for (const { terms } of candidates)
    for (const term of terms.keys()) frequency.set(term, (frequency.get(term) ?? 0) + 1)
  const idf = (term: string): number => Math.log((candidates.length + 1) / frequency.get(term)!)
  const scores = candidates.map(({ terms }, at) => {
    if (at < ALWAYS) return Number.POSITIVE_INFINITY
    let sum = 0
    let square = 0
    for (const [term, count] of terms) {
      const weight = count * idf(term)
      square += weight * weight
      sum += weight * (frequency.get(term)! - 1) * idf(term)
      if (focus?.has(term)) sum += weight * candidates.length
    }
    return sum / (Math.sqrt(square) || 1)
  })
  const least = scores.toSorted((one, other) => other - one)[most - 1]!
  return candidates.filter((_, at) => scores[at]! >= least).slice(0, most)
}

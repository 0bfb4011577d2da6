import { inverseFrequency, lengthPenalty, termScore } from '../../src/core/bm25.ts'
import type { IndexedPassage } from '../../src/core/store.ts'
import { byNearness, type NearTerm, nearTerm } from '../../src/stores/ranking.ts'

/** Terms of passages, gone through one by one. */
export class MemoryLexical {
  /** How many passages have each term. */
  readonly #frequencies = new Map<string, number>()
  readonly #lengths: readonly number[]
  readonly #average: number

  constructor(readonly passages: readonly Pick<IndexedPassage, 'terms'>[]) {
    for (const { terms } of passages)
      for (const term of terms.keys()) this.#frequencies.set(term, this.frequency(term) + 1)
    const sum = (counts: Iterable<number>) => [...counts].reduce((all, count) => all + count, 0)
    this.#lengths = passages.map(({ terms }) => sum(terms.values()))
    this.#average = sum(this.#lengths) / passages.length
  }

  frequency(term: string): number {
    return this.#frequencies.get(term) ?? 0
  }

  nearTerms(wanted: string, maxEdits: number, limit: number): NearTerm[] {
    return [...this.#frequencies]
      .map(([term, frequency]) => nearTerm(wanted, maxEdits, term, frequency))
      .filter((near) => near !== null)
      .sort(byNearness)
      .slice(0, limit)
  }

  /** BM25 of each passage, in their order. */
  scores(terms: ReadonlyMap<string, number>): number[] {
    const weights = [...terms].map(([term, weight]) => {
      return [term, weight * inverseFrequency(this.passages.length, this.frequency(term))] as const
    })
    return this.passages.map(({ terms: standing }, row) => {
      const penalty = lengthPenalty(this.#lengths[row]!, this.#average)
      return weights.reduce((sum, [term, weight]) => {
        const count = standing.get(term)
        return count === undefined ? sum : sum + termScore(weight, count, penalty)
      }, 0)
    })
  }
}

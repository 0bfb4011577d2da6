import { inverseFrequency, lengthPenalty, termScore } from '../../core/bm25.ts'
import { Best, byNearness, type NearTerm, nearTerm } from '../ranking.ts'
import { Slices } from './context.ts'

/** The inverted index of one generation: which term stands in which passage, and how often. */
export class LexicalIndex {
  /** Sums of the search under way; all 0 between searches. */
  readonly #sums: Float64Array
  /** Rows whose sum is not 0. */
  readonly #touched: Uint32Array
  readonly #penalties: Float64Array

  constructor(
    /** Passage ids, ascending; the others count passages by their row here. */
    readonly ids: Float64Array,
    lengths: Float64Array,
    readonly postings: Postings,
    readonly numbers: ReadonlyMap<string, number>,
  ) {
    const average = lengths.reduce((sum, length) => sum + length, 0) / lengths.length
    this.#penalties = lengths.map((length) => lengthPenalty(length, average))
    this.#sums = new Float64Array(ids.length)
    this.#touched = new Uint32Array(ids.length)
  }

  /** About how much memory this takes, in bytes. */
  get bytes(): number {
    const { offsets, rows, counts } = this.postings
    const arrays = [this.ids, this.#sums, this.#touched, this.#penalties, offsets, rows, counts]
    // A short string, its entry in the map and its share of the table measure about 80 bytes.
    return this.numbers.size * 80 + arrays.reduce((sum, { byteLength }) => sum + byteLength, 0)
  }

  frequency(term: string): number {
    const number = this.numbers.get(term)
    return number === undefined ? 0 : this.#frequency(number)
  }

  /**
   * Scores of the `limit` best passages above 0 and of those in `others`, by passage id.
   * @param terms weight of each term of the question.
   */
  search(
    terms: ReadonlyMap<string, number>,
    limit: number,
    others: readonly number[],
  ): Map<number, number> {
    const sums = this.#sums
    const added = this.#add(terms)
    const best = this.#best(added, limit)
    const scores = new Map<number, number>()
    for (const row of best.ids) scores.set(this.ids[row]!, sums[row]!)
    for (const id of others) scores.set(id, sums[this.#row(id)]!)
    sums.fill(0)
    return scores
  }

  /** The `limit` nearest terms to one. */
  async nearTerms(wanted: string, maxEdits: number, limit: number): Promise<NearTerm[]> {
    const slices = new Slices()
    const found: NearTerm[] = []
    let seen = 0
    for (const [term, number] of this.numbers) {
      if (++seen % 1_000 === 0) await slices.pause()
      const near = nearTerm(wanted, maxEdits, term, this.#frequency(number))
      if (near) found.push(near)
    }
    return found.sort(byNearness).slice(0, limit)
  }

  /** Adds each term's part to the sums. @returns how many rows were added to: the first of `#touched`. */
  #add(terms: ReadonlyMap<string, number>): number {
    const { offsets, rows, counts } = this.postings
    // Locals, since these loops run over half of all passages for a common term.
    const [sums, penalties, touched] = [this.#sums, this.#penalties, this.#touched]
    let added = 0
    for (const [term, questionWeight] of terms) {
      const number = this.numbers.get(term)
      if (number === undefined || questionWeight === 0) continue
      const weight = questionWeight * inverseFrequency(this.ids.length, this.#frequency(number))
      const end = offsets[number + 1]!
      for (let place = offsets[number]!; place < end; place += 1) {
        const row = rows[place]!
        const sum = sums[row]!
        if (sum === 0) touched[added++] = row
        sums[row] = sum + termScore(weight, counts[place]!, penalties[row]!)
      }
    }
    return added
  }

  /** Of the first `added` rows of `#touched`. */
  #best(added: number, limit: number): Best {
    const [sums, touched] = [this.#sums, this.#touched]
    const best = new Best(limit)
    for (let place = 0; place < added; place += 1) {
      const row = touched[place]!
      const sum = sums[row]!
      // Most of them are far from it, and a call each would take as long as adding them up.
      if (sum >= best.least && sum > 0) best.offer(row, sum)
    }
    return best
  }

  #frequency(number: number): number {
    return this.postings.offsets[number + 1]! - this.postings.offsets[number]!
  }

  #row(id: number): number {
    let low = 0
    let high = this.ids.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.ids[middle]! < id) low = middle + 1
      else high = middle
    }
    return low
  }
}

/** Term `n` stands in `rows` from `offsets[n]` to before `offsets[n + 1]`, `counts` times each. */
export interface Postings {
  readonly offsets: Float64Array
  readonly rows: Uint32Array
  readonly counts: Uint8Array | Uint16Array | Uint32Array
}

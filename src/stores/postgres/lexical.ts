import { inverseFrequency, lengthPenalty, termScore } from '../../core/bm25.ts'
import { pauses } from '../../core/pauses.ts'
import { Best } from '../ranking.ts'
import type { KnownTerm } from './known-terms.ts'
import { PostingReader } from './packed-postings.ts'
import type { GenerationRow } from './rows.ts'

/** A question's term that stands in the generation. */
export interface WeightedTerm extends KnownTerm {
  /** The question's times `inverseFrequency`; above 0. */
  readonly weight: number
}

/** Terms with what they weigh; those that add nothing left out. */
export const weighted = (
  { passages }: GenerationRow,
  known: readonly KnownTerm[],
  weights: readonly number[],
): WeightedTerm[] =>
  known
    .map((term, row) => ({
      ...term,
      weight: weights[row]! * inverseFrequency(passages, term.frequency),
    }))
    .filter(({ weight, frequency }) => weight > 0 && frequency > 0)

/** Passages between two looks at the clock. */
const STRIDE = 1_024

export interface LexicalScores {
  /** The `limit` best passages above 0, best first. */
  readonly best: readonly number[]
  /** Of these and of the others that were asked for, by passage id. */
  readonly scores: ReadonlyMap<number, number>
}

/** BM25 of all passages in which a term stands. @param others passages whose scores are wanted anyhow. */
export async function lexicalScores(
  { terms, passages }: GenerationRow,
  asked: readonly WeightedTerm[],
  limit: number,
  others: readonly number[],
): Promise<LexicalScores> {
  const walk = new Walk(asked, terms / passages)
  const best = new Best(limit)
  const wanted = others.toSorted((one, other) => one - other)
  const scores = new Map(wanted.map((id) => [id, 0]))
  const pause = pauses()
  let place = 0
  for (let seen = 1; walk.next(); seen += 1) {
    const { id, score } = walk
    best.offer(id, score)
    while (place < wanted.length && wanted[place]! < id) place += 1
    if (wanted[place] === id) scores.set(id, score)
    if (seen % STRIDE === 0) await pause()
  }
  for (const [rank, id] of best.ids.entries()) scores.set(id, best.scores[rank]!)
  return { best: best.ids, scores }
}

/** Goes over all passages that hold a term, by id, and adds up what each gets. */
class Walk {
  id = 0
  score = 0
  readonly #readers: readonly PostingReader[]
  readonly #weights: readonly number[]
  #nextId = Number.POSITIVE_INFINITY

  constructor(
    asked: readonly WeightedTerm[],
    readonly averageLength: number,
  ) {
    this.#readers = asked.map(({ postings }) => new PostingReader(postings))
    this.#weights = asked.map(({ weight }) => weight)
    for (const reader of this.#readers) {
      reader.next()
      this.#nextId = Math.min(this.#nextId, reader.passageId)
    }
  }

  /** @returns whether there is one more passage. */
  next(): boolean {
    const id = this.#nextId
    if (id === Number.POSITIVE_INFINITY) return false
    let nextId = Number.POSITIVE_INFINITY
    let score = 0
    for (let term = 0; term < this.#readers.length; term += 1) {
      const reader = this.#readers[term]!
      if (reader.passageId === id) {
        const penalty = lengthPenalty(reader.length, this.averageLength)
        score += termScore(this.#weights[term]!, reader.count, penalty)
        reader.next()
      }
      if (reader.passageId < nextId) nextId = reader.passageId
    }
    this.id = id
    this.score = score
    this.#nextId = nextId
    return true
  }
}

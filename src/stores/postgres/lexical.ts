import { BM25 } from '../../core/store.ts'
import { Best, inverseFrequency, lengthPenalty, termScore } from '../ranking.ts'
import type { Client } from './database.ts'
import type { KnownTerm } from './frequencies.ts'
import { SCHEMA } from './migration.ts'
import { type GenerationRow, isMember, keyParameters } from './rows.ts'

/** A question's term that stands in the generation. */
export interface WeightedTerm extends KnownTerm {
  /** The question's times `inverseFrequency`. */
  readonly weight: number
}

/** Terms with what they weigh; those that weigh nothing left out. */
export const weighted = (
  { passages }: GenerationRow,
  known: readonly KnownTerm[],
  weights: ReadonlyMap<string, number>,
): WeightedTerm[] =>
  known
    .map((term) => ({
      ...term,
      weight: weights.get(term.term)! * inverseFrequency(passages, term.frequency),
    }))
    .filter(({ weight }) => weight > 0)

/** A term adds less than this many times its weight, however often it stands in a passage. */
const MOST = BM25.k1 + 1

/** How many times as many passages are scored as wanted. */
const SPARE = 4

/** Rounding of sums must decide nothing. */
const MARGIN = 32

const TOLERANCE = 1e-9

/**
 * BM25 of the `limit` best passages above 0, and of some more, by passage id; exact.
 *
 * The commonest words stand in most passages and tell least. So passages are first found by the
 * rarer terms alone, and scored with all; where what the common ones could add might bring in a
 * passage that was not found so, all terms' postings are looked at.
 * @param fewPostings fewer are all looked at in the first place.
 */
export async function bestPassages(
  client: Client,
  row: GenerationRow,
  terms: readonly WeightedTerm[],
  limit: number,
  fewPostings: number,
): Promise<Map<number, number>> {
  if (terms.length === 0) return new Map()
  const wanted = limit + MARGIN
  const postings = terms.reduce((sum, { frequency }) => sum + frequency, 0)
  const rarer = postings < fewPostings ? terms : rarerTerms(terms, wanted)
  if (rarer.length < terms.length) {
    const found = await bestBy(client, row, rarer, wanted * SPARE)
    const scores = await scoresOf(
      client,
      row,
      terms,
      found.map(({ id }) => id),
    )
    const missed = (found.length < wanted * SPARE ? 0 : found.at(-1)!.score) + most(terms, rarer)
    if (missed + TOLERANCE < leastOfBest(scores, limit)) return scores
  }
  const found = await bestBy(client, row, terms, wanted)
  return scoresOf(
    client,
    row,
    terms,
    found.map(({ id }) => id),
  )
}

/** At most what the terms that are not among the rarer ones add to a score. */
const most = (terms: readonly WeightedTerm[], rarer: readonly WeightedTerm[]): number =>
  MOST * (sumOf(terms) - sumOf(rarer))

const sumOf = (terms: readonly WeightedTerm[]): number =>
  terms.reduce((sum, { weight }) => sum + weight, 0)

/** The terms that most likely suffice to find the best passages. */
function rarerTerms(terms: readonly WeightedTerm[], wanted: number): readonly WeightedTerm[] {
  const sorted = terms.toSorted((one, other) => other.weight - one.weight)
  let seen = 0
  let level = 0
  for (const [place, { frequency, weight }] of sorted.entries()) {
    seen += frequency
    // About what a passage of usual length has that holds this term once.
    if (seen >= wanted && level === 0) level = weight
    const rarer = sorted.slice(0, place + 1)
    if (level > 0 && most(terms, rarer) < level) return rarer
  }
  return terms
}

function leastOfBest(scores: ReadonlyMap<number, number>, limit: number): number {
  const best = new Best(limit)
  for (const [id, score] of scores) best.offer(id, score)
  return best.ids.length < limit ? 0 : scores.get(best.ids.at(-1)!)!
}

// Sums of one score may differ in their last bits, depending on the order of their parts: equal ones
// are equal as 32-bit numbers.
const BEST = `SELECT id, score FROM (
    SELECT p.passage_id AS id, sum(asked.weight * ${MOST} * p.count
      / (p.count + ${BM25.k1 * (1 - BM25.b)} + ${BM25.k1 * BM25.b} * p.length / $8::float8)) AS score
    FROM ${SCHEMA}.postings p
    JOIN unnest($6::int[], $7::float8[]) AS asked (term, weight) ON asked.term = p.term
    WHERE ${isMember('p')} AND p.term = ANY($6::int[]) GROUP BY p.passage_id) AS scores
  ORDER BY score::float4 DESC, id LIMIT $9::int`

/** About the best passages by some terms, best first. */
const bestBy = (
  client: Client,
  row: GenerationRow,
  terms: readonly WeightedTerm[],
  count: number,
): Promise<{ id: number; score: number }[]> =>
  client.query(BEST, [
    ...keyParameters(row),
    terms.map(({ number }) => number),
    terms.map(({ weight }) => weight),
    row.terms / row.passages,
    count,
  ])

/** Exact scores of passages of a generation, by id. */
export async function scoresOf(
  client: Client,
  generation: GenerationRow,
  terms: readonly WeightedTerm[],
  ids: readonly number[],
): Promise<Map<number, number>> {
  const rows = await client.query<{ id: number; length: number; counts: number[] }>(
    `SELECT p.id, p.length,
       ARRAY(SELECT COALESCE(p.counts[array_position(p.terms, asked.term)], 0)
         FROM unnest($3::int[]) WITH ORDINALITY AS asked (term, place) ORDER BY asked.place) AS counts
     FROM ${SCHEMA}.passages p WHERE p.collection_id = $1 AND p.id = ANY($2::int8[])`,
    [generation.collectionId, ids, terms.map(({ number }) => number)],
  )
  const average = generation.terms / generation.passages
  return new Map(
    rows.map(({ id, length, counts }) => {
      const penalty = lengthPenalty(length, average)
      const add = (sum: number, count: number, place: number): number =>
        count > 0 ? sum + termScore(terms[place]!.weight, count, penalty) : sum
      return [id, counts.reduce(add, 0)]
    }),
  )
}

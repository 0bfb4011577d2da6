import { BM25 } from '../../core/store.ts'
import type { Client } from './database.ts'
import { SCHEMA } from './migration.ts'
import { type GenerationRow, isMember, keyParameters } from './rows.ts'
import { keyOf } from './text.ts'

/** A term of a question that stands in the collection. */
export interface QuestionTerm {
  readonly term: string
  /** In the collection's table of terms. */
  readonly number: number
  /** The question's. */
  readonly weight: number
}

/** Those of a question's terms that the collection knows and that weigh something; in their order. */
export async function questionTerms(
  client: Client,
  { collectionId }: GenerationRow,
  terms: ReadonlyMap<string, number>,
): Promise<QuestionTerm[]> {
  const keys = [...terms].filter(([, weight]) => weight > 0).map(([term]) => [term, keyOf(term)])
  if (keys.length === 0) return []
  const rows = await client.query<{ key: string; number: number }>(
    `SELECT key, number FROM ${SCHEMA}.terms WHERE collection_id = $1 AND key = ANY($2::text[])`,
    [collectionId, keys.map(([, key]) => key!)],
  )
  const numbers = new Map(rows.map(({ key, number }) => [key, number]))
  return keys.flatMap(([term, key]) => {
    const number = numbers.get(key!)
    return number === undefined ? [] : [{ term: term!, number, weight: terms.get(term!)! }]
  })
}

// Sums of one score may differ in their last bits, depending on the order of their parts: equal ones
// are equal as 32-bit numbers, and the exact scores choose among more than are wanted.
const BEST = `WITH hits AS MATERIALIZED (
    SELECT p.term, p.passage_id, p.count, p.length FROM ${SCHEMA}.postings p
    WHERE ${isMember('p')} AND p.term = ANY($6::int[])
  ), weights AS MATERIALIZED (
    SELECT asked.term, f.frequency, asked.weight * ${BM25.k1 + 1}
      * ln(1 + ($8::float8 - f.frequency + 0.5) / (f.frequency + 0.5)) AS weight
    FROM unnest($6::int[], $7::float8[]) AS asked (term, weight)
    JOIN (SELECT term, count(*)::float8 AS frequency FROM hits GROUP BY term) f USING (term)
  ), scores AS (
    SELECT h.passage_id, sum(w.weight * h.count
      / (h.count + ${BM25.k1 * (1 - BM25.b)} + ${BM25.k1 * BM25.b} * h.length / $9::float8)) AS score
    FROM hits h JOIN weights w USING (term) GROUP BY h.passage_id
  ), best AS MATERIALIZED (
    SELECT passage_id FROM scores ORDER BY score::float4 DESC, passage_id LIMIT $10::int
  )
  SELECT (SELECT COALESCE(array_agg(passage_id), '{}') FROM best) AS ids,
    (SELECT COALESCE(array_agg(term), '{}') FROM weights) AS terms,
    (SELECT COALESCE(array_agg(frequency::int), '{}') FROM weights) AS frequencies`

interface BestRow {
  readonly ids: number[]
  readonly terms: number[]
  readonly frequencies: number[]
}

/** How many more are read than wanted, so that rounding decides nothing. */
const MARGIN = 32

/** About the `limit` best passages by BM25 and some more, and in how many passages each term stands. */
export async function bestPassages(
  client: Client,
  row: GenerationRow,
  asked: readonly QuestionTerm[],
  limit: number,
): Promise<{ ids: number[]; frequencies: Map<number, number> }> {
  if (asked.length === 0) return { ids: [], frequencies: new Map() }
  const [found] = await client.query<BestRow>(BEST, [
    ...keyParameters(row),
    asked.map(({ number }) => number),
    asked.map(({ weight }) => weight),
    row.passages,
    row.terms / row.passages,
    limit + MARGIN,
  ])
  const { ids, terms, frequencies } = found!
  return { ids, frequencies: new Map(terms.map((term, place) => [term, frequencies[place]!])) }
}

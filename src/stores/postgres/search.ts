import type { Candidate, SearchRequest } from '../../core/store.ts'
import { cosine } from '../../core/vector.ts'
import {
  Best,
  byNearness,
  inverseFrequency,
  lengthPenalty,
  type NearTerm,
  nearTerm,
  termScore,
} from '../ranking.ts'
import { decodeVector } from './codec.ts'
import type { Context } from './context.ts'
import type { Client } from './database.ts'
import { nearestPassages } from './dense.ts'
import { bestPassages, type QuestionTerm, questionTerms } from './lexical.ts'
import { SCHEMA } from './migration.ts'
import { type GenerationRow, isMember, keyParameters, noLongerKept } from './rows.ts'
import { decodeText } from './text.ts'

// Compiling a plan takes longer than running it; the absences must fit a hash table.
const SETTINGS = `SET LOCAL jit = off; SET LOCAL work_mem = '64MB';`

/** As `Generation.search`, within one snapshot. */
export async function search(
  { database, exactLimit }: Context,
  row: GenerationRow,
  { vector, terms, limit }: SearchRequest,
): Promise<Candidate[]> {
  if (row.dimensions !== null && vector.length !== row.dimensions) {
    throw new RangeError(
      `Expected a vector of ${row.dimensions} numbers, got ${vector.length} numbers`,
    )
  }
  if (limit < 1 || row.passages === 0) return []
  const [found, asked] = await database.transaction(
    async (client) => {
      await client.execute(SETTINGS)
      const near = await nearestPassages(client, row, vector, limit, exactLimit)
      if (near.length === 0) throw noLongerKept(row)
      const known = await questionTerms(client, row, terms)
      const best = await bestPassages(client, row, known, limit)
      const asked = known.map((term) => ({
        ...term,
        frequency: best.frequencies.get(term.number) ?? 0,
      }))
      return [await read(client, row, [...near, ...best.ids], asked), asked] as const
    },
    { snapshot: true },
  )
  return choose(found, asked, row, vector, limit)
}

interface FoundRow {
  readonly id: number
  readonly length: number
  /** Row `i` belongs to the question's term `i`. */
  readonly counts: readonly number[]
  readonly vector: Uint8Array
}

type AskedTerm = QuestionTerm & { readonly frequency: number }

/** What the exact scores are made of, by passage id. */
const read = (
  client: Client,
  row: GenerationRow,
  ids: readonly number[],
  asked: readonly AskedTerm[],
): Promise<FoundRow[]> =>
  client.query<FoundRow>(
    `SELECT p.id, p.length, vector_send(v.embedding) AS vector,
       ARRAY(SELECT COALESCE(p.counts[array_position(p.terms, asked.term)], 0)
         FROM unnest($3::int[]) WITH ORDINALITY AS asked (term, place) ORDER BY asked.place) AS counts
     FROM ${SCHEMA}.passages p
     JOIN ${SCHEMA}.vectors v ON v.collection_id = $1 AND v.passage_id = p.id
     WHERE p.collection_id = $1 AND p.id = ANY($2::int8[]) ORDER BY p.id`,
    [row.collectionId, [...new Set(ids)], asked.map(({ number }) => number)],
  )

/** Of all that the server thought near or fitting, those that exactly are. */
function choose(
  found: readonly FoundRow[],
  asked: readonly AskedTerm[],
  { passages, terms }: GenerationRow,
  vector: Float32Array,
  limit: number,
): Candidate[] {
  const weights = asked.map(
    ({ weight, frequency }) => weight * inverseFrequency(passages, frequency),
  )
  const byCosine = new Best(limit)
  const byBm25 = new Best(limit)
  const candidates = found.map((row): Candidate => {
    const penalty = lengthPenalty(row.length, terms / passages)
    const bm25 = row.counts.reduce(
      (sum, count, place) => (count > 0 ? sum + termScore(weights[place]!, count, penalty) : sum),
      0,
    )
    const candidate = { passageId: row.id, cosine: cosine(decodeVector(row.vector), vector), bm25 }
    byCosine.offer(candidate.passageId, candidate.cosine)
    if (bm25 > 0) byBm25.offer(candidate.passageId, bm25)
    return candidate
  })
  const chosen = new Set([...byCosine.ids, ...byBm25.ids])
  return candidates.filter(({ passageId }) => chosen.has(passageId))
}

/** In how many passages of a generation each term stands; row `i` belongs to `terms[i]`. */
export async function frequenciesOf(
  client: Client,
  row: GenerationRow,
  terms: readonly string[],
): Promise<number[]> {
  const known = await questionTerms(client, row, new Map(terms.map((term) => [term, 1])))
  const numbers = known.map(({ number }) => number)
  const frequencies = await numberFrequencies(client, row, numbers)
  const found = new Map(known.map(({ term, number }) => [term, frequencies.get(number) ?? 0]))
  return terms.map((term) => found.get(term) ?? 0)
}

async function numberFrequencies(
  client: Client,
  row: GenerationRow,
  numbers: readonly number[],
): Promise<Map<number, number>> {
  const rows = await client.query<{ term: number; frequency: number }>(
    `SELECT p.term, count(*) AS frequency FROM ${SCHEMA}.postings p
     WHERE ${isMember('p')} AND p.term = ANY($6::int[]) GROUP BY p.term`,
    [...keyParameters(row), numbers],
  )
  return new Map(rows.map(({ term, frequency }) => [term, frequency]))
}

/** All terms of a generation within `maxEdits` of one, as `Generation.nearTerms` orders them. */
export async function nearTermsOf(
  client: Client,
  row: GenerationRow,
  wanted: string,
  maxEdits: number,
): Promise<NearTerm[]> {
  const rows = await client.query<{ number: number; term: string }>(
    `SELECT number, term FROM ${SCHEMA}.terms WHERE collection_id = $1 AND units BETWEEN $2 AND $3`,
    [row.collectionId, wanted.length - maxEdits, wanted.length + maxEdits],
  )
  const near = rows
    .map(({ number, term }) => ({ number, term: decodeText(term) }))
    .filter(({ term }) => nearTerm(wanted, maxEdits, term, 1) !== null)
  const numbers = near.map(({ number }) => number)
  const frequencies = await numberFrequencies(client, row, numbers)
  return near
    .flatMap(({ term, number }) => {
      // The collection's other generations may hold terms that this one does not.
      const frequency = frequencies.get(number)
      return frequency ? (nearTerm(wanted, maxEdits, term, frequency) ?? []) : []
    })
    .sort(byNearness)
}

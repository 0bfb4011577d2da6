import type { Candidate, SearchRequest } from '../../core/store.ts'
import { cosine } from '../../core/vector.ts'
import { noLongerKept } from '../no-longer-kept.ts'
import { Best } from '../ranking.ts'
import { decodeVector } from './codec.ts'
import type { Context } from './context.ts'
import type { Client } from './database.ts'
import { nearestPassages } from './dense.ts'
import { bestPassages, scoresOf, weighted } from './lexical.ts'
import { SCHEMA } from './migration.ts'
import type { GenerationRow } from './rows.ts'

// Compiling a plan takes longer than running it; the absences must fit a hash table.
const SETTINGS = `SET LOCAL jit = off; SET LOCAL work_mem = '64MB';`

/** As `Generation.search`, within one snapshot. */
export async function search(
  context: Context,
  row: GenerationRow,
  request: SearchRequest,
): Promise<Candidate[]> {
  const { vector, limit } = request
  if (row.dimensions !== null && vector.length !== row.dimensions) {
    throw new RangeError(`Expected a vector of ${row.dimensions} numbers, got ${vector.length}`)
  }
  if (limit < 1 || row.passages === 0) return []
  return context.database.transaction(
    async (client) => {
      await client.execute(SETTINGS)
      return candidates(client, context, row, request)
    },
    { snapshot: true },
  )
}

async function candidates(
  client: Client,
  { exactLimit, fewPostings, frequencies }: Context,
  row: GenerationRow,
  { vector, terms, limit }: SearchRequest,
): Promise<Candidate[]> {
  const near = await nearestPassages(client, row, vector, limit, exactLimit)
  if (near.length === 0) throw noLongerKept(row)
  const asked = weighted(row, await frequencies.known(client, row, [...terms.keys()]), terms)
  const scores = new Map(await bestPassages(client, row, asked, limit, fewPostings))
  const best = new Best(limit)
  for (const [id, score] of scores) if (score > 0) best.offer(id, score)
  const cosines = await cosinesOf(client, row, [...near, ...best.ids], vector)
  const nearest = new Best(limit)
  for (const [id, similarity] of cosines) nearest.offer(id, similarity)
  const chosen = [...new Set([...nearest.ids, ...best.ids])].sort((one, other) => one - other)
  const unscored = chosen.filter((id) => !scores.has(id))
  for (const [id, score] of await scoresOf(client, row, asked, unscored)) scores.set(id, score)
  return chosen.map((passageId) => ({
    passageId,
    cosine: cosines.get(passageId)!,
    bm25: scores.get(passageId)!,
  }))
}

/** Exact cosines, by passage id. */
async function cosinesOf(
  client: Client,
  { collectionId }: GenerationRow,
  ids: readonly number[],
  vector: Float32Array,
): Promise<Map<number, number>> {
  const rows = await client.query<{ id: number; vector: Uint8Array }>(
    `SELECT passage_id AS id, vector_send(embedding) AS vector FROM ${SCHEMA}.vectors
     WHERE collection_id = $1 AND passage_id = ANY($2::int8[])`,
    [collectionId, [...new Set(ids)]],
  )
  return new Map(rows.map((row) => [row.id, cosine(decodeVector(row.vector), vector)]))
}

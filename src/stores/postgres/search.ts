import type { Candidate, SearchRequest } from '../../core/store.ts'
import { cosine } from '../../core/vector.ts'
import { noLongerKept } from '../no-longer-kept.ts'
import { Best } from '../ranking.ts'
import { decodeVector } from './codec.ts'
import type { Context } from './context.ts'
import type { Client } from './database.ts'
import { nearestPassages, searchSettings } from './dense.ts'
import { lexicalScores, weighted } from './lexical.ts'
import { SCHEMA } from './migration.ts'
import type { GenerationRow } from './rows.ts'

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
  return context.database.transaction((client) => candidates(client, context, row, request), {
    snapshot: true,
    first: searchSettings(limit, row.passages),
  })
}

async function candidates(
  client: Client,
  { exactLimit, knownTerms }: Context,
  row: GenerationRow,
  { vector, terms, limit }: SearchRequest,
): Promise<Candidate[]> {
  const near = await nearestPassages(client, row, vector, limit, exactLimit)
  if (near.size === 0) throw noLongerKept(row)
  const known = await knownTerms.of(client, row, [...terms.keys()])
  const asked = weighted(row, known, [...terms.values()])
  const { best, scores } = await lexicalScores(row, asked, limit, [...near.keys()])
  const unseen = best.filter((id) => !near.has(id))
  const vectors = new Map([...near, ...(await vectorsOf(client, row, unseen))])
  const cosines = new Map([...vectors].map(([id, own]) => [id, cosine(own, vector)]))
  const nearest = new Best(limit)
  for (const [id, similarity] of cosines) nearest.offer(id, similarity)
  const chosen = [...new Set([...nearest.ids, ...best])].sort((one, other) => one - other)
  return chosen.map((passageId) => ({
    passageId,
    cosine: cosines.get(passageId)!,
    bm25: scores.get(passageId)!,
  }))
}

/** Passages' vectors, by id. */
async function vectorsOf(
  client: Client,
  { collectionId }: GenerationRow,
  ids: readonly number[],
): Promise<Map<number, Float32Array>> {
  if (ids.length === 0) return new Map()
  const rows = await client.query<{ id: number; vector: Uint8Array }>(
    `SELECT passage_id AS id, vector_send(embedding) AS vector FROM ${SCHEMA}.vectors
     WHERE collection_id = $1 AND passage_id = ANY($2::int8[])`,
    [collectionId, ids],
  )
  return new Map(rows.map((row) => [row.id, decodeVector(row.vector)]))
}

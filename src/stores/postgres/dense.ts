import { encodeVector } from './codec.ts'
import type { Client, Database } from './database.ts'
import { SCHEMA } from './migration.ts'
import { type GenerationRow, isMember, keyParameters } from './rows.ts'
import { PARTITIONS } from './schema.ts'

const SMALLEST_EF = 64

/**
 * Ids of about the `limit` nearest passages and some more, in any order.
 * @param exactLimit fewer passages are all looked at.
 */
export async function nearestPassages(
  client: Client,
  row: GenerationRow,
  vector: Float32Array,
  limit: number,
  exactLimit: number,
): Promise<number[]> {
  const count = Math.max(SMALLEST_EF, 2 * limit)
  const parameters = [...keyParameters(row), encodeVector(vector), count]
  if (row.passages >= exactLimit) {
    await client.execute(hnswSettings(count))
    const found = await client.query<{ id: number }>(hnswQuery(vector.length), parameters)
    // The scan ends early where other collections' vectors are in its way.
    if (found.length >= Math.min(count, row.passages)) return found.map(({ id }) => id)
  }
  return (await client.query<{ id: number }>(EXACT, parameters)).map(({ id }) => id)
}

const EXACT = `SELECT v.passage_id AS id FROM ${SCHEMA}.vectors v WHERE ${isMember('v')}
  ORDER BY v.embedding <#> $6::vector, v.passage_id LIMIT $7::int`

/** pgvector filters what its index finds, so that it has to go on until enough is left. */
const hnswSettings = (count: number): string => `SET LOCAL hnsw.iterative_scan = strict_order;
  SET LOCAL hnsw.ef_search = ${Math.min(2 * count, 1_000)};
  SET LOCAL hnsw.max_scan_tuples = 100000;`

const halfvec = (dimensions: number): string => `embedding::halfvec(${dimensions})`

/** A halfvec takes half of the memory; the exact cosine chooses among what it finds. */
export const hnswQuery = (dimensions: number): string => `SELECT v.passage_id AS id
  FROM ${SCHEMA}.vectors v
  WHERE ${isMember('v')} AND vector_dims(v.embedding) = ${dimensions}
  ORDER BY v.${halfvec(dimensions)} <#> $6::vector::halfvec(${dimensions}) LIMIT $7::int`

/** pgvector indexes no halfvec that is longer. */
const MOST_DIMENSIONS = 4_000

/**
 * Makes the HNSW index of a collection's partition, where there is none for these dimensions; others
 * who write to the partition wait meanwhile, readers do not.
 */
export async function needHnsw(
  database: Database,
  collectionId: number,
  dimensions: number,
): Promise<void> {
  if (dimensions > MOST_DIMENSIONS) return
  await database.transaction(async (client) => {
    const partition = await partitionOf(client, collectionId)
    const index = `${partition}_hnsw_${dimensions}`
    // Of two who want it, the second finds it made.
    await client.query('SELECT pg_advisory_xact_lock(hashtext($1))', [index])
    await client.execute(`CREATE INDEX IF NOT EXISTS ${index} ON ${SCHEMA}.${partition}
      USING hnsw ((${halfvec(dimensions)}) halfvec_ip_ops) WITH (m = 16, ef_construction = 200)
      WHERE vector_dims(embedding) = ${dimensions}`)
  })
}

async function partitionOf(client: Client, collectionId: number): Promise<string> {
  const [row] = await client.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
     WHERE i.inhparent = '${SCHEMA}.vectors'::regclass AND satisfies_hash_partition(
       i.inhparent, ${PARTITIONS}, substring(c.relname from '[0-9]+$')::int, $1::int)`,
    [collectionId],
  )
  return row!.name
}

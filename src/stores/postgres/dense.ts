import { decodeVector, encodeVector } from './codec.ts'
import type { Client, Database } from './database.ts'
import { SCHEMA } from './migration.ts'
import { type GenerationRow, isMember, keyParameters } from './rows.ts'
import { PARTITIONS } from './schema.ts'

const SMALLEST_EF = 64

/** How many are found, for the exact cosine to choose among. */
const countFor = (limit: number): number => Math.max(SMALLEST_EF, 2 * limit)

interface NearRow {
  readonly id: number
  readonly vector: Uint8Array
}

/**
 * About the `limit` nearest passages and some more, in any order: their vectors, by id.
 * @param exactLimit fewer passages are all looked at.
 */
export async function nearestPassages(
  client: Client,
  row: GenerationRow,
  vector: Float32Array,
  limit: number,
  exactLimit: number,
): Promise<Map<number, Float32Array>> {
  const count = countFor(limit)
  const parameters = [...keyParameters(row), encodeVector(vector), count]
  if (row.passages >= exactLimit) {
    const found = await client.query<NearRow>(hnswQuery(vector.length), parameters)
    // The scan ends early where other collections' vectors are in its way.
    if (found.length >= Math.min(count, row.passages)) return vectorsOf(found)
  }
  return vectorsOf(await client.query<NearRow>(EXACT, parameters))
}

const vectorsOf = (rows: readonly NearRow[]): Map<number, Float32Array> =>
  new Map(rows.map(({ id, vector }) => [id, decodeVector(vector)]))

// Only those that are found are sent.
const sent = (nearest: string): string =>
  `SELECT id, vector_send(embedding) AS vector FROM (${nearest}) AS nearest`

const EXACT = sent(`SELECT v.passage_id AS id, v.embedding FROM ${SCHEMA}.vectors v
  WHERE ${isMember('v')} ORDER BY v.embedding <#> $6::vector, v.passage_id LIMIT $7::int`)

/** As in a folder: how many a scan keeps in sight, as a multiple of the cube root of all there are. */
const WIDTH = 10
/** pgvector takes no more. */
const MOST_EF = 1_000

const efFor = (limit: number, passages: number): number =>
  Math.min(countFor(limit) + Math.ceil(WIDTH * Math.cbrt(passages)), MOST_EF)

/**
 * For the transaction that looks for the nearest. pgvector filters what its index finds, so that it
 * has to go on until enough is left. Compiling a plan takes longer than running it.
 */
export const searchSettings = (limit: number, passages: number): string => `SET LOCAL jit = off;
  SET LOCAL work_mem = '64MB';
  SET LOCAL hnsw.iterative_scan = strict_order;
  SET LOCAL hnsw.ef_search = ${efFor(limit, passages)};
  SET LOCAL hnsw.max_scan_tuples = 100000;`

const halfvec = (dimensions: number): string => `embedding::halfvec(${dimensions})`

/** A halfvec takes half of the memory; the exact cosine chooses among what it finds. */
export const hnswQuery = (dimensions: number): string =>
  sent(`SELECT v.passage_id AS id, v.embedding FROM ${SCHEMA}.vectors v
    WHERE ${isMember('v')} AND vector_dims(v.embedding) = ${dimensions}
    ORDER BY v.${halfvec(dimensions)} <#> $6::vector::halfvec(${dimensions}) LIMIT $7::int`)

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

/**
 * Lets PostgreSQL count the vectors of a collection's partition. Until it did so by itself, a minute
 * later, it would take a new collection for a small one and compare all vectors.
 */
export async function countVectors(database: Database, collectionId: number): Promise<void> {
  const partition = await partitionOf(database, collectionId)
  await database.execute(`ANALYZE ${SCHEMA}.${partition} (collection_id, version)`)
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

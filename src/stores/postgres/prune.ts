import { KEPT_GENERATIONS } from '../../core/store.ts'
import { chunks } from '../chunks.ts'
import type { Context } from './context.ts'
import type { Client } from './database.ts'
import type { Lease } from './lease.ts'
import { SCHEMA } from './migration.ts'
import { dropPostings, termsOfVersions } from './posting-blocks.ts'

/** Document versions deleted in one transaction. */
const CHUNK_VERSIONS = 200

/**
 * Removes what no kept generation holds: older generations, what a crashed run left.
 * @throws LeaseLostError
 */
export async function prune({ database }: Pick<Context, 'database'>, lease: Lease): Promise<void> {
  const collectionId = lease.collection.id
  const versions = await database.transaction(async (client) => {
    await lease.assertHeld(client)
    await dropGenerations(client, collectionId)
    return orphans(client, collectionId)
  })
  // Postings of all at once: many versions share a block.
  for await (const terms of termsOfVersions(database, collectionId, versions)) {
    await database.transaction(async (client) => {
      await lease.assertHeld(client)
      await dropPostings(client, collectionId, versions, terms)
    })
  }
  for (const chunk of chunks(versions, CHUNK_VERSIONS)) {
    await database.transaction(async (client) => {
      await lease.assertHeld(client)
      await dropVersions(client, collectionId, chunk)
    })
  }
}

async function dropGenerations(client: Client, collectionId: number): Promise<void> {
  const gone = await client.query<{ generation: number }>(
    `DELETE FROM ${SCHEMA}.generations WHERE collection_id = $1 AND generation NOT IN (
       SELECT generation FROM ${SCHEMA}.generations WHERE collection_id = $1
       ORDER BY generation DESC LIMIT ${KEPT_GENERATIONS})
     RETURNING generation`,
    [collectionId],
  )
  if (gone.length === 0) return
  await client.query(
    `DELETE FROM ${SCHEMA}.absences WHERE collection_id = $1 AND generation = ANY($2::int[])`,
    [collectionId, gone.map(({ generation }) => generation)],
  )
}

/** Document versions that no generation holds: among them is none that the newest one holds. */
export async function orphans(client: Client, collectionId: number): Promise<number[]> {
  const rows = await client.query<{ version: number }>(
    `WITH newest AS MATERIALIZED (
       SELECT generation, first_version, last_version FROM ${SCHEMA}.generations
       WHERE collection_id = $1 ORDER BY generation DESC LIMIT 1
     ), outside AS (
       SELECT a.version FROM ${SCHEMA}.absences a
       WHERE a.collection_id = $1 AND a.generation = (SELECT generation FROM newest)
       UNION SELECT d.version FROM ${SCHEMA}.documents d WHERE d.collection_id = $1
         AND d.version < COALESCE((SELECT first_version FROM newest), 0)
       UNION SELECT d.version FROM ${SCHEMA}.documents d WHERE d.collection_id = $1
         AND d.version > COALESCE((SELECT last_version FROM newest), 0)
     )
     SELECT o.version FROM outside o WHERE NOT EXISTS (
       SELECT FROM ${SCHEMA}.generations g WHERE g.collection_id = $1
         AND o.version BETWEEN g.first_version AND g.last_version AND NOT EXISTS (
           SELECT FROM ${SCHEMA}.absences a WHERE a.collection_id = $1
             AND a.generation = g.generation AND a.version = o.version))
     ORDER BY o.version`,
    [collectionId],
  )
  return rows.map(({ version }) => version)
}

/**
 * Deletes document versions whose postings are gone, with all that hangs on them, and terms that
 * stand nowhere any more.
 */
export async function dropVersions(
  client: Client,
  collectionId: number,
  versions: readonly number[],
): Promise<void> {
  const key = [collectionId, versions] as const
  const gone = await client.query<{ id: number; terms: number[] }>(
    `DELETE FROM ${SCHEMA}.passages WHERE collection_id = $1 AND version = ANY($2::int8[])
     RETURNING id, terms`,
    key,
  )
  await client.query(
    `DELETE FROM ${SCHEMA}.vectors WHERE collection_id = $1 AND passage_id = ANY($2::int8[])`,
    [collectionId, gone.map(({ id }) => id)],
  )
  for (const table of ['absences', 'documents']) {
    await client.query(
      `DELETE FROM ${SCHEMA}.${table} WHERE collection_id = $1 AND version = ANY($2::int8[])`,
      key,
    )
  }
  await dropTerms(client, collectionId, [...new Set(gone.flatMap(({ terms }) => terms))])
}

/** A forgotten document's words must not stay in the dictionary. */
async function dropTerms(
  client: Client,
  collectionId: number,
  numbers: readonly number[],
): Promise<void> {
  await client.query(
    `DELETE FROM ${SCHEMA}.terms t WHERE t.collection_id = $1 AND t.number = ANY($2::int[])
       AND NOT EXISTS (SELECT FROM ${SCHEMA}.postings p
         WHERE p.collection_id = $1 AND p.term = t.number)`,
    [collectionId, numbers],
  )
}

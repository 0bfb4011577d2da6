import { GENERATION_CHANNEL } from '../postgres/context.ts'
import type { Client } from '../postgres/database.ts'
import { SCHEMA } from '../postgres/migration.ts'
import { setLanguages } from '../postgres/rows.ts'
import type { FolderGeneration } from './folder.ts'

/**
 * Makes the kept generations of a folder in the database, with their numbers and times. Call it
 * within a transaction under the lease.
 * @param versions by the folder's number of a version, the database's.
 */
export async function insertGenerations(
  client: Client,
  collectionId: number,
  generations: readonly FolderGeneration[],
  versions: ReadonlyMap<number, number>,
): Promise<void> {
  for (const generation of generations) {
    const members = generation.versions.map((version) => versions.get(version)!)
    const first = members.reduce((least, one) => Math.min(least, one), members[0] ?? 1)
    const last = members.reduce((most, one) => Math.max(most, one), 0)
    await insertGeneration(client, collectionId, generation, members, first, last)
    await client.query(
      `INSERT INTO ${SCHEMA}.absences (collection_id, generation, version)
       SELECT $1::int, $2::int, d.version FROM ${SCHEMA}.documents d
       WHERE d.collection_id = $1 AND d.version BETWEEN $3::int8 AND $4::int8
         AND d.version <> ALL ($5::int8[])`,
      [collectionId, generation.generation, first, last, members],
    )
    await setLanguages(client, {
      collectionId,
      generation: generation.generation,
      firstVersion: first,
      lastVersion: last,
      documents: generation.documents,
    })
  }
  const live = generations.find((generation) => generation.live)?.generation ?? null
  await client.query(`UPDATE ${SCHEMA}.collections SET live = $2 WHERE id = $1`, [
    collectionId,
    live,
  ])
  await client.query('SELECT pg_notify($1, $2)', [GENERATION_CHANNEL, String(collectionId)])
}

async function insertGeneration(
  client: Client,
  collectionId: number,
  { generation, created, fingerprint, documents, passages }: FolderGeneration,
  members: readonly number[],
  first: number,
  last: number,
): Promise<void> {
  await client.query(
    `INSERT INTO ${SCHEMA}.generations (collection_id, generation, created, fingerprint, documents,
       passages, terms, dimensions, languages, first_version, last_version)
     SELECT $1::int, $2::int, $3, $4, $5::int, $6::int,
       COALESCE((SELECT sum(terms) FROM ${SCHEMA}.documents
         WHERE collection_id = $1 AND version = ANY ($7::int8[])), 0)::int8,
       (SELECT vector_dims(embedding) FROM ${SCHEMA}.vectors
         WHERE collection_id = $1 AND version = ANY ($7::int8[]) LIMIT 1),
       '{}', $8::int8, $9::int8`,
    [collectionId, generation, created, fingerprint, documents, passages, members, first, last],
  )
}

import type { Client } from '../postgres/database.ts'
import { type Area, SCHEMA } from '../postgres/migration.ts'

/** What an interrupted run has moved already, so that the next one goes on from there. */
export const MOVED_AREA: Area = {
  name: 'moved versions',
  steps: [
    `CREATE TABLE ${SCHEMA}.moved_versions (
       collection_id int NOT NULL,
       digest text COLLATE "C" NOT NULL,
       version int8 NOT NULL,
       PRIMARY KEY (collection_id, digest)
     )`,
  ],
}

/** By `versionDigest`, the version that is in the database. */
export async function movedVersions(
  client: Client,
  collectionId: number,
): Promise<Map<string, number>> {
  const rows = await client.query<{ digest: string; version: number }>(
    `SELECT m.digest, m.version FROM ${SCHEMA}.moved_versions m
     JOIN ${SCHEMA}.documents d ON d.collection_id = m.collection_id AND d.version = m.version
     WHERE m.collection_id = $1`,
    [collectionId],
  )
  return new Map(rows.map(({ digest, version }) => [digest, version]))
}

/** Call it in the transaction that puts the version. */
export async function noteMoved(
  client: Client,
  collectionId: number,
  digest: string,
  version: number,
): Promise<void> {
  await client.query(
    `INSERT INTO ${SCHEMA}.moved_versions (collection_id, digest, version) VALUES ($1, $2, $3)
     ON CONFLICT (collection_id, digest) DO UPDATE SET version = excluded.version`,
    [collectionId, digest, version],
  )
}

/** Call it in the transaction that makes the generations. */
export async function forgetMoved(client: Client, collectionId: number): Promise<void> {
  await client.query(`DELETE FROM ${SCHEMA}.moved_versions WHERE collection_id = $1`, [
    collectionId,
  ])
}

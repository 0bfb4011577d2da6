import type { Erasure } from '../../core/forgetting.ts'
import type { CollectionRow } from './collections.ts'
import type { Client } from './database.ts'
import { SCHEMA } from './migration.ts'
import { dropPostings, termsOfVersions } from './posting-blocks.ts'
import { dropVersions } from './prune.ts'
import { generationsOf, isMember, keyParameters, setLanguages } from './rows.ts'
import { decodeOptionalText, decodeText, encodeText, keyOf } from './text.ts'

/** What is on its way to be forgotten; `null` where only traces may be left. */
export async function pendingErasures(client: Client): Promise<(Erasure | null)[]> {
  const rows = await client.query<{ collection: string | null; document: string | null }>(
    `SELECT collection, document FROM ${SCHEMA}.erasures ORDER BY id`,
  )
  return rows.map((row) => {
    const [collection, document] = [row.collection, row.document].map(decodeOptionalText)
    return collection == null || document == null ? null : { collection, document }
  })
}

/**
 * Notes that a document is to be forgotten, so that a crash on the way only postpones it.
 * @returns the sources of its versions; null when nothing is known of it.
 */
export async function announceErasure(
  client: Client,
  { id, name }: CollectionRow,
  document: string,
): Promise<string[] | null> {
  const versions = await client.query<{ source: string | null }>(
    `SELECT DISTINCT source FROM ${SCHEMA}.documents WHERE collection_id = $1 AND key = $2`,
    [id, keyOf(document)],
  )
  const cited = await client.query(
    `SELECT 1 FROM ${SCHEMA}.cited_slices WHERE collection_key = $1 AND document_key = $2 LIMIT 1`,
    [keyOf(name), keyOf(document)],
  )
  const texts = [encodeText(name), encodeText(document)]
  const pending = await client.query(
    `SELECT 1 FROM ${SCHEMA}.erasures WHERE collection = $1 AND document = $2`,
    texts,
  )
  if (versions.length + cited.length + pending.length === 0) return null
  if (pending.length === 0) {
    const sql = `INSERT INTO ${SCHEMA}.erasures (collection, document) VALUES ($1, $2)`
    await client.query(sql, texts)
  }
  return versions.flatMap(({ source }) => (source === null ? [] : [decodeText(source)]))
}

/** Takes a document out of every kept generation; call it within a transaction under the lease. */
export async function eraseVersions(
  client: Client,
  collectionId: number,
  document: string,
  lost: readonly string[],
): Promise<void> {
  const versions = await client.query<{ version: number }>(
    `SELECT version FROM ${SCHEMA}.documents WHERE collection_id = $1 AND key = $2`,
    [collectionId, keyOf(document)],
  )
  const numbers = versions.map(({ version }) => version)
  const generations = await generationsOf(client, collectionId)
  for (const generation of generations) {
    await client.query(
      `UPDATE ${SCHEMA}.generations g SET documents = g.documents - gone.documents,
         passages = g.passages - gone.passages, terms = g.terms - gone.terms,
         dimensions = CASE WHEN g.passages > gone.passages THEN g.dimensions END
       FROM (SELECT count(*) AS documents, COALESCE(sum(d.passages), 0) AS passages,
           COALESCE(sum(d.terms), 0) AS terms
         FROM ${SCHEMA}.documents d WHERE ${isMember('d')} AND d.version = ANY($6::int8[])) gone
       WHERE g.collection_id = $1 AND g.generation = $2`,
      [...keyParameters(generation), numbers],
    )
  }
  for await (const terms of termsOfVersions(client, collectionId, numbers))
    await dropPostings(client, collectionId, numbers, terms)
  await dropVersions(client, collectionId, numbers)
  for (const generation of await generationsOf(client, collectionId)) {
    await setLanguages(client, generation)
  }
  for (const source of lost) await disownSource(client, collectionId, source)
}

async function disownSource(client: Client, collectionId: number, source: string): Promise<void> {
  const rows = await client.query<{ version: number; source: string }>(
    `SELECT version, source FROM ${SCHEMA}.documents
     WHERE collection_id = $1 AND source IS NOT NULL`,
    [collectionId],
  )
  const disowned = rows.filter((row) => {
    const found = decodeText(row.source)
    return found === source || found.startsWith(`${source}#`)
  })
  await client.query(
    `UPDATE ${SCHEMA}.documents SET source = NULL
     WHERE collection_id = $1 AND version = ANY($2::int8[])`,
    [collectionId, disowned.map(({ version }) => version)],
  )
}

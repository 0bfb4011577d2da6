import { UPLOAD, withoutPart } from '../core/kept-sources.ts'
import { forgetSlices } from './postgres/cited.ts'
import { type CollectionRow, findCollection } from './postgres/collections.ts'
import { DEFAULTS, GENERATION_CHANNEL } from './postgres/context.ts'
import type { Client, Database } from './postgres/database.ts'
import { Lease } from './postgres/lease.ts'
import { SCHEMA } from './postgres/migration.ts'
import { dropVersions } from './postgres/prune.ts'
import { generationsOf, isMember, keyParameters, setLanguages } from './postgres/rows.ts'
import { decodeText, encodeText, keyOf } from './postgres/text.ts'
import { within } from './postgres/within.ts'
import { forgetCited } from './postgres-community.ts'
import { PostgresSourceBook } from './postgres-source-book.ts'
import { PostgresSources } from './postgres-sources.ts'
import type { Erasure } from './sqlite-store.ts'

/**
 * Removes a document from everything kept, in one transaction: generations, vectors, terms, cited
 * slices, answers, uploaded bytes. Readers of a generation that held it are told to ask again.
 * @param holder who does it, in words for whoever has to wait.
 * @returns the sources of its versions; null when nothing is known of it.
 * @throws CollectionBusyError
 */
export const forgetInDatabase = (
  database: Database,
  { collection, document }: Erasure,
  holder: string,
): Promise<string[] | null> =>
  database.transaction(async (client) => {
    const row = await findCollection(client, collection)
    const isCited = await hasSlices(client, collection, document)
    if (row === null && !isCited) return null
    const sources =
      row === null ? [] : await forgetVersions(database, client, row, document, holder)
    if (sources === null && !isCited) return null
    await forgetSlices(client, collection, document)
    await forgetCited(client, collection, document)
    await forgetSources(client, collection, sources ?? [])
    return sources ?? []
  })

async function hasSlices(client: Client, collection: string, document: string): Promise<boolean> {
  const rows = await client.query(
    `SELECT FROM ${SCHEMA}.cited_slices WHERE collection_key = $1 AND document_key = $2 LIMIT 1`,
    [keyOf(collection), keyOf(document)],
  )
  return rows.length > 0
}

/** @returns where they were read from; null when there are none. */
async function forgetVersions(
  database: Database,
  client: Client,
  collection: CollectionRow,
  document: string,
  holder: string,
): Promise<string[] | null> {
  // Held until the end of the transaction alone.
  const lease = await Lease.take(database, client, collection, holder, DEFAULTS.leaseMs)
  const versions = await client.query<{ version: number; source: string | null }>(
    `SELECT version, source FROM ${SCHEMA}.documents WHERE collection_id = $1 AND key = $2`,
    [collection.id, keyOf(document)],
  )
  const changed = await countOut(client, collection, document)
  await dropVersions(
    client,
    collection.id,
    versions.map(({ version }) => version),
  )
  for (const key of changed) await setLanguages(client, key)
  await client.query(`DELETE FROM ${SCHEMA}.leases WHERE token = $1`, [lease.token])
  await client.query('SELECT pg_notify($1, $2)', [GENERATION_CHANNEL, String(collection.id)])
  const sources = versions.flatMap(({ source }) => (source === null ? [] : [decodeText(source)]))
  return versions.length === 0 ? null : [...new Set(sources)]
}

interface Counted {
  readonly documents: number
  readonly passages: number
  readonly terms: number
}

/** Takes the document out of what generations count. @returns those that held it, as they are now. */
async function countOut(client: Client, collection: CollectionRow, document: string) {
  const changed = []
  for (const row of await generationsOf(client, collection.id)) {
    const [gone] = await client.query<Counted>(
      `SELECT count(*) AS documents, COALESCE(sum(d.passages), 0)::int8 AS passages,
         COALESCE(sum(d.terms), 0)::int8 AS terms
       FROM ${SCHEMA}.documents d WHERE ${isMember('d')} AND d.key = $6`,
      [...keyParameters(row), keyOf(document)],
    )
    if (gone!.documents === 0) continue
    const documents = row.documents - gone!.documents
    const passages = row.passages - gone!.passages
    await client.query(
      `UPDATE ${SCHEMA}.generations SET documents = $3, passages = $4, terms = $5, dimensions = $6
       WHERE collection_id = $1 AND generation = $2`,
      [
        collection.id,
        row.generation,
        documents,
        passages,
        row.terms - gone!.terms,
        passages > 0 ? row.dimensions : null,
      ],
    )
    changed.push({ ...row, documents })
  }
  return changed
}

/** What else was read from an upload that is dropped cannot be read again. */
async function forgetSources(
  client: Client,
  collection: string,
  found: readonly string[],
): Promise<void> {
  const whole = [...new Set(found.map(withoutPart))]
  const uploads = whole.filter((source) => source.startsWith(UPLOAD))
  await new PostgresSources(within(client)).drop(collection, whole)
  await new PostgresSourceBook(within(client)).leaveOut(collection, [
    ...new Set([...found, ...uploads]),
  ])
  for (const source of uploads)
    await client.query(
      `UPDATE ${SCHEMA}.documents d SET source = NULL FROM ${SCHEMA}.collections c
       WHERE c.key = $1 AND d.collection_id = c.id
         AND (d.source = $2 OR starts_with(d.source, $2 || '#'))`,
      [keyOf(collection), encodeText(source)],
    )
}

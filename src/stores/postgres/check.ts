import { CollectionBusyError } from '../../core/errors.ts'
import { Findings } from '../check/findings.ts'
import { brokenPostings, mendPostings } from './check-postings.ts'
import { checkKeptQuotes, checkSlices } from './check-quotes.ts'
import { checkVersions } from './check-versions.ts'
import type { CollectionRow } from './collections.ts'
import type { Context } from './context.ts'
import type { Client, Database } from './database.ts'
import { needHnsw } from './dense.ts'
import { Lease } from './lease.ts'
import { SCHEMA } from './migration.ts'
import { orphans, prune } from './prune.ts'
import { type GenerationRow, generationsOf, isMember, keyParameters } from './rows.ts'
import { decodeText } from './text.ts'

/**
 * Verifies everything kept in the database, as of one instant, and mends what can be made again out
 * of the rest. Pages and indexes are PostgreSQL's own to check (`pg_amcheck`).
 * @throws UserError when something cannot be read at all.
 */
export async function checkDatabase(context: Context, holder: string): Promise<Findings> {
  const findings = new Findings()
  const whole: CollectionRow[] = []
  await context.database.transaction(
    async (client) => {
      for (const collection of await collectionsOf(client)) {
        const before = findings.lost.length
        await checkGenerations(client, collection, findings)
        await checkVersions(client, collection, findings)
        if (findings.lost.length === before) whole.push(collection)
      }
      await checkSlices(client, findings)
      await checkKeptQuotes(client, findings)
    },
    { snapshot: true },
  )
  // Where something is lost, nothing more may be removed.
  for (const collection of whole) await mendCollection(context, collection, holder, findings)
  return findings
}

async function collectionsOf(client: Client): Promise<CollectionRow[]> {
  const sql = `SELECT id, name FROM ${SCHEMA}.collections ORDER BY id`
  const rows = await client.query<CollectionRow>(sql)
  return rows.map(({ id, name }) => ({ id, name: decodeText(name) }))
}

interface Members {
  readonly documents: number
  readonly ids: number
  readonly passages: number
  readonly vectors: number
  readonly terms: number
  readonly foreign: number
}

const MEMBERS = `WITH members AS MATERIALIZED (
    SELECT d.version, d.key, d.fingerprint, d.terms FROM ${SCHEMA}.documents d WHERE ${isMember('d')}
  ) SELECT count(*) AS documents, count(DISTINCT key) AS ids,
    COALESCE(sum(terms), 0)::int8 AS terms, count(*) FILTER (WHERE fingerprint <> $6) AS "foreign",
    (SELECT count(*) FROM ${SCHEMA}.passages p JOIN members USING (version)
      WHERE p.collection_id = $1) AS passages,
    (SELECT count(*) FROM ${SCHEMA}.vectors v JOIN members USING (version)
      WHERE v.collection_id = $1) AS vectors
  FROM members`

/** Each kept generation holds what it says, and one of them is live. */
async function checkGenerations(
  client: Client,
  { id, name }: CollectionRow,
  findings: Findings,
): Promise<void> {
  const kept = await generationsOf(client, id)
  const [row] = await client.query<{ live: number | null }>(
    `SELECT live FROM ${SCHEMA}.collections WHERE id = $1`,
    [id],
  )
  if (row?.live != null && !kept.some(({ live }) => live))
    findings.lost.push(`${name}: the live generation ${row.live} is missing`)
  for (const generation of kept) {
    findings.counts.generations += 1
    const parameters = [...keyParameters(generation), generation.fingerprint]
    const [members] = await client.query<Members>(MEMBERS, parameters)
    for (const problem of problemsOf(generation, members!))
      findings.lost.push(`${name}, generation ${generation.generation}: ${problem}`)
  }
}

function* problemsOf(
  { documents, passages, terms }: GenerationRow,
  found: Members,
): Generator<string> {
  if (found.documents !== documents) yield `${found.documents} of ${documents} documents are there`
  if (found.ids !== found.documents) yield 'a document is there twice'
  if (found.passages !== passages) yield `${found.passages} of ${passages} passages are there`
  if (found.vectors !== passages) yield `${found.vectors} of ${passages} vectors are there`
  if (found.terms !== terms) yield `its documents have ${found.terms} terms instead of ${terms}`
  if (found.foreign > 0) yield `${found.foreign} documents were made with another model`
}

/** Clears away what crashed runs left, and makes again what is derived from the rest. */
async function mendCollection(
  context: Context,
  collection: CollectionRow,
  holder: string,
  findings: Findings,
): Promise<void> {
  const { database, leaseMs } = context
  try {
    const lease = await database.transaction((client) =>
      Lease.take(database, client, collection, holder, leaseMs),
    )
    lease.keep()
    try {
      const left = (await orphans(database, collection.id)).length
      await prune(context, lease)
      if (left > 0)
        findings.mended.push(`${collection.name}: ${left} leftovers of a crashed run were removed`)
      await mendPostings(database, lease, await brokenPostings(database, collection.id), findings)
      await mendHnsw(context, collection, findings)
    } finally {
      await lease.release()
    }
  } catch (error) {
    // Whoever holds it has cleared away leftovers itself.
    if (!(error instanceof CollectionBusyError)) throw error
  }
}

async function mendHnsw(
  { database, exactLimit }: Context,
  { id, name }: CollectionRow,
  findings: Findings,
): Promise<void> {
  for (const { passages, dimensions } of await generationsOf(database, id)) {
    if (dimensions === null || passages < exactLimit) continue
    findings.counts.files += 1
    const before = await indexCount(database)
    await needHnsw(database, id, dimensions)
    if ((await indexCount(database)) > before)
      findings.mended.push(`${name}: its HNSW index was made again`)
  }
}

async function indexCount(database: Database): Promise<number> {
  const [row] = await database.query<{ count: number }>(
    `SELECT count(*) AS count FROM pg_indexes WHERE schemaname = '${SCHEMA}'`,
  )
  return row!.count
}

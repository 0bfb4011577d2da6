import { GENERATION_CHANNEL } from './context.ts'
import type { Client } from './database.ts'
import { type Lease, SERVER_TIME } from './lease.ts'
import { SCHEMA } from './migration.ts'
import type { PutVersion } from './put.ts'
import {
  type GenerationKey,
  type GenerationRow,
  generationsOf,
  isMember,
  keyParameters,
  setLanguages,
} from './rows.ts'
import { keyOf } from './text.ts'

/** What the next generation is made of. */
export interface NextGeneration {
  readonly fingerprint: string
  readonly dimensions: number | null
  readonly base: GenerationRow | null
  /** By document id: the new version, or null when the document is removed. */
  readonly changes: ReadonlyMap<string, PutVersion | null>
  /** Versions that were written for it and replaced since. */
  readonly replaced: readonly number[]
}

/** What a generation counts. */
interface Counts {
  readonly documents: number
  readonly passages: number
  readonly terms: number
}

const NOTHING: Counts = { documents: 0, passages: 0, terms: 0 }

/** Makes the next generation live: the one step between old and new, within one transaction. */
export async function publish(
  client: Client,
  { collection }: Lease,
  next: NextGeneration,
): Promise<GenerationRow> {
  const own = [...next.changes.values()].filter((version) => version !== null)
  const kept = next.base ? await remaining(client, next.base, next.changes) : NOTHING
  const generation = await nextNumber(client, collection.id)
  const versions = own.map(({ version }) => version)
  // Where nothing of the base is left, its range is not taken over either.
  const base = kept.documents > 0 ? next.base : null
  const first = base?.firstVersion ?? smallest(versions)
  const last = versions.reduce((most, one) => Math.max(most, one), base?.lastVersion ?? 0)
  const key = { collectionId: collection.id, generation, firstVersion: first, lastVersion: last }
  await insertAbsences(client, key, next, versions)
  const counts = own.reduce(
    (sum, { passages, terms }) => ({
      documents: sum.documents + 1,
      passages: sum.passages + passages,
      terms: sum.terms + terms,
    }),
    kept,
  )
  await insertGeneration(client, key, next, counts)
  await client.query(`UPDATE ${SCHEMA}.collections SET live = $2 WHERE id = $1`, [
    collection.id,
    generation,
  ])
  await client.query('SELECT pg_notify($1, $2)', [GENERATION_CHANNEL, String(collection.id)])
  return (await generationsOf(client, collection.id)).find((row) => row.generation === generation)!
}

const smallest = (numbers: readonly number[]): number =>
  numbers.reduce((least, number) => Math.min(least, number), numbers[0] ?? 1)

async function nextNumber(client: Client, collectionId: number): Promise<number> {
  const [row] = await client.query<{ next: number }>(
    `SELECT COALESCE(max(generation), 0) + 1 AS next FROM ${SCHEMA}.generations
     WHERE collection_id = $1`,
    [collectionId],
  )
  return row!.next
}

/** What is left of the base without the documents that are replaced or removed. */
async function remaining(
  client: Client,
  base: GenerationRow,
  changes: ReadonlyMap<string, PutVersion | null>,
): Promise<Counts> {
  const [gone] = await client.query<Counts>(
    `SELECT count(*) AS documents, COALESCE(sum(d.passages), 0)::int8 AS passages,
       COALESCE(sum(d.terms), 0)::int8 AS terms
     FROM ${SCHEMA}.documents d WHERE ${isMember('d')} AND d.key IN (SELECT unnest($6::text[]))`,
    [...keyParameters(base), [...changes.keys()].map(keyOf)],
  )
  return {
    documents: base.documents - gone!.documents,
    passages: base.passages - gone!.passages,
    terms: base.terms - gone!.terms,
  }
}

/**
 * Notes which versions up to the last one are not of the generation: those its base lacks, those
 * it replaces or removes, and those of generations that came after its base.
 */
async function insertAbsences(
  client: Client,
  { collectionId, generation, firstVersion, lastVersion }: Omit<GenerationKey, 'documents'>,
  { base, changes, replaced }: NextGeneration,
  versions: readonly number[],
): Promise<void> {
  await client.query(
    `INSERT INTO ${SCHEMA}.absences (collection_id, generation, version)
     SELECT $1::int, $2::int, d.version FROM ${SCHEMA}.documents d
     WHERE d.collection_id = $1 AND d.version BETWEEN $3::int8 AND $4::int8 AND (
       d.version IN (SELECT unnest($5::int8[]))
       OR ($6::int IS NOT NULL AND (
         d.version IN (SELECT a.version FROM ${SCHEMA}.absences a
           WHERE a.collection_id = $1 AND a.generation = $6::int)
         OR (d.version <= $7::int8 AND d.key IN (SELECT unnest($8::text[])))
         OR (d.version > $7::int8 AND d.version < $9::int8))))`,
    [
      collectionId,
      generation,
      firstVersion,
      lastVersion,
      replaced,
      base?.generation ?? null,
      base?.lastVersion ?? 0,
      [...changes.keys()].map(keyOf),
      smallest([...versions, ...replaced, lastVersion + 1]),
    ],
  )
}

async function insertGeneration(
  client: Client,
  key: Omit<GenerationKey, 'documents'>,
  { fingerprint, dimensions }: NextGeneration,
  { documents, passages, terms }: Counts,
): Promise<void> {
  const { collectionId, generation, firstVersion, lastVersion } = key
  await client.query(
    `INSERT INTO ${SCHEMA}.generations (collection_id, generation, created, fingerprint, documents,
       passages, terms, dimensions, languages, first_version, last_version)
     VALUES ($1, $2, ${SERVER_TIME}, $5, $6, $7, $8, $9, '{}', $3, $4)`,
    [
      collectionId,
      generation,
      firstVersion,
      lastVersion,
      fingerprint,
      documents,
      passages,
      terms,
      passages > 0 ? dimensions : null,
    ],
  )
  await setLanguages(client, { ...key, documents })
}

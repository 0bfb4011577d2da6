import type { GenerationSummary } from '../../core/store.ts'
import { noLongerKept } from '../no-longer-kept.ts'
import type { Client } from './database.ts'
import { SCHEMA } from './migration.ts'

/** Which document versions a generation holds: those from the first to the last one but its absences. */
export interface GenerationKey {
  readonly collectionId: number
  readonly generation: number
  readonly firstVersion: number
  readonly lastVersion: number
  /** How many they are: another number is another generation. */
  readonly documents: number
}

/** One row of `generations`. */
export interface GenerationRow extends GenerationSummary, GenerationKey {
  /** How many terms its passages have together, repetitions counted. */
  readonly terms: number
  /** Of its vectors; null when it has none. */
  readonly dimensions: number | null
  readonly languages: readonly string[]
}

const GENERATIONS = `SELECT g.collection_id AS "collectionId", g.generation,
    g.generation = c.live AS live, g.created, g.fingerprint, g.documents, g.passages, g.terms,
    g.dimensions, g.languages, g.first_version AS "firstVersion", g.last_version AS "lastVersion"
  FROM ${SCHEMA}.collections c JOIN ${SCHEMA}.generations g ON g.collection_id = c.id`

/** Newest first. */
export const generationsOf = (client: Client, collectionId: number): Promise<GenerationRow[]> =>
  client.query<GenerationRow>(`${GENERATIONS} WHERE c.id = $1 ORDER BY g.generation DESC`, [
    collectionId,
  ])

/** The live generation of a collection by its key; null when there is none. */
export async function liveGeneration(client: Client, key: string): Promise<GenerationRow | null> {
  const sql = `${GENERATIONS} AND g.generation = c.live WHERE c.key = $1`
  return (await client.query<GenerationRow>(sql, [key]))[0] ?? null
}

/** What is told of a generation outside. */
export const summaryOf = (row: GenerationRow): GenerationSummary => ({
  generation: row.generation,
  live: row.live,
  created: row.created,
  fingerprint: row.fingerprint,
  documents: row.documents,
  passages: row.passages,
})

/**
 * @throws UserError unless the generation is still kept as it was read: each document forgotten
 *   makes it another.
 */
export async function assertKept(client: Client, row: GenerationRow): Promise<void> {
  const rows = await client.query(
    `SELECT 1 FROM ${SCHEMA}.generations
     WHERE collection_id = $1 AND generation = $2 AND documents = $3`,
    [row.collectionId, row.generation, row.documents],
  )
  if (rows.length === 0) throw noLongerKept(row)
}

/** Parameters 1 to 5 of every statement about one generation. */
export const keyParameters = (row: GenerationKey): number[] => [
  row.collectionId,
  row.generation,
  row.firstVersion,
  row.lastVersion,
  row.documents,
]

/** The generation of parameters 1 to 5, if it is kept as it was read. */
export const KEPT = `${SCHEMA}.generations kept
  WHERE kept.collection_id = $1 AND kept.generation = $2::int AND kept.documents = $5::int`

/** Whether a row's version is one of the generation of parameters 1 to 5, which is kept as it was read. */
export const isMember = (row: string): string => `${row}.collection_id = $1
  AND ${row}.version BETWEEN $3::int8 AND $4::int8
  AND ${row}.version NOT IN (SELECT a.version FROM ${SCHEMA}.absences a
    WHERE a.collection_id = $1 AND a.generation = $2::int)
  AND EXISTS (SELECT FROM ${KEPT})`

/** Notes the languages of a generation's documents, once all else of it is written. */
export async function setLanguages(client: Client, key: GenerationKey): Promise<void> {
  await client.query(
    `UPDATE ${SCHEMA}.generations SET languages =
       ARRAY(SELECT DISTINCT d.language FROM ${SCHEMA}.documents d WHERE ${isMember('d')})
     WHERE collection_id = $1 AND generation = $2`,
    keyParameters(key),
  )
}

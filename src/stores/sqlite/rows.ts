import type { GenerationSummary } from '../../core/store.ts'
import { decodeVector } from './codec.ts'
import type { Connection } from './connection.ts'
import { type GenerationKey, Slices } from './context.ts'

/** Rows read in one go: about a millisecond's worth. */
const CHUNK_ROWS = 250

interface PassageCursor {
  readonly version: number
  readonly id: number
}

/** Passages of a generation by id, with one more column; in chunks, letting others run in between. */
async function* passageChunks<Row extends PassageCursor>(
  connection: Connection,
  { collectionId, generation }: GenerationKey,
  column: 'p.terms' | 'v.vector',
): AsyncGenerator<Row[]> {
  // Within a collection, later versions have higher passage ids: there is one writer at a time.
  const sql = `SELECT m.version, p.id, ${column} FROM members m
    CROSS JOIN passages p ON p.version = m.version
    ${column === 'v.vector' ? 'CROSS JOIN vectors v ON v.passage = p.id' : ''}
    WHERE m.collection = ? AND m.generation = ? AND m.version >= ? AND p.id > ?
    ORDER BY m.version, p.id LIMIT ${CHUNK_ROWS}`
  const slices = new Slices()
  let cursor: PassageCursor = { version: 0, id: 0 }
  for (;;) {
    const rows = connection.all<Row>(sql, collectionId, generation, cursor.version, cursor.id)
    if (rows.length > 0) yield rows
    if (rows.length < CHUNK_ROWS) return
    cursor = rows.at(-1)!
    await slices.pause()
  }
}

/** The encoded terms of each passage of a generation, by id. */
export const termChunks = (connection: Connection, key: GenerationKey) =>
  passageChunks<PassageCursor & { readonly terms: Buffer }>(connection, key, 'p.terms')

/** The encoded vector of each passage of a generation, by id. */
export const vectorChunks = (connection: Connection, key: GenerationKey) =>
  passageChunks<PassageCursor & { readonly vector: Buffer }>(connection, key, 'v.vector')

/** Columns of each document of a generation, by version; in chunks, letting others run in between. */
export async function* documentChunks<Row>(
  connection: Connection,
  { collectionId, generation }: GenerationKey,
  columns: string,
): AsyncGenerator<(Row & { readonly version: number })[]> {
  const sql = `SELECT m.version, ${columns} FROM members m
    CROSS JOIN documents d ON d.version = m.version
    WHERE m.collection = ? AND m.generation = ? AND m.version > ?
    ORDER BY m.version LIMIT ${CHUNK_ROWS}`
  const slices = new Slices()
  let last = 0
  for (;;) {
    const rows = connection.all<Row & { version: number }>(sql, collectionId, generation, last)
    if (rows.length > 0) yield rows
    if (rows.length < CHUNK_ROWS) return
    last = rows.at(-1)!.version
    await slices.pause()
  }
}

/** All terms of a collection, its older generations' included, by number. */
export async function* dictionaryChunks(
  connection: Connection,
  collectionId: number,
): AsyncGenerator<{ readonly number: number; readonly term: string | Buffer }[]> {
  const sql = `SELECT number, term FROM terms WHERE collection = ? AND number > ?
    ORDER BY number LIMIT ${CHUNK_ROWS * 4}`
  const slices = new Slices()
  let last = -1
  for (;;) {
    const rows = connection.all<{ number: number; term: string | Buffer }>(sql, collectionId, last)
    if (rows.length === 0) return
    yield rows
    last = rows.at(-1)!.number
    await slices.pause()
  }
}

/** Vectors of single passages; row `i` belongs to `ids[i]`. @throws RangeError for an unknown id. */
export const vectorsOf = (connection: Connection, ids: readonly number[]): Float32Array[] =>
  ids.map((id) => {
    const row = connection.get<{ vector: Buffer }>(
      'SELECT vector FROM vectors WHERE passage = ?',
      id,
    )
    if (!row) throw new RangeError(`Expected the id of a passage, got \`${id}\``)
    return decodeVector(row.vector)
  })

/** Packed token vectors of single passages; row `i` belongs to `ids[i]`. @throws as `vectorsOf`. */
export const tokensOf = (connection: Connection, ids: readonly number[]): Uint8Array[] =>
  ids.map((id) => {
    const row = connection.get<{ tokens: Buffer }>(
      'SELECT tokens FROM token_vectors WHERE passage = ?',
      id,
    )
    if (!row) throw new RangeError(`Expected the id of a passage, got \`${id}\``)
    return Uint8Array.from(row.tokens)
  })

/** One row of `generations`, with what it is told of outside. */
export interface GenerationRow extends GenerationKey, GenerationSummary {}

interface StoredGeneration extends Omit<GenerationSummary, 'live'> {
  readonly live: number
}

const GENERATIONS = `SELECT g.generation, g.generation = c.live AS live, g.created, g.fingerprint,
    g.documents, g.passages
  FROM generations g JOIN collections c ON c.id = g.collection
  WHERE g.collection = ? AND g.committed = 1`

const generationRow = (collectionId: number, row: StoredGeneration): GenerationRow => ({
  collectionId,
  ...row,
  live: row.live === 1,
})

/** Newest first. */
export const generationsOf = (connection: Connection, collectionId: number): GenerationRow[] =>
  connection
    .all<StoredGeneration>(`${GENERATIONS} ORDER BY g.generation DESC`, collectionId)
    .map((row) => generationRow(collectionId, row))

/** The live generation; null when there is none. */
export function liveGeneration(connection: Connection, collectionId: number): GenerationRow | null {
  const row = connection.get<StoredGeneration>(
    `${GENERATIONS} AND g.generation = c.live`,
    collectionId,
  )
  return row ? generationRow(collectionId, row) : null
}

/** Whether the generation is still kept as it was read, or being made; each document forgotten makes it another. */
export const isKept = (
  connection: Connection,
  { collectionId, generation, documents }: GenerationRow,
) =>
  connection.get(
    'SELECT 1 FROM generations WHERE collection = ? AND generation = ? AND documents = ?',
    collectionId,
    generation,
    documents,
  ) !== undefined

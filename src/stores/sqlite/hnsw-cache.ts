import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { decodeVector } from './codec.ts'
import type { Connection } from './connection.ts'
import { type Context, type GenerationKey, Slices, type StoreEventKind } from './context.ts'
import { emptyHnsw, HNSW, type Hnsw, readHnsw, type WrittenFile, writeHnsw } from './hnsw-file.ts'
import { type GenerationRow, isKept, vectorChunks, vectorsOf } from './rows.ts'

interface HnswRow extends WrittenFile {
  readonly fingerprint: string
  readonly elements: number
  readonly deleted: number
}

/** An index, and how many of its elements are only marked as deleted. */
interface MadeHnsw {
  readonly index: Hnsw
  readonly deleted: number
}

/** From this share of deleted elements on, an index is built anew: they cost time and recall. */
const LARGEST_DELETED_SHARE = 0.2

/** hnswlib-node cuts labels to 32 bits without a word. */
const LARGEST_LABEL = 2 ** 32 - 1

/** All HNSW files of a collection begin with this. */
export const filePrefix = (collectionId: number): string => `hnsw-${collectionId}-`

/** The file must have been made of these very vectors in this very way. */
const fingerprintOf = ({ fingerprint, generation }: GenerationRow, dimensions: number): string =>
  JSON.stringify([fingerprint, dimensions, generation, HNSW.m, HNSW.efConstruction])

/** Numbers a vector has in this generation; 0 when it has no passages. */
export function dimensionsOf(connection: Connection, key: GenerationKey): number {
  const row = connection.get<{ dimensions: number }>(
    `SELECT length(v.vector) / 4 AS dimensions FROM members m
       CROSS JOIN passages p ON p.version = m.version CROSS JOIN vectors v ON v.passage = p.id
     WHERE m.collection = ? AND m.generation = ? LIMIT 1`,
    key.collectionId,
    key.generation,
  )
  return row?.dimensions ?? 0
}

/** The generation's index from its file. @returns why there is none, in words. */
export async function openHnsw(context: Context, generation: GenerationRow) {
  const row = hnswRow(context.connection, generation)
  if (!row) return 'no file is recorded'
  const dimensions = dimensionsOf(context.connection, generation)
  if (row.fingerprint !== fingerprintOf(generation, dimensions)) return 'the file is stale'
  return readHnsw(context.directory, row, dimensions, row.elements)
}

/** The generation's index out of its vectors, letting others run in between. @throws when the store is closed. */
export async function buildHnsw(context: Context, generation: GenerationRow): Promise<MadeHnsw> {
  const index = emptyHnsw(dimensionsOf(context.connection, generation))
  const { m, efConstruction } = HNSW
  index.initIndex({ maxElements: generation.passages, m, efConstruction })
  const slices = new Slices()
  for await (const chunk of vectorChunks(context.connection, generation)) {
    for (const { id, vector } of chunk) {
      addPoint(index, id, decodeVector(vector))
      await slices.pause()
      context.closing.throwIfAborted()
    }
  }
  return { index, deleted: 0 }
}

/** The index of a generation that follows `base`: made of the base's where few elements went. */
export async function nextHnsw(
  context: Context,
  base: GenerationRow | null,
  next: GenerationRow,
): Promise<MadeHnsw> {
  const row = base && hnswRow(context.connection, base)
  if (!base || !row) return buildHnsw(context, next)
  const removed = passagesOnlyIn(context.connection, base, next)
  const added = passagesOnlyIn(context.connection, next, base)
  const deleted = row.deleted + removed.length
  const elements = row.elements + added.length
  if (deleted / elements >= LARGEST_DELETED_SHARE) return buildHnsw(context, next)
  const index = await openHnsw(context, base)
  if (typeof index === 'string') {
    tell(context, 'hnsw-rejected', base, index)
    return buildHnsw(context, next)
  }
  index.resizeIndex(elements)
  for (const id of removed) index.markDelete(id)
  const slices = new Slices()
  for (const id of added) {
    addPoint(index, id, vectorsOf(context.connection, [id])[0]!)
    await slices.pause()
  }
  return { index, deleted }
}

/**
 * Writes the generation's index to a file and records it.
 * @param assertAllowed throws when it must not be recorded; for a generation not committed yet,
 *   whose number another writer may have taken over.
 */
export async function keepHnsw(
  context: Context,
  generation: GenerationRow,
  { index, deleted }: MadeHnsw,
  assertAllowed: () => void = () => undefined,
): Promise<void> {
  const { connection, directory } = context
  const prefix = filePrefix(generation.collectionId)
  const { file, sha256 } = await writeHnsw(index, directory, prefix, context.onStep)
  const isRecorded = connection.write(() => {
    assertAllowed()
    if (!isKept(connection, generation)) return false
    connection.run(
      `INSERT OR REPLACE INTO hnsw_files
         (collection, generation, file, fingerprint, sha256, elements, deleted)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
      generation.collectionId,
      generation.generation,
      file,
      fingerprintOf(generation, dimensionsOf(connection, generation)),
      sha256,
      index.getCurrentCount(),
      deleted,
    )
    return true
  })
  if (!isRecorded) await rm(join(directory, file), { force: true })
}

/** Whether a file is recorded for the generation. */
export const hasHnsw = (connection: Connection, key: GenerationKey): boolean =>
  hnswRow(connection, key) !== undefined

/** Names of the files that are recorded for a collection. */
export const recordedFiles = (connection: Connection, collectionId: number): string[] =>
  connection
    .all<{ file: string }>('SELECT file FROM hnsw_files WHERE collection = ?', collectionId)
    .map(({ file }) => file)

/** Tells the operator. */
export function tell(
  context: Context,
  kind: StoreEventKind,
  { collectionId, generation }: GenerationKey,
  reason: string,
): void {
  const row = context.connection.get<{ name: string }>(
    'SELECT name FROM collections WHERE id = ?',
    collectionId,
  )
  context.onEvent({ kind, collection: String(row?.name), generation, reason })
}

function hnswRow(connection: Connection, key: GenerationKey): HnswRow | undefined {
  return connection.get<HnswRow>(
    `SELECT file, fingerprint, sha256, elements, deleted FROM hnsw_files
     WHERE collection = ? AND generation = ?`,
    key.collectionId,
    key.generation,
  )
}

function addPoint(index: Hnsw, id: number, vector: Float32Array): void {
  if (id > LARGEST_LABEL) throw new RangeError(`Expected a passage id of 32 bits, got \`${id}\``)
  index.addPoint(Array.from(vector), id)
}

const passagesOnlyIn = (connection: Connection, one: GenerationKey, other: GenerationKey) =>
  connection
    .all<{ id: number }>(
      `SELECT p.id FROM members m CROSS JOIN passages p ON p.version = m.version
       WHERE m.collection = ? AND m.generation = ? AND NOT EXISTS (
         SELECT 1 FROM members o
         WHERE o.collection = m.collection AND o.generation = ? AND o.version = m.version)
       ORDER BY p.id`,
      one.collectionId,
      one.generation,
      other.generation,
    )
    .map(({ id }) => id)

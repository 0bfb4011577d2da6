import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { KEPT_GENERATIONS } from '../../core/store.ts'
import { chunks } from '../chunks.ts'
import { forEachTerm } from './codec.ts'
import type { Connection } from './connection.ts'
import { type Context, Slices } from './context.ts'
import { filePrefix, recordedFiles } from './hnsw-cache.ts'
import type { Lease } from './lease.ts'

/** Document versions deleted in one transaction, so that other collections' writers need not wait long. */
const CHUNK_VERSIONS = 200

/**
 * Removes what no kept generation holds: older generations, what a crashed run left, their files.
 * @throws LeaseLostError
 */
export async function prune(context: Context, lease: Lease): Promise<void> {
  const { connection, onStep } = context
  const collectionId = lease.collection.id
  connection.write(() => {
    lease.assertHeld()
    dropGenerations(connection, collectionId)
  })
  onStep('prune')
  const versions = orphans(connection, collectionId)
  const slices = new Slices()
  for (const chunk of chunks(versions, CHUNK_VERSIONS)) {
    connection.write(() => {
      lease.assertHeld()
      for (const version of chunk) {
        connection.run('DELETE FROM documents WHERE version = ?', version)
        onStep('prune')
      }
    })
    onStep('prune')
    await slices.pause()
  }
  if (versions.length > 0) dropTerms(connection, lease)
  onStep('prune')
  await dropFiles(context, collectionId)
  onStep('prune')
}

/** All but the newest, and whatever was never committed. */
function dropGenerations(connection: Connection, collectionId: number): void {
  const generations = connection.all<{ generation: number }>(
    `SELECT generation FROM generations WHERE collection = ? AND generation NOT IN (
       SELECT generation FROM generations WHERE collection = ? AND committed = 1
       ORDER BY generation DESC LIMIT ${KEPT_GENERATIONS})`,
    collectionId,
    collectionId,
  )
  for (const { generation } of generations) {
    for (const table of ['members', 'hnsw_files', 'generations']) {
      connection.run(
        `DELETE FROM ${table} WHERE collection = ? AND generation = ?`,
        collectionId,
        generation,
      )
    }
  }
}

/** Document versions that no generation holds. */
export const orphans = (connection: Connection, collectionId: number): number[] =>
  connection
    .all<{ version: number }>(
      `SELECT version FROM documents INDEXED BY documents_by_id WHERE collection = ?
       EXCEPT SELECT version FROM members WHERE collection = ?`,
      collectionId,
      collectionId,
    )
    .map(({ version }) => version)

/** A forgotten document's words must not stay in the dictionary. @throws LeaseLostError */
export function dropTerms(connection: Connection, lease: Lease): void {
  const collectionId = lease.collection.id
  connection.write(() => {
    lease.assertHeld()
    const used = new Set<number>()
    for (const blob of termBlobs(connection, collectionId)) {
      forEachTerm(blob, (number) => used.add(number))
    }
    const numbers = connection.all<{ number: number }>(
      'SELECT number FROM terms WHERE collection = ?',
      collectionId,
    )
    for (const { number } of numbers) {
      if (used.has(number)) continue
      connection.run('DELETE FROM terms WHERE collection = ? AND number = ?', collectionId, number)
    }
  })
}

const termBlobs = (connection: Connection, collectionId: number): Buffer[] =>
  connection
    .all<{ terms: Buffer }>(
      `SELECT p.terms FROM documents d CROSS JOIN passages p ON p.version = d.version
       WHERE d.collection = ?`,
      collectionId,
    )
    .map(({ terms }) => terms)

/** Removes a collection's HNSW files that are not recorded. */
export async function dropFiles(
  context: Pick<Context, 'connection' | 'directory'>,
  collectionId: number,
): Promise<void> {
  const recorded = new Set(recordedFiles(context.connection, collectionId))
  const prefix = filePrefix(collectionId)
  for (const file of await readdir(context.directory)) {
    if (!file.startsWith(prefix) || recorded.has(file)) continue
    await rm(join(context.directory, file), { force: true })
  }
}

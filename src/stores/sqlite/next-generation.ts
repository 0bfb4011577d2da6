import { encodeText } from './codec.ts'
import type { Connection } from './connection.ts'
import type { Context } from './context.ts'
import type { Lease } from './lease.ts'
import type { GenerationRow } from './rows.ts'

/**
 * Writes which document versions the next generation holds; nobody sees it until `publish`.
 * @param changes by document id: the new version, or null when the document is removed.
 * @throws LeaseLostError
 */
export function makeMembers(
  { connection }: Context,
  lease: Lease,
  base: GenerationRow | null,
  fingerprint: string,
  changes: ReadonlyMap<string, number | null>,
): GenerationRow {
  const collectionId = lease.collection.id
  return connection.write(() => {
    lease.assertHeld()
    const generation = nextNumber(connection, collectionId)
    if (base) copyMembers(connection, base, generation)
    for (const [id, version] of changes) {
      if (base) dropMember(connection, collectionId, generation, id)
      if (version !== null) {
        connection.run('INSERT INTO members VALUES (?, ?, ?)', collectionId, generation, version)
      }
    }
    return insertGeneration(connection, collectionId, generation, fingerprint)
  })
}

/**
 * Makes the generation live: the one step between old and new. Safe from a power cut once it returns.
 * @throws LeaseLostError
 */
export function publish(
  { connection, onStep }: Context,
  lease: Lease,
  { collectionId, generation }: GenerationRow,
): void {
  connection.pragma('synchronous = FULL')
  try {
    connection.write(() => {
      lease.assertHeld()
      connection.run(
        'UPDATE generations SET committed = 1 WHERE collection = ? AND generation = ?',
        collectionId,
        generation,
      )
      onStep('swap')
      connection.run('UPDATE collections SET live = ? WHERE id = ?', generation, collectionId)
      onStep('swap')
    })
  } finally {
    connection.pragma('synchronous = NORMAL')
  }
}

function nextNumber(connection: Connection, collectionId: number): number {
  const row = connection.get<{ next: number }>(
    'SELECT COALESCE(MAX(generation), 0) + 1 AS next FROM generations WHERE collection = ?',
    collectionId,
  )
  return row?.next ?? 1
}

function copyMembers(connection: Connection, base: GenerationRow, generation: number): void {
  connection.run(
    `INSERT INTO members (collection, generation, version)
     SELECT collection, ?, version FROM members WHERE collection = ? AND generation = ?`,
    generation,
    base.collectionId,
    base.generation,
  )
}

function dropMember(
  connection: Connection,
  collectionId: number,
  generation: number,
  documentId: string,
): void {
  connection.run(
    `DELETE FROM members WHERE collection = ? AND generation = ? AND version IN (
       SELECT version FROM documents WHERE collection = ? AND id = ?)`,
    collectionId,
    generation,
    collectionId,
    encodeText(documentId),
  )
}

function insertGeneration(
  connection: Connection,
  collectionId: number,
  generation: number,
  fingerprint: string,
): GenerationRow {
  const created = new Date().toISOString()
  const { documents, passages } = connection.get<{ documents: number; passages: number }>(
    `SELECT COUNT(*) AS documents, COALESCE(SUM(d.passages), 0) AS passages
     FROM members m CROSS JOIN documents d ON d.version = m.version
     WHERE m.collection = ? AND m.generation = ?`,
    collectionId,
    generation,
  )!
  connection.run(
    `INSERT INTO generations
       (collection, generation, committed, created, fingerprint, documents, passages)
     VALUES (?, ?, 0, ?, ?, ?, ?)`,
    collectionId,
    generation,
    created,
    fingerprint,
    documents,
    passages,
  )
  return { collectionId, generation, live: false, created, fingerprint, documents, passages }
}

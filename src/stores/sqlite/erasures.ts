import { UserError } from '../../core/errors.ts'
import type { Erasure } from '../../core/forgetting.ts'
import { decodeOptionalText, decodeText, encodeText, type TextColumn } from './codec.ts'
import type { Connection } from './connection.ts'
import type { Context } from './context.ts'
import { buildHnsw, hasHnsw, keepHnsw } from './hnsw-cache.ts'
import type { CollectionRow, Lease } from './lease.ts'
import { dropCopies } from './migration.ts'
import { dropFiles, dropTerms } from './prune.ts'
import { generationsOf } from './rows.ts'

/** What is on its way to be forgotten; `null` where only traces may be left. */
export const pendingErasures = (connection: Connection): (Erasure | null)[] =>
  connection
    .all<{ collection: TextColumn | null; document: TextColumn | null }>(
      'SELECT collection, document FROM erasures ORDER BY id',
    )
    .map((row) => {
      const [collection, document] = [row.collection, row.document].map(decodeOptionalText)
      return collection == null || document == null ? null : { collection, document }
    })

/**
 * Notes that a document is to be forgotten, so that a crash on the way only postpones it.
 * @returns the sources of its versions; null when nothing is known of it.
 */
export function announceErasure(
  connection: Connection,
  { id, name }: CollectionRow,
  document: string,
): string[] | null {
  const [collection, key] = [encodeText(name), encodeText(document)]
  const versions = connection.all<{ source: TextColumn | null }>(
    'SELECT DISTINCT source FROM documents WHERE collection = ? AND id = ?',
    id,
    key,
  )
  const isCited = connection.get(
    'SELECT 1 FROM cited_slices WHERE collection = ? AND document = ?',
    collection,
    key,
  )
  const insert = 'INSERT INTO erasures (collection, document) VALUES (?, ?)'
  const isPending = connection.get(
    'SELECT 1 FROM erasures WHERE collection = ? AND document = ?',
    collection,
    key,
  )
  if (versions.length === 0 && !isCited && !isPending) return null
  if (!isPending) connection.run(insert, collection, key)
  return versions.flatMap(({ source }) => (source === null ? [] : [decodeText(source)]))
}

/**
 * Takes a document out of every kept generation in one transaction, and its HNSW files after it.
 * @param lost sources whose bytes are gone: what else was read from them cannot be read again.
 * @throws LeaseLostError
 */
export async function eraseDocument(
  context: Context,
  lease: Lease,
  document: string,
  lost: readonly string[],
): Promise<void> {
  const { connection, onStep } = context
  const { collection } = lease
  connection.write(() => {
    lease.assertHeld()
    eraseVersions(connection, collection.id, document)
    for (const source of lost) disownSource(connection, collection.id, source)
    const key = [encodeText(collection.name), encodeText(document)] as const
    connection.run('DELETE FROM cited_slices WHERE collection = ? AND document = ?', ...key)
    dropTerms(connection, lease)
    onStep('forget')
    connection.run(
      'UPDATE erasures SET collection = NULL, document = NULL WHERE collection = ? AND document = ?',
      ...key,
    )
  })
  onStep('forget')
  await dropFiles(context, collection.id)
  onStep('forget')
  for (const generation of generationsOf(connection, collection.id)) {
    if (generation.passages < context.exactLimit || hasHnsw(connection, generation)) continue
    await keepHnsw(context, generation, await buildHnsw(context, generation))
  }
}

function eraseVersions(connection: Connection, collectionId: number, document: string): void {
  const versions = connection
    .all<{ version: number }>(
      'SELECT version FROM documents WHERE collection = ? AND id = ?',
      collectionId,
      encodeText(document),
    )
    .map(({ version }) => version)
  for (const version of versions) {
    const generations = connection.all<{ generation: number }>(
      'SELECT generation FROM members WHERE collection = ? AND version = ?',
      collectionId,
      version,
    )
    for (const { generation } of generations)
      eraseMember(connection, collectionId, generation, version)
    connection.run('DELETE FROM documents WHERE version = ?', version)
  }
}

/** Its HNSW file goes as well: an element that is only marked as deleted keeps its vector. */
function eraseMember(
  connection: Connection,
  collectionId: number,
  generation: number,
  version: number,
): void {
  const key = [collectionId, generation] as const
  connection.run('DELETE FROM hnsw_files WHERE collection = ? AND generation = ?', ...key)
  connection.run(
    `UPDATE generations SET documents = documents - 1,
       passages = passages - (SELECT passages FROM documents WHERE version = ?)
     WHERE collection = ? AND generation = ?`,
    version,
    ...key,
  )
  connection.run(
    'DELETE FROM members WHERE collection = ? AND generation = ? AND version = ?',
    ...key,
    version,
  )
}

function disownSource(connection: Connection, collectionId: number, source: string): void {
  connection.run(
    `UPDATE documents SET source = NULL
     WHERE collection = ? AND (source = ? OR substr(source, 1, ?) = ?)`,
    collectionId,
    source,
    source.length + 1,
    `${source}#`,
  )
}

/**
 * Rewrites the database without its free pages, and empties its log: whatever was deleted before
 * is in none of its files any more.
 * @throws UserError when others would not let go of the log.
 */
export function scrub(connection: Connection): void {
  dropCopies(connection)
  connection.execute('VACUUM')
  if (connection.pragma('wal_checkpoint(TRUNCATE)') === 0) return
  throw new UserError(
    `${connection.file}: another process keeps reading, so traces of what was forgotten are still in its log. \`verbatim check\` removes them.`,
  )
}

/** Removes every trace of what was forgotten from the database's files. */
export function scrubIndex({ connection, onStep }: Context): void {
  const ids = connection.all<{ id: number }>('SELECT id FROM erasures WHERE document IS NULL')
  scrub(connection)
  onStep('forget')
  for (const { id } of ids) connection.run('DELETE FROM erasures WHERE id = ?', id)
  onStep('forget')
}

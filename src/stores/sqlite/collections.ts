import { encodeText } from './codec.ts'
import type { Connection } from './connection.ts'
import type { CollectionRow } from './lease.ts'

/** The collection of that name; null when there is none. */
export function findCollection(connection: Connection, name: string): CollectionRow | null {
  const sql = 'SELECT id FROM collections WHERE name = ?'
  const row = connection.get<{ id: number }>(sql, encodeText(name))
  return row ? { id: row.id, name } : null
}

/** The collection of that name, made if need be. */
export function findOrMakeCollection(connection: Connection, name: string): CollectionRow {
  const sql = 'INSERT OR IGNORE INTO collections (name) VALUES (?)'
  connection.run(sql, encodeText(name))
  return findCollection(connection, name)!
}

import type { Client } from './database.ts'
import { SCHEMA } from './migration.ts'
import { encodeText, keyOf } from './text.ts'

/** Which collection, by name and row. */
export interface CollectionRow {
  readonly id: number
  readonly name: string
}

/** The collection of that name; null when there is none. */
export async function findCollection(client: Client, name: string): Promise<CollectionRow | null> {
  const sql = `SELECT id FROM ${SCHEMA}.collections WHERE key = $1`
  const [row] = await client.query<{ id: number }>(sql, [keyOf(name)])
  return row ? { id: row.id, name } : null
}

/** The collection of that name, made if need be. */
export async function findOrMakeCollection(client: Client, name: string): Promise<CollectionRow> {
  const found = await findCollection(client, name)
  if (found) return found
  await client.query(
    `INSERT INTO ${SCHEMA}.collections (key, name) VALUES ($1, $2) ON CONFLICT DO NOTHING`,
    [keyOf(name), encodeText(name)],
  )
  return (await findCollection(client, name))!
}

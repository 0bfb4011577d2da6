import { randomBytes } from 'node:crypto'
import type { Database } from '../../src/stores/postgres/database.ts'
import { openPool } from '../../src/stores/postgres/pool.ts'
import { openPglite } from './pglite-database.ts'

/** A real server's address, given by `.ci/postgres.sh`; null: PostgreSQL within this process. */
export const testServerUrl: string | null = process.env['TEST_DATABASE_URL'] ?? null

/** How tests name the server they run on. */
export const testServerName = testServerUrl === null ? 'PGlite' : 'PostgreSQL'

/** A new database of its own on a real server. */
export async function createDatabase(serverUrl: string) {
  const name = `test_${randomBytes(6).toString('hex')}`
  const server = openPool(serverUrl, { connections: 1 })
  await server.execute(`CREATE DATABASE ${name} ENCODING 'UTF8' TEMPLATE template0`)
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return {
    url: url.href,
    drop: async () => {
      await server.execute(`DROP DATABASE ${name} WITH (FORCE)`)
      await server.close()
    },
  }
}

/** An empty database: PGlite takes seconds to start, so that one has to do for a file of tests. */
export async function openTestDatabase(): Promise<Database> {
  if (testServerUrl === null) return openPglite()
  const { url, drop } = await createDatabase(testServerUrl)
  const database = openPool(url)
  return {
    query: (sql, parameters) => database.query(sql, parameters),
    execute: (sql) => database.execute(sql),
    transaction: (work, options) => database.transaction(work, options),
    listen: (channel, onNotify) => database.listen(channel, onNotify),
    close: async () => {
      await database.close()
      await drop()
    },
  }
}

import { UserError } from '../../core/errors.ts'
import type { Client, Database } from './database.ts'

/** The namespace of all tables, so that the database may hold other things as well. */
export const SCHEMA = 'verbatim'

// Any number will do that all versions of this program share.
const MIGRATION_LOCK = 7_236_554

/** Any number of statements; or what no statement can do. */
export type Step = string | ((client: Client) => Promise<void>)

/** Tables that belong together, and how they came about. */
export interface Area {
  /** Its name in the table of versions. */
  readonly name: string
  /** One a version, in order; one that was released is never edited. */
  readonly steps: readonly Step[]
}

/**
 * Brings one area to its newest version, in one transaction; of several processes one does it.
 * @throws UserError when it is newer than this program, or the server lacks what it needs.
 */
export async function bringUp(database: Database, { name, steps }: Area): Promise<void> {
  await database.transaction(async (client) => {
    await client.query('SELECT pg_advisory_xact_lock($1::int8)', [MIGRATION_LOCK])
    await assertUtf8(client)
    const found = await versionOf(client, name)
    if (found > steps.length) {
      throw new UserError(
        `The database has schema ${found} of “${name}”, this version knows up to ${steps.length}. Update Verbatim, or name another database in DATABASE_URL.`,
        { area: name, found, supported: steps.length },
      )
    }
    for (const step of steps.slice(found)) {
      if (typeof step === 'string') await client.execute(step)
      else await step(client)
    }
    await client.query(
      `INSERT INTO ${SCHEMA}.schema_versions (area, version) VALUES ($1, $2::int)
       ON CONFLICT (area) DO UPDATE SET version = excluded.version`,
      [name, steps.length],
    )
  })
}

async function versionOf(client: Client, area: string): Promise<number> {
  await client.execute(`CREATE SCHEMA IF NOT EXISTS ${SCHEMA};
    CREATE TABLE IF NOT EXISTS ${SCHEMA}.schema_versions (area text PRIMARY KEY, version int NOT NULL)`)
  const sql = `SELECT version FROM ${SCHEMA}.schema_versions WHERE area = $1`
  const [row] = await client.query<{ version: number }>(sql, [area])
  return row?.version ?? 0
}

async function assertUtf8(client: Client): Promise<void> {
  const [row] = await client.query<{ encoding: string }>(
    `SELECT current_setting('server_encoding') AS encoding`,
  )
  if (row?.encoding === 'UTF8') return
  throw new UserError(
    `The database is in ${row?.encoding}, which cannot hold every text. Create one in UTF-8 (\`createdb --encoding=UTF8 --template=template0\`).`,
  )
}

const OLDEST_PGVECTOR = [0, 8] as const

/**
 * Makes the extension for vectors if it is missing.
 * @throws UserError when the server has none, or one that is too old.
 */
export async function needVectors(database: Database): Promise<void> {
  const [row] = await database.query<{ installed: string | null; offered: string | null }>(
    `SELECT installed_version AS installed, default_version AS offered
     FROM pg_available_extensions WHERE name = 'vector'`,
  )
  if (!row) {
    throw new UserError(
      'The PostgreSQL server has no pgvector. Install it there (for Debian: `apt-get install postgresql-17-pgvector`) and start again.',
    )
  }
  const [major = 0, minor = 0] = (row.installed ?? row.offered ?? '').split('.').map(Number)
  if (major < OLDEST_PGVECTOR[0] || (major === 0 && minor < OLDEST_PGVECTOR[1])) {
    throw new UserError(
      `The PostgreSQL server has pgvector ${row.installed ?? row.offered}; ${OLDEST_PGVECTOR.join('.')} or newer is needed. Install it there and run \`ALTER EXTENSION vector UPDATE\`.`,
    )
  }
  if (row.installed !== null) return
  await database.transaction(async (client) => {
    await client.query('SELECT pg_advisory_xact_lock($1::int8)', [MIGRATION_LOCK])
    await client.execute('CREATE EXTENSION IF NOT EXISTS vector')
  })
}

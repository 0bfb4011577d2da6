import type { Opened } from './opened.ts'
import type { Database } from './postgres/database.ts'
import { openPool } from './postgres/pool.ts'
import { openPostgresCommunity, type PostgresCommunity } from './postgres-community.ts'
import { openPostgresSourceBook } from './postgres-source-book.ts'
import { openPostgresSources, type PostgresSources } from './postgres-sources.ts'
import { openPostgresStore, type PostgresStore } from './postgres-store.ts'

/** A PostgreSQL database, opened. */
export interface PostgresData extends Opened {
  readonly kind: 'postgres'
  readonly database: Database
  readonly store: PostgresStore
  readonly kept: PostgresSources
  community(): Promise<PostgresCommunity>
}

/** @throws UserError when it cannot be used. */
export async function openPostgres(
  databaseUrl: string,
  connections: number | undefined,
): Promise<PostgresData> {
  const database = openPool(databaseUrl, connections === undefined ? {} : { connections })
  try {
    return await openPostgresData(database)
  } catch (error) {
    await database.close()
    throw error
  }
}

/** All that a database keeps; closing it closes the database. @throws UserError when it cannot be used. */
export async function openPostgresData(database: Database): Promise<PostgresData> {
  const store = await openPostgresStore(database)
  const kept = await openPostgresSources(database)
  const sources = await openPostgresSourceBook(database)
  let community: Promise<PostgresCommunity> | null = null
  return {
    kind: 'postgres',
    database,
    store,
    kept,
    sources,
    community: () => {
      community ??= openPostgresCommunity(database)
      return community
    },
    close: async () => {
      await store.close()
      await database.close()
    },
  }
}

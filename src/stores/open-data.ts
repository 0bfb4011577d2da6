import type { CitedSlices } from '../core/cited.ts'
import type { Community } from '../core/community.ts'
import type { KeptSources } from '../core/kept-sources.ts'
import type { SourceBook } from '../core/source-book.ts'
import type { Store } from '../core/store.ts'
import { FileSources } from './file-sources.ts'
import type { Database } from './postgres/database.ts'
import { openPool } from './postgres/pool.ts'
import { openPostgresCommunity, type PostgresCommunity } from './postgres-community.ts'
import { openPostgresSourceBook } from './postgres-source-book.ts'
import { openPostgresSources, type PostgresSources } from './postgres-sources.ts'
import { openPostgresStore, type PostgresStore } from './postgres-store.ts'
import { openSqliteCommunity, type SqliteCommunity } from './sqlite-community.ts'
import { openSqliteStore, type SqliteStore, type SqliteStoreOptions } from './sqlite-store.ts'

/** Where everything is kept: in PostgreSQL if there is an address, else in the folder. */
export interface Place {
  readonly dataDirectory: string
  readonly databaseUrl: string | null
}

/** What every place holds. */
interface Opened {
  readonly store: Store & { readonly cited: CitedSlices }
  readonly kept: KeptSources
  readonly sources: SourceBook
  /** Opened at the first call, closed with the rest. */
  community(): Promise<Community>
  close(): Promise<void>
}

/** A folder, opened. */
export interface SqliteData extends Opened {
  readonly kind: 'sqlite'
  readonly store: SqliteStore
  community(): Promise<SqliteCommunity>
}

/** A PostgreSQL database, opened. */
export interface PostgresData extends Opened {
  readonly kind: 'postgres'
  readonly database: Database
  readonly store: PostgresStore
  readonly kept: PostgresSources
  community(): Promise<PostgresCommunity>
}

export type Data = SqliteData | PostgresData

export interface DataOptions extends SqliteStoreOptions {
  /** Most connections to PostgreSQL. Minimum 1. @defaultValue `openPool`'s */
  readonly connections?: number
}

/**
 * Opens the place. Several processes and threads may do so.
 * @throws UserError when it cannot be used.
 */
export async function openData(
  { dataDirectory, databaseUrl }: Place,
  { connections, ...options }: DataOptions = {},
): Promise<Data> {
  if (databaseUrl === null) return openSqliteData(dataDirectory, options)
  const database = openPool(databaseUrl, connections === undefined ? {} : { connections })
  try {
    return await openPostgresData(database)
  } catch (error) {
    await database.close()
    throw error
  }
}

async function openSqliteData(
  dataDirectory: string,
  options: SqliteStoreOptions,
): Promise<SqliteData> {
  const store = await openSqliteStore(dataDirectory, options)
  let community: Promise<SqliteCommunity> | null = null
  return {
    kind: 'sqlite',
    store,
    kept: new FileSources(dataDirectory),
    sources: store.sources,
    community: () => {
      community ??= openSqliteCommunity(dataDirectory)
      return community
    },
    close: async () => {
      await (await community)?.close()
      await store.close()
    },
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

import { FileSources } from './file-sources.ts'
import type { PostgresData } from './open-postgres.ts'
import type { Opened } from './opened.ts'
import { openSqliteCommunity, type SqliteCommunity } from './sqlite-community.ts'
import { openSqliteStore, type SqliteStore, type SqliteStoreOptions } from './sqlite-store.ts'

/** Where everything is kept: in PostgreSQL if there is an address, else in the folder. */
export interface Place {
  readonly dataDirectory: string
  readonly databaseUrl: string | null
}

/** A folder, opened. */
export interface SqliteData extends Opened {
  readonly kind: 'sqlite'
  readonly store: SqliteStore
  community(): Promise<SqliteCommunity>
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
  // Whoever keeps all in a folder does not wait for the client of a database.
  const { openPostgres } = await import('./open-postgres.ts')
  return openPostgres(databaseUrl, connections)
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

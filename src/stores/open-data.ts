import type { CitedSlices } from '../core/cited.ts'
import type { Community } from '../core/community.ts'
import { UserError } from '../core/errors.ts'
import type { KeptSources } from '../core/kept-sources.ts'
import type { SourceBook } from '../core/source-book.ts'
import type { Store } from '../core/store.ts'
import { FileSources } from './file-sources.ts'
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

export type Data = SqliteData

/** Those of SQLite mean nothing to PostgreSQL. */
export type DataOptions = SqliteStoreOptions

/**
 * Opens the place. Several processes and threads may do so.
 * @throws UserError when it cannot be used.
 */
export async function openData(
  { dataDirectory, databaseUrl }: Place,
  options: DataOptions = {},
): Promise<Data> {
  if (databaseUrl !== null)
    throw new UserError(
      'DATABASE_URL is set, but this version keeps its index in SQLite alone. Unset it.',
    )
  return openSqliteData(dataDirectory, options)
}

async function openSqliteData(dataDirectory: string, options: DataOptions): Promise<SqliteData> {
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

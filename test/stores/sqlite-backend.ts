import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import {
  DATABASE_FILE,
  openSqliteStore,
  type SqliteStore,
  type SqliteStoreOptions,
} from '../../src/stores/sqlite-store.ts'

/** A directory of its own, removed by `remove`. */
export function temporaryDirectory() {
  const directory = mkdtempSync(join(tmpdir(), 'verbatim-store-'))
  return { directory, remove: () => rmSync(directory, { recursive: true, force: true }) }
}

/** A look at the database past the store. */
export function withDatabase<Result>(
  directory: string,
  look: (database: Database.Database) => Result,
): Result {
  const database = new Database(join(directory, DATABASE_FILE))
  try {
    return look(database)
  } finally {
    database.close()
  }
}

/** Takes back what later steps of the schema added, as if the first version had made it. */
export function toFirstSchema(directory: string): void {
  withDatabase(directory, (database) => {
    database.exec(
      `DROP TABLE token_vectors; DROP TABLE erasures; DROP TABLE given_sources;
       DROP TABLE left_out_sources; ALTER TABLE passages DROP COLUMN names`,
    )
    database.pragma('user_version = 1')
  })
}

/** A SQLite store in a directory of its own. */
export async function openTemporaryStore(options: SqliteStoreOptions = {}) {
  const { directory, remove } = temporaryDirectory()
  const store = await openSqliteStore(directory, options)
  const stores: SqliteStore[] = [store]
  return {
    directory,
    store,
    another: async () => {
      const other = await openSqliteStore(directory, options)
      stores.push(other)
      return other
    },
    loseLease: async (_collection: string) => {
      withDatabase(directory, (database) => database.exec('UPDATE leases SET expires = 0'))
    },
    close: async () => {
      for (const opened of stores) await opened.close()
      remove()
    },
  }
}

import type { Database } from '../../src/stores/postgres/database.ts'
import { SCHEMA } from '../../src/stores/postgres/migration.ts'
import {
  openPostgresStore,
  type PostgresStore,
  type PostgresStoreOptions,
} from '../../src/stores/postgres-store.ts'

const TABLES = [
  'collections',
  'leases',
  'generations',
  'erasures',
  'absences',
  'documents',
  'passages',
  'vectors',
  'terms',
  'postings',
  'cited_slices',
]

/** Deletes everything that stores keep in a database. */
export const emptyStore = (database: Database): Promise<void> =>
  database.execute(TABLES.map((table) => `DELETE FROM ${SCHEMA}.${table};`).join('\n'))

/** An empty store in a database that other tests have used; they must not run at the same time. */
export async function openEmptyStore(database: Database, options: PostgresStoreOptions = {}) {
  const store = await openPostgresStore(database, options)
  await emptyStore(database)
  const stores: PostgresStore[] = [store]
  return {
    store,
    another: async () => {
      const other = await openPostgresStore(database, options)
      stores.push(other)
      return other
    },
    loseLease: async (_collection: string) => {
      await database.execute(`UPDATE ${SCHEMA}.leases SET expires = clock_timestamp()`)
    },
    close: async () => {
      for (const opened of stores) await opened.close()
    },
  }
}

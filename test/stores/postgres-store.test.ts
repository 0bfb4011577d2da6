import { afterAll, beforeAll, describe } from 'vitest'
import type { Database } from '../../src/stores/postgres/database.ts'
import { citedContract } from '../contracts/cited-contract.ts'
import { forgettingContract } from '../contracts/forgetting-contract.ts'
import { type StoreBackend, storeContract } from '../contracts/store-contract.ts'
import { exactnessContract } from '../contracts/store-exactness.ts'
import { searchContract } from '../contracts/store-search.ts'
import { openTestDatabase, testServerName, testServerUrl } from '../support/test-database.ts'
import { openEmptyStore } from './postgres-backend.ts'

let database: Database
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

// PGlite is slow.
const size = testServerUrl === null ? 150 : 500

storeContract(testServerName, { open: () => openEmptyStore(database) }, size)

// The same with what large collections need for the smallest, too; on PGlite only what that changes.
const asIfLarge: StoreBackend = {
  open: () => openEmptyStore(database, { exactLimit: 1, postingBytes: 0 }),
}
if (testServerUrl !== null) {
  storeContract(`${testServerName} with HNSW and nothing remembered throughout`, asIfLarge, size)
} else {
  describe('PGlite with HNSW and nothing remembered throughout', () => {
    searchContract(asIfLarge)
    exactnessContract(asIfLarge, size)
  })
}

citedContract(testServerName, async () => {
  const { store, close } = await openEmptyStore(database)
  return { cited: store.cited, close }
})

forgettingContract(testServerName, async () => {
  const { store, close } = await openEmptyStore(database)
  return { store, cited: store.cited, forgetting: store.forgetting, close }
})

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

storeContract(testServerName, { open: () => openEmptyStore(database) })

// The same with what large collections need for the smallest, too; on PGlite, which is slow, only
// what that changes.
const asIfLarge: StoreBackend = {
  open: () => openEmptyStore(database, { exactLimit: 1, fewPostings: 0 }),
}
if (testServerUrl !== null) {
  storeContract(`${testServerName} with HNSW and rarer terms throughout`, asIfLarge)
} else {
  describe('PGlite with HNSW and rarer terms throughout', () => {
    searchContract(asIfLarge)
    exactnessContract(asIfLarge)
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

import { afterAll, beforeAll } from 'vitest'
import type { Database } from '../../src/stores/postgres/database.ts'
import { citedContract } from '../contracts/cited-contract.ts'
import { forgettingContract } from '../contracts/forgetting-contract.ts'
import { storeContract } from '../contracts/store-contract.ts'
import { openTestDatabase, testServerName } from '../support/test-database.ts'
import { openEmptyStore } from './postgres-backend.ts'

let database: Database
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

storeContract(testServerName, { open: () => openEmptyStore(database) })

// The same suite with what large collections need for the smallest, too.
storeContract(`${testServerName} with HNSW and rarer terms throughout`, {
  open: () => openEmptyStore(database, { exactLimit: 1, fewPostings: 0 }),
})

citedContract(testServerName, async () => {
  const { store, close } = await openEmptyStore(database)
  return { cited: store.cited, close }
})

forgettingContract(testServerName, async () => {
  const { store, close } = await openEmptyStore(database)
  return { store, cited: store.cited, forgetting: store.forgetting, close }
})

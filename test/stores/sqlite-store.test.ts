import { citedContract } from '../contracts/cited-contract.ts'
import { forgettingContract } from '../contracts/forgetting-contract.ts'
import { sourceBookContract } from '../contracts/source-book-contract.ts'
import { storeContract } from '../contracts/store-contract.ts'
import { openTemporaryStore } from './sqlite-backend.ts'

storeContract('SQLite', { open: openTemporaryStore })

// The same suite with an HNSW file for the smallest collections, too.
storeContract('SQLite with HNSW files throughout', {
  open: () => openTemporaryStore({ exactLimit: 1 }),
})

citedContract('SQLite', async () => {
  const { store, close } = await openTemporaryStore()
  return { cited: store.cited, close }
})

sourceBookContract('SQLite', async () => {
  const { store, close } = await openTemporaryStore()
  return { book: store.sources, close }
})

for (const exactLimit of [1_000, 1]) {
  forgettingContract(`SQLite, HNSW files from ${exactLimit} passages on`, async () => {
    const { store, close } = await openTemporaryStore({ exactLimit })
    return { store, cited: store.cited, forgetting: store.forgetting, close }
  })
}

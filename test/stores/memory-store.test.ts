import { citedContract } from '../contracts/cited-contract.ts'
import { forgettingContract } from '../contracts/forgetting-contract.ts'
import { sourceBookContract } from '../contracts/source-book-contract.ts'
import { storeContract } from '../contracts/store-contract.ts'
import { MemoryCitedSlices } from '../support/memory-cited.ts'
import { MemoryForgetting } from '../support/memory-forgetting.ts'
import { MemorySourceBook } from '../support/memory-source-book.ts'
import { type MemoryLease, MemoryStore } from '../support/memory-store.ts'

storeContract('memory', {
  open: async () => {
    const leases = new Map<string, MemoryLease>()
    const store = new MemoryStore(leases)
    return {
      store,
      another: async () => store,
      loseLease: async (collection) => void leases.delete(collection),
      close: () => store.close(),
    }
  },
})

citedContract('memory', async () => ({
  cited: new MemoryCitedSlices(),
  close: async () => undefined,
}))

sourceBookContract('memory', async () => ({
  book: new MemorySourceBook(),
  close: async () => undefined,
}))

forgettingContract('memory', async () => {
  const [store, cited] = [new MemoryStore(), new MemoryCitedSlices()]
  return {
    store,
    cited,
    forgetting: new MemoryForgetting(store, cited),
    close: () => store.close(),
  }
})

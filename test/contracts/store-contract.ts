import { describe } from 'vitest'
import type { Store } from '../../src/core/store.ts'
import { draftContract } from './store-drafts.ts'
import { exactnessContract } from './store-exactness.ts'
import { generationContract } from './store-generations.ts'
import { storeLaws } from './store-laws.ts'
import { searchContract } from './store-search.ts'

/** A backend under test. */
export interface StoreBackend {
  /** An empty store of its own for each test. */
  open(): Promise<OpenedStore>
}

export interface OpenedStore {
  readonly store: Store
  /** A second connection to the same data. */
  another(): Promise<Store>
  /** Ends the lease on a collection, as time does. */
  loseLease(collection: string): Promise<void>
  /** Closes everything and removes the data. */
  close(): Promise<void>
}

/**
 * What every store must do, and do alike.
 * @param size of the largest collection, in documents; at least 120.
 */
export function storeContract(name: string, backend: StoreBackend, size?: number): void {
  describe(`${name}: store contract`, () => {
    generationContract(backend)
    draftContract(backend)
    searchContract(backend)
    exactnessContract(backend, size)
    storeLaws(backend)
  })
}

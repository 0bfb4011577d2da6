import type { CitedSlices } from '../../src/core/cited.ts'
import type { Erasure, Forgetting } from '../../src/core/forgetting.ts'
import type { MemoryStore } from './memory-store.ts'

interface Pending extends Erasure {
  isErased: boolean
}

/** How the store in memory forgets: what others must equal. */
export class MemoryForgetting implements Forgetting {
  #pending: Pending[] = []

  constructor(
    readonly store: MemoryStore,
    readonly cited: CitedSlices,
  ) {}

  async announce(erasure: Erasure): Promise<string[] | null> {
    const { collection, document } = erasure
    const sources = this.store.sourcesOf(erasure)
    const isCited = (await this.cited.ofDocument(collection, document)).length > 0
    const isPending = this.#find(erasure) !== undefined
    if (sources === null && !isCited && !isPending) return null
    if (!isPending) this.#pending.push({ collection, document, isErased: false })
    return sources ?? []
  }

  async pending(): Promise<(Erasure | null)[]> {
    return this.#pending.map(({ isErased, ...erasure }) => (isErased ? null : erasure))
  }

  async erase(erasure: Erasure, lost: readonly string[]): Promise<void> {
    this.store.erase(erasure, lost)
    await this.cited.forget(erasure.collection, erasure.document)
    const pending = this.#find(erasure)
    if (pending) pending.isErased = true
  }

  async scrub(): Promise<void> {
    this.#pending = this.#pending.filter(({ isErased }) => !isErased)
  }

  #find({ collection, document }: Erasure): Pending | undefined {
    return this.#pending.find(
      (pending) =>
        !pending.isErased && pending.collection === collection && pending.document === document,
    )
  }
}

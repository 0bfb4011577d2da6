import type { CitedSlice, CitedSlices, KeptSlice, SliceKey } from '../../src/core/cited.ts'

const isSame = (one: SliceKey, other: SliceKey): boolean =>
  one.document === other.document &&
  one.contentHash === other.contentHash &&
  one.start === other.start &&
  one.end === other.end

const inOrder = (one: KeptSlice, other: KeptSlice): number =>
  (one.contentHash < other.contentHash ? -1 : Number(one.contentHash > other.contentHash)) ||
  one.start - other.start ||
  one.end - other.end

/** Cited slices in memory: what other keepers must equal. */
export class MemoryCitedSlices implements CitedSlices {
  readonly #kept = new Map<string, KeptSlice[]>()

  async keep(collection: string, slices: readonly CitedSlice[], at: string): Promise<void> {
    for (const slice of slices) {
      const others = this.#of(collection).filter((kept) => !isSame(kept, slice))
      const known = this.#of(collection).find((kept) => isSame(kept, slice))
      const lastCited = known && known.lastCited > at ? known.lastCited : at
      const kept = known ? { ...known, lastCited } : { ...slice, firstCited: at, lastCited: at }
      this.#kept.set(collection, [...others, kept])
    }
  }

  async find(collection: string, key: SliceKey): Promise<KeptSlice | null> {
    return this.#of(collection).find((kept) => isSame(kept, key)) ?? null
  }

  async ofDocument(collection: string, document: string): Promise<KeptSlice[]> {
    return this.#of(collection)
      .filter((kept) => kept.document === document)
      .sort(inOrder)
  }

  async forget(collection: string, document: string): Promise<void> {
    const others = this.#of(collection).filter((kept) => kept.document !== document)
    this.#kept.set(collection, others)
  }

  #of(collection: string): KeptSlice[] {
    return this.#kept.get(collection) ?? []
  }
}

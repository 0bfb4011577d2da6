import type { FoundResource } from './resource.ts'

const bytesOf = (found: FoundResource): number => ('bytes' in found ? found.bytes : 0)

/** What a run has to read, and how far it is. Grows while sitemaps are read. */
export class SourceQueue {
  readonly #found = new Map<string, FoundResource>()
  #total = 0
  #done = 0

  /** @param onProgress is told the bytes that are done, and those there are. */
  constructor(readonly onProgress: ((done: number, total: number) => void) | undefined) {}

  get size(): number {
    return this.#found.size
  }

  /** A source reached twice is read once; a fault is told once. */
  add(found: FoundResource): void {
    const key = 'source' in found ? found.source : `fault:${found.shown}`
    if (this.#found.has(key)) return
    this.#found.set(key, found)
    this.#total += bytesOf(found)
  }

  /** In the order added; entries added on the way come too. One is done when the next is asked for. */
  *[Symbol.iterator](): Generator<FoundResource> {
    for (const found of this.#found.values()) {
      yield found
      this.#done += bytesOf(found)
      this.tell(0)
    }
  }

  /** @param bytes of the source that is being read. */
  tell(bytes: number): void {
    this.onProgress?.(this.#done + bytes, this.#total)
  }
}

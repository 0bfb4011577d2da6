import { withoutPart } from '../../src/core/kept-sources.ts'
import { type SourceBook, sourceKey } from '../../src/core/source-book.ts'

interface Book {
  readonly given: Set<string>
  readonly leftOut: Set<string>
}

/** Sources in memory: what other books must equal. */
export class MemorySourceBook implements SourceBook {
  readonly #books = new Map<string, Book>()

  async given(collection: string): Promise<string[]> {
    return [...this.#of(collection).given].sort()
  }

  async add(collection: string, sources: readonly string[]): Promise<void> {
    const { given, leftOut } = this.#of(collection)
    for (const source of sources.map(withoutPart)) {
      given.add(source)
      const key = sourceKey(source)
      for (const other of leftOut)
        if (other === key || other.startsWith(`${key}#`)) leftOut.delete(other)
    }
  }

  async leaveOut(collection: string, sources: readonly string[]): Promise<void> {
    const { given, leftOut } = this.#of(collection)
    for (const source of sources) {
      given.delete(source)
      leftOut.add(sourceKey(source))
    }
  }

  async leftOut(collection: string): Promise<ReadonlySet<string>> {
    return new Set(this.#of(collection).leftOut)
  }

  async forget(collection: string): Promise<void> {
    this.#books.delete(collection)
  }

  #of(collection: string): Book {
    const book = this.#books.get(collection) ?? { given: new Set(), leftOut: new Set() }
    this.#books.set(collection, book)
    return book
  }
}

import type { Document } from '../../src/core/document.ts'
import type {
  Draft,
  DraftOptions,
  Generation,
  IndexedPassage,
  PassageVectors,
} from '../../src/core/store.ts'
import { checkPassages } from '../../src/stores/ranking.ts'
import type { DocumentVersion, MemoryGeneration } from './memory-generation.ts'

/** What a draft may do with the store it was begun in. */
export interface DraftAccess {
  vectors(inputHash: string): PassageVectors | undefined
  nextPassage(): number
  assertLease(): void
  publish(versions: readonly DocumentVersion[]): Generation
  end(): void
}

/** A copy of the base's map of documents, changed as told. */
export class MemoryDraft implements Draft {
  readonly #versions: Map<string, DocumentVersion>
  #isOpen = true

  constructor(
    readonly options: DraftOptions,
    readonly base: MemoryGeneration | null,
    readonly access: DraftAccess,
  ) {
    this.#versions = new Map(base?.versions.map((version) => [version.document.id, version]))
  }

  async knownVectors(inputHashes: readonly string[]): Promise<Map<string, PassageVectors>> {
    const known = new Map<string, PassageVectors>()
    for (const inputHash of inputHashes) {
      const found = this.#ownVectors(inputHash) ?? this.access.vectors(inputHash)
      if (found) known.set(inputHash, copyOf(found))
    }
    return known
  }

  async put(document: Document, passages: readonly IndexedPassage[]): Promise<void> {
    this.#assertOpen()
    this.access.assertLease()
    checkPassages(passages, this.#dimensions())
    this.#versions.set(document.id, {
      document,
      passages: passages.map((passage) => ({
        ...passage,
        ...copyOf(passage),
        id: this.access.nextPassage(),
        documentId: document.id,
      })),
    })
  }

  async remove(documentId: string): Promise<void> {
    this.#assertOpen()
    this.access.assertLease()
    this.#versions.delete(documentId)
  }

  async commit(): Promise<Generation> {
    this.#assertOpen()
    this.access.assertLease()
    this.#isOpen = false
    const versions = [...this.#versions.values()]
    const made =
      this.base === null || this.#isChangeOf(this.base) ? this.access.publish(versions) : this.base
    this.access.end()
    return made
  }

  async abort(): Promise<void> {
    if (this.#isOpen) this.access.end()
    this.#isOpen = false
  }

  #isChangeOf({ versions }: MemoryGeneration): boolean {
    const isSame = (version: DocumentVersion) => this.#versions.get(version.document.id) === version
    return versions.length !== this.#versions.size || !versions.every(isSame)
  }

  #assertOpen(): void {
    if (!this.#isOpen) throw new Error('The draft has ended')
  }

  #dimensions(): number | null {
    for (const { passages } of this.#versions.values()) {
      if (passages[0]) return passages[0].vector.length
    }
    return null
  }

  #ownVectors(inputHash: string): PassageVectors | undefined {
    return [...this.#versions.values()]
      .flatMap(({ passages }) => passages)
      .find((passage) => passage.inputHash === inputHash)
  }
}

const copyOf = ({ vector, tokens }: PassageVectors): PassageVectors => ({
  vector: vector.slice(),
  tokens: tokens.slice(),
})

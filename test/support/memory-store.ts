import { randomUUID } from 'node:crypto'
import {
  CollectionBusyError,
  FingerprintMismatchError,
  LeaseLostError,
  UserError,
} from '../../src/core/errors.ts'
import type { Erasure } from '../../src/core/forgetting.ts'
import {
  type Draft,
  type DraftOptions,
  type Generation,
  type GenerationSummary,
  KEPT_GENERATIONS,
  type PassageVectors,
  type Store,
} from '../../src/core/store.ts'
import { MemoryDraft } from './memory-draft.ts'
import { type DocumentVersion, MemoryGeneration } from './memory-generation.ts'

/** Who writes to a collection. */
export interface MemoryLease {
  readonly token: string
  readonly holder: string
  /** ISO 8601. */
  readonly since: string
}

interface Collection {
  live: number
  /** Newest first. */
  kept: MemoryGeneration[]
}

/** Keeps everything in memory and searches by looking at all of it: what other stores must equal. */
export class MemoryStore implements Store {
  readonly #collections = new Map<string, Collection>()
  #passages = 0

  /** @param leases by collection; whoever shares them may end one, as time ends it elsewhere. */
  constructor(readonly leases: Map<string, MemoryLease> = new Map()) {}

  async live(collection: string): Promise<Generation | null> {
    return this.#live(collection)
  }

  async generations(collection: string): Promise<GenerationSummary[]> {
    const found = this.#collections.get(collection)
    return (found?.kept ?? []).map(({ summary }) => ({
      ...summary,
      live: summary.generation === found?.live,
    }))
  }

  async collections(): Promise<string[]> {
    return [...this.#collections.keys()].sort()
  }

  async begin(collection: string, options: DraftOptions): Promise<Draft> {
    const live = this.#live(collection)
    const current = options.fingerprint
    if (live !== null && !options.rebuild && live.summary.fingerprint !== current) {
      throw new FingerprintMismatchError({ indexed: live.summary.fingerprint, current })
    }
    const lease = this.#lease(collection, options.holder)
    return new MemoryDraft(options, options.rebuild ? null : live, {
      vectors: (inputHash) => this.#vectors(collection, current, inputHash),
      nextPassage: () => ++this.#passages,
      assertLease: () => this.#assertLease(collection, lease),
      publish: (versions) => this.#publish(collection, current, versions),
      end: () => this.#release(collection, lease),
    })
  }

  async rollback(collection: string, generation: number, holder: string): Promise<Generation> {
    const lease = this.#lease(collection, holder)
    try {
      const found = this.#collections.get(collection)
      if (!found?.kept.some(({ summary }) => summary.generation === generation)) {
        throw new UserError(`Generation ${generation} of “${collection}” is not kept.`)
      }
      found.live = generation
      return this.#live(collection)!
    } finally {
      this.#release(collection, lease)
    }
  }

  async holder(collection: string): Promise<string | null> {
    return this.leases.get(collection)?.holder ?? null
  }

  /** The sources of a document's kept versions; null when there are none. @throws CollectionBusyError */
  sourcesOf({ collection, document }: Erasure): string[] | null {
    this.#assertFree(collection)
    const versions = (this.#collections.get(collection)?.kept ?? [])
      .flatMap((generation) => generation.versions)
      .filter((version) => version.document.id === document)
    const sources = versions.flatMap((version) => version.document.source ?? [])
    return versions.length === 0 ? null : [...new Set(sources)]
  }

  /** Takes a document out of all kept generations. @throws CollectionBusyError */
  erase({ collection, document }: Erasure, lost: readonly string[]): void {
    this.#assertFree(collection)
    const found = this.#collections.get(collection)
    if (!found) return
    found.kept = found.kept.map((generation) => {
      const { versions, summary } = generation
      const others = versions.filter((version) => version.document.id !== document)
      const disowned = others.map((version) => withoutSource(version, lost))
      if (others.length < versions.length) generation.life.isKept = false
      const life = others.length < versions.length ? { isKept: true } : generation.life
      return new MemoryGeneration(collection, summary, disowned, life)
    })
  }

  async close(): Promise<void> {}

  #live(collection: string): MemoryGeneration | null {
    const found = this.#collections.get(collection)
    const live = found?.kept.find(({ summary }) => summary.generation === found.live)
    return live?.as({ live: true }) ?? null
  }

  #publish(
    collection: string,
    fingerprint: string,
    versions: readonly DocumentVersion[],
  ): Generation {
    const kept = this.#collections.get(collection)?.kept ?? []
    const generation = (kept[0]?.summary.generation ?? 0) + 1
    const made = new MemoryGeneration(
      collection,
      { generation, live: false, created: new Date().toISOString(), fingerprint },
      versions,
    )
    for (const { life } of kept.slice(KEPT_GENERATIONS - 1)) life.isKept = false
    this.#collections.set(collection, {
      live: generation,
      kept: [made, ...kept].slice(0, KEPT_GENERATIONS),
    })
    return made.as({ live: true })
  }

  #vectors(collection: string, fingerprint: string, inputHash: string): PassageVectors | undefined {
    return this.#collections
      .get(collection)
      ?.kept.filter(({ summary }) => summary.fingerprint === fingerprint)
      .flatMap(({ versions }) => versions.flatMap(({ passages }) => passages))
      .find((passage) => passage.inputHash === inputHash)
  }

  #lease(collection: string, holder: string): MemoryLease {
    this.#assertFree(collection)
    const lease = { token: randomUUID(), holder, since: new Date().toISOString() }
    this.leases.set(collection, lease)
    return lease
  }

  #assertFree(collection: string): void {
    const other = this.leases.get(collection)
    if (other)
      throw new CollectionBusyError({ collection, holder: other.holder, since: other.since })
  }

  #assertLease(collection: string, { token, holder }: MemoryLease): void {
    if (this.leases.get(collection)?.token !== token)
      throw new LeaseLostError({ collection, holder })
  }

  #release(collection: string, { token }: MemoryLease): void {
    if (this.leases.get(collection)?.token === token) this.leases.delete(collection)
  }
}

/** The version without a source that is lost, or is a part of one that is. */
const withoutSource = (version: DocumentVersion, lost: readonly string[]): DocumentVersion => {
  const { document } = version
  const isLost = lost.some(
    (source) => document.source === source || document.source?.startsWith(`${source}#`),
  )
  return isLost ? { ...version, document: { ...document, source: null } } : version
}

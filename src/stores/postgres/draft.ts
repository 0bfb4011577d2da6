import type { Document } from '../../core/document.ts'
import type {
  Draft,
  DraftOptions,
  Generation,
  IndexedPassage,
  PassageVectors,
} from '../../core/store.ts'
import { checkPassages } from '../ranking.ts'
import { decodeVector } from './codec.ts'
import type { Context } from './context.ts'
import type { Client } from './database.ts'
import { countVectors, needHnsw } from './dense.ts'
import type { PostgresGeneration } from './generation.ts'
import type { Lease } from './lease.ts'
import { SCHEMA } from './migration.ts'
import { PostingBuffer } from './posting-blocks.ts'
import { prune } from './prune.ts'
import { type NextGeneration, publish } from './publish.ts'
import { type PutVersion, putVersion } from './put.ts'
import type { GenerationRow } from './rows.ts'
import { TermNumbers } from './term-numbers.ts'

// A draft that a crash of the server loses was lost anyway; its commit is safe on the disk.
const UNHURRIED = 'SET LOCAL synchronous_commit = off'

/** The next generation: document versions that no generation holds until `commit`. */
export class PostgresDraft implements Draft {
  /** By document id: the new version, or null when the document is removed. */
  readonly #changes = new Map<string, PutVersion | null>()
  /** Versions of the draft that a later `put` or `remove` replaced. */
  readonly #replaced: number[] = []
  readonly #terms: TermNumbers
  readonly #postings: PostingBuffer
  #dimensions: number | null
  #isOpen = true

  constructor(
    readonly context: Context,
    readonly lease: Lease,
    readonly options: DraftOptions,
    readonly base: PostgresGeneration | null,
    readonly open: (row: GenerationRow) => PostgresGeneration,
  ) {
    this.#terms = new TermNumbers(lease.collection.id)
    this.#postings = new PostingBuffer(lease.collection.id)
    this.#dimensions = base?.row.dimensions ?? null
  }

  async knownVectors(inputHashes: readonly string[]): Promise<Map<string, PassageVectors>> {
    const rows = await this.context.database.query<{
      hash: string
      vector: Uint8Array
      tokens: Uint8Array
    }>(
      `SELECT DISTINCT ON (p.input_hash) p.input_hash AS hash, vector_send(v.embedding) AS vector,
         v.tokens
       FROM ${SCHEMA}.passages p
       JOIN ${SCHEMA}.documents d ON d.collection_id = $1 AND d.version = p.version
       JOIN ${SCHEMA}.vectors v ON v.collection_id = $1 AND v.passage_id = p.id
       WHERE p.collection_id = $1 AND p.input_hash = ANY($2::text[]) AND d.fingerprint = $3
       ORDER BY p.input_hash`,
      [this.lease.collection.id, inputHashes, this.options.fingerprint],
    )
    return new Map(
      rows.map(({ hash, vector, tokens }) => [
        hash,
        { vector: decodeVector(vector), tokens: Uint8Array.from(tokens) },
      ]),
    )
  }

  async put(document: Document, passages: readonly IndexedPassage[]): Promise<void> {
    this.#assertOpen()
    checkPassages(passages, this.#dimensions)
    const version = await this.#write(async (client) => {
      await client.execute(UNHURRIED)
      if (this.#postings.isFull) await this.#postings.write(client)
      const { fingerprint } = this.options
      return putVersion(client, this.#terms, this.#postings, fingerprint, document, passages)
    })
    this.#dimensions ??= passages[0]?.vector.length ?? null
    this.#change(document.id, version)
  }

  async remove(documentId: string): Promise<void> {
    this.#assertOpen()
    await this.#write(async () => undefined)
    const summaries = await this.base?.summaries([documentId])
    if (summaries?.[0]) this.#change(documentId, null)
    else {
      this.#replace(documentId)
      this.#changes.delete(documentId)
    }
  }

  async commit(): Promise<Generation> {
    this.#assertOpen()
    const made = await this.#givingUpOnFaults(() => this.#commit())
    this.#isOpen = false
    await this.lease.release()
    return made
  }

  async abort(): Promise<void> {
    if (!this.#isOpen) return
    this.#isOpen = false
    await this.lease.release()
  }

  /** Whether neither `commit` nor `abort` is to come. */
  get isOver(): boolean {
    return !this.#isOpen
  }

  async #commit(): Promise<Generation> {
    const { context, lease, options } = this
    const next: NextGeneration = {
      fingerprint: options.fingerprint,
      dimensions: this.#dimensions,
      base: this.base?.row ?? null,
      changes: this.#changes,
      replaced: this.#replaced,
    }
    if (this.base && this.#changes.size === 0) {
      await this.#write(async () => undefined)
      return this.base
    }
    await this.#needIndex()
    const row = await this.#write(async (client) => {
      await this.#postings.write(client)
      return publish(client, lease, next)
    })
    // What this leaves behind is pruned when the next draft begins.
    await prune(context, lease).catch(() => undefined)
    return this.open(row)
  }

  /** What searching needs of a large collection's vectors. */
  async #needIndex(): Promise<void> {
    const { database, exactLimit } = this.context
    const added = [...this.#changes.values()].reduce((sum, one) => sum + (one?.passages ?? 0), 0)
    // At most so many; counted again where a tenth is new, as PostgreSQL does by itself.
    const size = (this.base?.row.passages ?? 0) + added
    if (this.#dimensions === null || size < exactLimit) return
    const { id } = this.lease.collection
    await needHnsw(database, id, this.#dimensions)
    if (added * 10 >= size) await countVectors(database, id)
  }

  #change(documentId: string, version: PutVersion | null): void {
    this.#replace(documentId)
    this.#changes.set(documentId, version)
  }

  #replace(documentId: string): void {
    const before = this.#changes.get(documentId)
    if (before) this.#replaced.push(before.version)
  }

  #assertOpen(): void {
    if (!this.#isOpen) throw new Error('The draft has ended')
  }

  /** One transaction under the lease. @throws LeaseLostError */
  #write<Result>(work: (client: Client) => Promise<Result>): Promise<Result> {
    return this.#givingUpOnFaults(() =>
      this.context.database.transaction(async (client) => {
        await this.lease.assertHeld(client)
        return work(client)
      }),
    )
  }

  /** After a fault the draft cannot be trusted: the lease goes back, the old generation stays. */
  async #givingUpOnFaults<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
      return await work()
    } catch (error) {
      await this.abort()
      throw error
    }
  }
}

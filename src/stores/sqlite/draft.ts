import type { Document } from '../../core/document.ts'
import type {
  Draft,
  DraftOptions,
  Generation,
  IndexedPassage,
  PassageVectors,
} from '../../core/store.ts'
import { encodeNames } from '../names-column.ts'
import { checkPassages } from '../ranking.ts'
import {
  decodeVector,
  encodeBytes,
  encodeOptionalText,
  encodeSpans,
  encodeTerms,
  encodeText,
  encodeVector,
} from './codec.ts'
import { explained } from './connection.ts'
import type { Context } from './context.ts'
import type { SqliteGeneration } from './generation.ts'
import { dimensionsOf, keepHnsw, nextHnsw, tell } from './hnsw-cache.ts'
import type { Lease } from './lease.ts'
import { makeMembers, publish } from './next-generation.ts'
import { prune } from './prune.ts'
import type { GenerationRow } from './rows.ts'
import { TermNumbers } from './term-numbers.ts'

/** The next generation: document versions that no generation holds until `commit`. */
export class SqliteDraft implements Draft {
  /** By document id: the new version, or null when the document is removed. */
  readonly #changes = new Map<string, number | null>()
  readonly #terms: TermNumbers
  #dimensions: number | null
  #isOpen = true

  constructor(
    readonly context: Context,
    readonly lease: Lease,
    readonly options: DraftOptions,
    readonly base: SqliteGeneration | null,
    readonly open: (row: GenerationRow) => SqliteGeneration,
  ) {
    this.#terms = new TermNumbers(context.connection, lease.collection.id)
    this.#dimensions = base ? dimensionsOf(context.connection, base.row) || null : null
  }

  async knownVectors(inputHashes: readonly string[]): Promise<Map<string, PassageVectors>> {
    const known = new Map<string, PassageVectors>()
    for (const inputHash of inputHashes) {
      const row = this.context.connection.get<{ vector: Buffer; tokens: Buffer }>(
        `SELECT v.vector, t.tokens FROM passages p CROSS JOIN documents d ON d.version = p.version
           CROSS JOIN vectors v ON v.passage = p.id
           CROSS JOIN token_vectors t ON t.passage = p.id
         WHERE p.input_hash = ? AND d.collection = ? AND d.fingerprint = ? LIMIT 1`,
        inputHash,
        this.lease.collection.id,
        this.options.fingerprint,
      )
      if (row)
        known.set(inputHash, {
          vector: decodeVector(row.vector),
          tokens: Uint8Array.from(row.tokens),
        })
    }
    return known
  }

  async put(document: Document, passages: readonly IndexedPassage[]): Promise<void> {
    this.#assertOpen()
    checkPassages(passages, this.#dimensions)
    await this.#givingUpOnFaults(async () => {
      const { connection, onStep } = this.context
      const version = connection.write(() => {
        this.lease.assertHeld()
        const inserted = this.#insertDocument(document, passages.length)
        for (const passage of passages) this.#insertPassage(inserted, passage)
        return inserted
      })
      this.#dimensions ??= passages[0]?.vector.length ?? null
      this.#changes.set(document.id, version)
      onStep('insert')
    })
  }

  async remove(documentId: string): Promise<void> {
    this.#assertOpen()
    this.lease.assertHeld()
    if (await this.base?.document(documentId)) this.#changes.set(documentId, null)
    else this.#changes.delete(documentId)
  }

  async commit(): Promise<Generation> {
    this.#assertOpen()
    const made = await this.#givingUpOnFaults(async () => {
      this.lease.assertHeld()
      return this.base && this.#changes.size === 0 ? this.base : this.#makeLive()
    })
    this.#isOpen = false
    this.lease.release()
    return made
  }

  async abort(): Promise<void> {
    if (!this.#isOpen) return
    this.#isOpen = false
    this.lease.release()
  }

  async #makeLive(): Promise<Generation> {
    const { context, lease } = this
    const base = this.base?.row ?? null
    const next = makeMembers(context, lease, base, this.options.fingerprint, this.#changes)
    if (next.passages >= context.exactLimit) {
      const made = await nextHnsw(context, base, next)
      await keepHnsw(context, next, made, () => lease.assertHeld())
    }
    publish(context, lease, next)
    context.onStep('swap')
    try {
      await prune(context, lease)
    } catch (error) {
      tell(context, 'prune-postponed', next, (error as Error).message)
    }
    return this.open({ ...next, live: true })
  }

  /** Whether neither `commit` nor `abort` is to come. */
  get isOver(): boolean {
    return !this.#isOpen
  }

  #insertDocument(document: Document, passages: number): number {
    return this.context.connection.run(
      `INSERT INTO documents (collection, id, fingerprint, title, language, date, url, source,
         content_hash, passages, text)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      this.lease.collection.id,
      encodeText(document.id),
      this.options.fingerprint,
      encodeText(document.title),
      document.language,
      encodeOptionalText(document.date),
      encodeOptionalText(document.url),
      encodeOptionalText(document.source),
      document.contentHash,
      passages,
      encodeText(document.text),
    ).lastInsertRowid
  }

  #insertPassage(version: number, passage: IndexedPassage): void {
    const { connection } = this.context
    const { lastInsertRowid } = connection.run(
      `INSERT INTO passages (version, start, end, input_hash, terms, sentences, headings, context,
         names)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      version,
      passage.start,
      passage.end,
      passage.inputHash,
      encodeTerms(this.#terms.counts(passage.terms)),
      encodeSpans(passage.sentences),
      encodeSpans(passage.headings),
      encodeText(passage.context),
      encodeNames(passage.names),
    )
    const vector = encodeVector(passage.vector)
    connection.run('INSERT INTO vectors (passage, vector) VALUES (?, ?)', lastInsertRowid, vector)
    connection.run(
      'INSERT INTO token_vectors (passage, tokens) VALUES (?, ?)',
      lastInsertRowid,
      encodeBytes(passage.tokens),
    )
    this.context.onStep('insert')
  }

  #assertOpen(): void {
    if (!this.#isOpen) throw new Error('The draft has ended')
  }

  /** After a fault the draft cannot be trusted: the lease goes back, the old generation stays. */
  async #givingUpOnFaults<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
      return await work()
    } catch (error) {
      await this.abort()
      throw explained(error, this.context.directory)
    }
  }
}

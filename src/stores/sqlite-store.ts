import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { CitedSlices } from '../core/cited.ts'
import { FingerprintMismatchError, UserError } from '../core/errors.ts'
import type { Forgetting } from '../core/forgetting.ts'
import type { SourceBook } from '../core/source-book.ts'
import type { Draft, DraftOptions, Generation, GenerationSummary, Store } from '../core/store.ts'
import type { Findings } from './check/findings.ts'
import { checkIndex } from './sqlite/check.ts'
import { textReader } from './sqlite/check-quotes.ts'
import { SqliteCitedSlices } from './sqlite/cited.ts'
import { decodeText, type TextColumn } from './sqlite/codec.ts'
import { findCollection, findOrMakeCollection } from './sqlite/collections.ts'
import { Connection, explained } from './sqlite/connection.ts'
import { type Context, EXACT_LIMIT, type SqliteStoreOptions } from './sqlite/context.ts'
import { SqliteDraft } from './sqlite/draft.ts'
import { SqliteForgetting } from './sqlite/forgetting.ts'
import { SqliteGeneration } from './sqlite/generation.ts'
import { IndexCache } from './sqlite/index-cache.ts'
import { assertFree, type CollectionRow, holderOf, Lease } from './sqlite/lease.ts'
import { prune } from './sqlite/prune.ts'
import { assertNotRestoring } from './sqlite/restoring.ts'
import { generationsOf, liveGeneration } from './sqlite/rows.ts'
import { migrate } from './sqlite/schema.ts'
import { SqliteSourceBook } from './sqlite/source-book.ts'

export type { Findings } from './check/findings.ts'
export type { SqliteStoreOptions, Step, StoreEvent } from './sqlite/context.ts'

/** Name of the database within the data directory. */
export const DATABASE_FILE = 'verbatim.db'

const DEFAULTS = {
  onEvent: () => undefined,
  onStep: () => undefined,
  exactLimit: EXACT_LIMIT,
  cacheBytes: 768 * 2 ** 20,
  leaseMs: 20_000,
} as const

/**
 * Opens the store in a directory, which is made if need be. Several processes and threads may do so.
 * @throws NewerSchemaError, and a UserError when the database is damaged or cannot be written.
 */
export async function openSqliteStore(
  directory: string,
  options: SqliteStoreOptions = {},
): Promise<SqliteStore> {
  try {
    mkdirSync(directory, { recursive: true })
  } catch (error) {
    throw explained(error, directory)
  }
  assertNotRestoring(directory)
  const connection = new Connection(join(directory, DATABASE_FILE))
  try {
    migrate(connection, options.onStep)
    const pageBytes = Number(connection.pragma('page_size'))
    if (options.maxBytes) {
      connection.pragma(`max_page_count = ${Math.floor(options.maxBytes / pageBytes)}`)
    }
    return new SqliteStore(connection, directory, options)
  } catch (error) {
    connection.close()
    throw error
  }
}

/** The truth on one machine: SQLite, with HNSW files as a cache beside it. */
export class SqliteStore implements Store {
  readonly cited: CitedSlices
  readonly sources: SourceBook
  readonly forgetting: Forgetting
  readonly #context: Context
  readonly #cache: IndexCache
  readonly #closing = new AbortController()
  readonly #drafts = new Set<SqliteDraft>()

  constructor(
    readonly connection: Connection,
    directory: string,
    options: SqliteStoreOptions,
  ) {
    const closing = this.#closing.signal
    this.#context = { ...DEFAULTS, ...options, connection, directory, closing }
    this.#cache = new IndexCache(this.#context)
    this.cited = new SqliteCitedSlices(connection)
    this.sources = new SqliteSourceBook(connection)
    this.forgetting = new SqliteForgetting(this.#context)
  }

  async live(collection: string): Promise<Generation | null> {
    const row = findCollection(this.connection, collection)
    return row ? this.#live(row) : null
  }

  async generations(collection: string): Promise<GenerationSummary[]> {
    const row = findCollection(this.connection, collection)
    if (!row) return []
    return generationsOf(this.connection, row.id).map(({ collectionId: _, ...summary }) => summary)
  }

  async collections(): Promise<string[]> {
    return this.connection
      .all<{ name: TextColumn }>('SELECT name FROM collections WHERE live IS NOT NULL')
      .map(({ name }) => decodeText(name))
      .sort()
  }

  async begin(collection: string, options: DraftOptions): Promise<Draft> {
    const { connection } = this
    const lease = connection.write(() => {
      const row = findOrMakeCollection(connection, collection)
      const indexed = liveGeneration(connection, row.id)?.fingerprint
      const current = options.fingerprint
      if (indexed !== undefined && indexed !== current && !options.rebuild) {
        throw new FingerprintMismatchError({ indexed, current })
      }
      return Lease.take(connection, row, options.holder, this.#context.leaseMs)
    })
    try {
      await prune({ ...this.#context, onStep: () => undefined }, lease)
      const base = options.rebuild ? null : this.#live(lease.collection)
      const draft = new SqliteDraft(this.#context, lease, options, base, (row) => {
        return new SqliteGeneration(collection, row, this.#cache)
      })
      for (const other of this.#drafts) if (other.isOver) this.#drafts.delete(other)
      this.#drafts.add(draft)
      return draft
    } catch (error) {
      lease.release()
      throw error
    }
  }

  async rollback(collection: string, generation: number, holder: string): Promise<Generation> {
    const { connection } = this
    const row = connection.write(() => {
      const found = findCollection(this.connection, collection)
      const kept = found ? generationsOf(connection, found.id) : []
      if (!found || !kept.some((candidate) => candidate.generation === generation)) {
        throw new UserError(`Generation ${generation} of “${collection}” is not kept.`, { holder })
      }
      assertFree(connection, found, this.#context.leaseMs)
      connection.run('UPDATE collections SET live = ? WHERE id = ?', generation, found.id)
      this.#context.onStep('swap')
      return found
    })
    this.#context.onStep('swap')
    return this.#live(row)!
  }

  async holder(collection: string): Promise<string | null> {
    const row = findCollection(this.connection, collection)
    return (row && holderOf(this.connection, row, this.#context.leaseMs)?.holder) ?? null
  }

  /** The stored text with that hash under that document id, in any kept generation. */
  textOf(document: string, contentHash: string): string | null {
    return textReader(this.connection)(document, contentHash)
  }

  /** What is lost, after mending what can be mended. @throws only when the database cannot be read at all. */
  check(holder: string): Promise<Findings> {
    return checkIndex(this.#context, holder)
  }

  async close(): Promise<void> {
    this.#closing.abort()
    for (const draft of this.#drafts) await draft.abort()
    await this.#cache.close()
    this.connection.close()
  }

  #live(row: CollectionRow): SqliteGeneration | null {
    const live = liveGeneration(this.connection, row.id)
    return live && new SqliteGeneration(row.name, live, this.#cache)
  }
}

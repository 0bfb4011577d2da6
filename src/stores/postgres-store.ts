import type { CitedSlices } from '../core/cited.ts'
import { FingerprintMismatchError, UserError } from '../core/errors.ts'
import type { Forgetting } from '../core/forgetting.ts'
import type { Draft, DraftOptions, Generation, GenerationSummary, Store } from '../core/store.ts'
import type { Findings } from './check/findings.ts'
import { checkDatabase } from './postgres/check.ts'
import { PostgresCitedSlices } from './postgres/cited.ts'
import { findCollection, findOrMakeCollection } from './postgres/collections.ts'
import {
  type Context,
  DEFAULTS,
  GENERATION_CHANNEL,
  type PostgresStoreOptions,
} from './postgres/context.ts'
import type { Database } from './postgres/database.ts'
import { PostgresDraft } from './postgres/draft.ts'
import { PostgresForgetting } from './postgres/forgetting.ts'
import { PostgresGeneration } from './postgres/generation.ts'
import { KnownTerms } from './postgres/known-terms.ts'
import { holderOf, Lease } from './postgres/lease.ts'
import { bringUp, needVectors, SCHEMA } from './postgres/migration.ts'
import { openPool } from './postgres/pool.ts'
import { prune } from './postgres/prune.ts'
import { type GenerationRow, generationsOf, liveGeneration, summaryOf } from './postgres/rows.ts'
import { INDEX_AREA } from './postgres/schema.ts'
import { decodeText, keyOf } from './postgres/text.ts'

export type { PostgresStoreOptions } from './postgres/context.ts'

/**
 * Opens the store in a database, whose tables are made if need be. Any number of processes may do so.
 * @param database its address; or one that is open, which then stays its owner's to close.
 * @throws UserError when it cannot be reached, has no pgvector or is of a newer version.
 */
export async function openPostgresStore(
  database: string | Database,
  options: PostgresStoreOptions = {},
): Promise<PostgresStore> {
  const opened = typeof database === 'string' ? openPool(database) : database
  try {
    await needVectors(opened)
    await bringUp(opened, INDEX_AREA)
    return new PostgresStore(opened, opened !== database, options)
  } catch (error) {
    if (opened !== database) await opened.close()
    throw error
  }
}

/** The truth for many processes: PostgreSQL with pgvector. */
export class PostgresStore implements Store {
  readonly cited: CitedSlices
  readonly forgetting: Forgetting
  readonly #context: Context
  readonly #drafts = new Set<PostgresDraft>()

  constructor(
    readonly database: Database,
    readonly ownsDatabase: boolean,
    options: PostgresStoreOptions,
  ) {
    const settings = { ...DEFAULTS, ...options }
    this.#context = { ...settings, database, knownTerms: new KnownTerms(settings.postingBytes) }
    this.cited = new PostgresCitedSlices(database)
    this.forgetting = new PostgresForgetting(this.#context)
  }

  async live(collection: string): Promise<Generation | null> {
    return this.#live(collection)
  }

  async generations(collection: string): Promise<GenerationSummary[]> {
    const row = await findCollection(this.database, collection)
    return row ? (await generationsOf(this.database, row.id)).map(summaryOf) : []
  }

  async collections(): Promise<string[]> {
    const sql = `SELECT name FROM ${SCHEMA}.collections WHERE live IS NOT NULL`
    const rows = await this.database.query<{ name: string }>(sql)
    return rows.map(({ name }) => decodeText(name)).sort()
  }

  async begin(collection: string, options: DraftOptions): Promise<Draft> {
    const lease = await this.#lease(collection, options)
    try {
      await prune(this.#context, lease)
      const base = options.rebuild ? null : await this.#live(collection)
      const draft = new PostgresDraft(this.#context, lease, options, base, (row) =>
        this.#generation(collection, row),
      )
      for (const other of this.#drafts) if (other.isOver) this.#drafts.delete(other)
      this.#drafts.add(draft)
      return draft
    } catch (error) {
      await lease.release()
      throw error
    }
  }

  async holder(collection: string): Promise<string | null> {
    const row = await findCollection(this.database, collection)
    return (row && (await holderOf(this.database, row))?.holder) ?? null
  }

  async rollback(collection: string, generation: number, holder: string): Promise<Generation> {
    return this.database.transaction(async (client) => {
      const row = await findCollection(client, collection)
      const kept = row ? await generationsOf(client, row.id) : []
      const wanted = kept.find((candidate) => candidate.generation === generation)
      if (!row || !wanted) {
        throw new UserError(`Generation ${generation} of “${collection}” is not kept.`, { holder })
      }
      // Held until the end of the transaction alone.
      const lease = await Lease.take(this.database, client, row, holder, this.#context.leaseMs)
      await client.query(`UPDATE ${SCHEMA}.collections SET live = $2 WHERE id = $1`, [
        row.id,
        generation,
      ])
      await lease.giveBack(client)
      await client.query('SELECT pg_notify($1, $2)', [GENERATION_CHANNEL, String(row.id)])
      return this.#generation(collection, { ...wanted, live: true })
    })
  }

  /**
   * Tells of every collection whose live generation may be another one now, whoever changed it.
   * @returns what ends it.
   */
  async watch(onChange: (collection: string) => void): Promise<() => Promise<void>> {
    return this.database.listen(GENERATION_CHANNEL, (payload) => {
      // What could not be looked up now is seen at the next question.
      this.#changed(payload).then(
        (names) => names.forEach(onChange),
        () => undefined,
      )
    })
  }

  /** What is lost, after mending what can be mended. @throws UserError when something cannot be read at all. */
  check(holder: string): Promise<Findings> {
    return checkDatabase(this.#context, holder)
  }

  async close(): Promise<void> {
    for (const draft of this.#drafts) await draft.abort()
    if (this.ownsDatabase) await this.database.close()
  }

  async #changed(payload: string): Promise<string[]> {
    if (payload === '') return this.collections()
    const sql = `SELECT name FROM ${SCHEMA}.collections WHERE id = $1`
    const rows = await this.database.query<{ name: string }>(sql, [Number(payload)])
    return rows.map(({ name }) => decodeText(name))
  }

  async #lease(collection: string, options: DraftOptions): Promise<Lease> {
    const lease = await this.database.transaction(async (client) => {
      const row = await findOrMakeCollection(client, collection)
      const indexed = (await liveGeneration(client, keyOf(collection)))?.fingerprint
      const current = options.fingerprint
      if (indexed !== undefined && indexed !== current && !options.rebuild) {
        throw new FingerprintMismatchError({ indexed, current })
      }
      return Lease.take(this.database, client, row, options.holder, this.#context.leaseMs)
    })
    lease.keep()
    return lease
  }

  async #live(collection: string): Promise<PostgresGeneration | null> {
    const row = await liveGeneration(this.database, keyOf(collection))
    return row && this.#generation(collection, row)
  }

  #generation(collection: string, row: GenerationRow): PostgresGeneration {
    return new PostgresGeneration(collection, row, this.#context)
  }
}

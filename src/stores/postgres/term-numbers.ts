import type { IndexedPassage } from '../../core/store.ts'
import type { Client } from './database.ts'
import { SCHEMA } from './migration.ts'
import { encodeText, keyOf } from './text.ts'

/**
 * The numbers that stand for a collection's terms. Only who holds the lease may make new ones,
 * and whoever's transaction fails must throw this away with it.
 */
export class TermNumbers {
  readonly #known = new Map<string, number>()
  #next: number | null = null

  constructor(readonly collectionId: number) {}

  /** The number of a term that was learnt. */
  of(term: string): number {
    return this.#known.get(term)!
  }

  /** Gives every term a number. Call it within the transaction that stores the passages. */
  async learn(client: Client, passages: readonly IndexedPassage[]): Promise<void> {
    const terms = new Set(passages.flatMap((passage) => [...passage.terms.keys()]))
    const unknown = new Map(
      [...terms].filter((term) => !this.#known.has(term)).map((term) => [keyOf(term), term]),
    )
    if (unknown.size === 0) return
    const stored = await client.query<{ key: string; number: number }>(
      `SELECT key, number FROM ${SCHEMA}.terms
       WHERE collection_id = $1 AND key = ANY($2::text[])`,
      [this.collectionId, [...unknown.keys()]],
    )
    for (const { key, number } of stored) {
      this.#known.set(unknown.get(key)!, number)
      unknown.delete(key)
    }
    if (unknown.size > 0) await this.#insert(client, unknown)
  }

  async #insert(client: Client, terms: ReadonlyMap<string, string>): Promise<void> {
    let next = this.#next ?? (await this.#first(client))
    const rows = [...terms].map(([key, term]) => {
      this.#known.set(term, next)
      return { number: next++, key, term: encodeText(term), units: term.length }
    })
    this.#next = next
    await client.query(
      `INSERT INTO ${SCHEMA}.terms (collection_id, number, key, term, units)
       SELECT $1::int, number, key, term, units FROM json_to_recordset($2::text::json)
         AS row (number int, key text, term text, units int)`,
      [this.collectionId, JSON.stringify(rows)],
    )
  }

  async #first(client: Client): Promise<number> {
    const [row] = await client.query<{ next: number }>(
      `SELECT COALESCE(max(number), -1) + 1 AS next FROM ${SCHEMA}.terms WHERE collection_id = $1`,
      [this.collectionId],
    )
    return row!.next
  }
}

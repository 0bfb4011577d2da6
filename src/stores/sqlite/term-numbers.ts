import { encodeText, type TermCount } from './codec.ts'
import type { Connection } from './connection.ts'

/**
 * The numbers that stand for a collection's terms. Only who holds the lease may make new ones,
 * and whoever's transaction fails must throw this away with it.
 */
export class TermNumbers {
  readonly #known = new Map<string, number>()
  #next: number

  constructor(
    readonly connection: Connection,
    readonly collectionId: number,
  ) {
    const row = connection.get<{ next: number }>(
      'SELECT COALESCE(MAX(number) + 1, 0) AS next FROM terms WHERE collection = ?',
      collectionId,
    )
    this.#next = row?.next ?? 0
  }

  /** Call it within the transaction that stores the counts. */
  counts(terms: ReadonlyMap<string, number>): TermCount[] {
    return [...terms].map(([term, count]) => [this.#number(term), count])
  }

  #number(term: string): number {
    const known = this.#known.get(term)
    if (known !== undefined) return known
    const column = encodeText(term)
    const stored = this.connection.get<{ number: number }>(
      'SELECT number FROM terms WHERE collection = ? AND term = ?',
      this.collectionId,
      column,
    )
    const number = stored?.number ?? this.#next++
    if (!stored) {
      this.connection.run(
        'INSERT INTO terms (collection, number, term) VALUES (?, ?, ?)',
        this.collectionId,
        number,
        column,
      )
    }
    this.#known.set(term, number)
    return number
  }
}

import { byNearness, type NearTerm, nearTerm } from '../ranking.ts'
import type { Client } from './database.ts'
import { SCHEMA } from './migration.ts'
import { type GenerationKey, isMember, keyParameters } from './rows.ts'
import { decodeText, keyOf } from './text.ts'

/** A term that stands in a generation. */
export interface KnownTerm {
  readonly term: string
  /** In the collection's table of terms. */
  readonly number: number
  /** In how many of the generation's passages it stands. */
  readonly frequency: number
}

const KEPT_GENERATIONS = 32
const KEPT_NUMBERS = 20_000

/**
 * In how many passages terms stand. What was counted once is remembered, since a generation does not
 * change and the terms that are dearest to count stand in most questions.
 */
export class Frequencies {
  /** By generation, the one used last at the end; then by the term's number. */
  readonly #counted = new Map<string, Map<number, number>>()

  /** Those of the terms that the generation has, in their order. */
  async known(client: Client, row: GenerationKey, terms: readonly string[]): Promise<KnownTerm[]> {
    const numbers = await numbersOf(client, row, terms)
    const frequencies = await this.ofNumbers(client, row, [...numbers.values()])
    return terms.flatMap((term) => {
      const number = numbers.get(term)
      const frequency = number === undefined ? undefined : frequencies.get(number)
      return number !== undefined && frequency ? [{ term, number, frequency }] : []
    })
  }

  /** By number; 0 for a term that only other generations have. */
  async ofNumbers(
    client: Client,
    row: GenerationKey,
    numbers: readonly number[],
  ): Promise<ReadonlyMap<number, number>> {
    const counted = this.#of(row)
    const missing = numbers.filter((number) => !counted.has(number))
    const found = missing.length === 0 ? counted : await count(client, row, missing)
    // A generation that is not kept any more has no terms at all, which must not be remembered.
    if (found.size > 0) for (const number of missing) counted.set(number, found.get(number) ?? 0)
    return new Map(numbers.map((number) => [number, counted.get(number) ?? 0]))
  }

  #of({ collectionId, generation, documents }: GenerationKey): Map<number, number> {
    const key = `${collectionId}:${generation}:${documents}`
    const found = this.#counted.get(key)
    const counted = found && found.size < KEPT_NUMBERS ? found : new Map<number, number>()
    this.#counted.delete(key)
    this.#counted.set(key, counted)
    const [oldest] = this.#counted.keys()
    if (this.#counted.size > KEPT_GENERATIONS) this.#counted.delete(oldest!)
    return counted
  }
}

async function count(
  client: Client,
  row: GenerationKey,
  numbers: readonly number[],
): Promise<Map<number, number>> {
  const rows = await client.query<{ term: number; frequency: number }>(
    `SELECT p.term, count(*) AS frequency FROM ${SCHEMA}.postings p
     WHERE ${isMember('p')} AND p.term = ANY($6::int[]) GROUP BY p.term`,
    [...keyParameters(row), numbers],
  )
  return new Map(rows.map(({ term, frequency }) => [term, frequency]))
}

async function numbersOf(
  client: Client,
  { collectionId }: GenerationKey,
  terms: readonly string[],
): Promise<Map<string, number>> {
  if (terms.length === 0) return new Map()
  const byKey = new Map(terms.map((term) => [keyOf(term), term]))
  const rows = await client.query<{ key: string; number: number }>(
    `SELECT key, number FROM ${SCHEMA}.terms WHERE collection_id = $1 AND key = ANY($2::text[])`,
    [collectionId, [...byKey.keys()]],
  )
  return new Map(rows.map(({ key, number }) => [byKey.get(key)!, number]))
}

/** All terms of a generation within `maxEdits` of one, as `Generation.nearTerms` orders them. */
export async function nearTermsOf(
  client: Client,
  frequencies: Frequencies,
  row: GenerationKey,
  wanted: string,
  maxEdits: number,
): Promise<NearTerm[]> {
  const rows = await client.query<{ number: number; term: string }>(
    `SELECT number, term FROM ${SCHEMA}.terms WHERE collection_id = $1 AND units BETWEEN $2 AND $3`,
    [row.collectionId, wanted.length - maxEdits, wanted.length + maxEdits],
  )
  const near = rows.flatMap(({ number, term }) => {
    const found = nearTerm(wanted, maxEdits, decodeText(term), 0)
    return found ? [{ ...found, number }] : []
  })
  const counts = await frequencies.ofNumbers(
    client,
    row,
    near.map(({ number }) => number),
  )
  return (
    near
      .map(({ number, ...found }) => ({ ...found, frequency: counts.get(number) ?? 0 }))
      // The collection's other generations may hold terms that this one does not.
      .filter(({ frequency }) => frequency > 0)
      .sort(byNearness)
  )
}

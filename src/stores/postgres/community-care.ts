import {
  type Care,
  type Departures,
  type Feedback,
  type Gap,
  gapKey,
  type Ruling,
  type Told,
  type ToldChanges,
} from '../../core/community.ts'
import type { Client } from './database.ts'
import { decodeText, encodeText, keyOf } from './text.ts'

interface ValueRow {
  readonly value: string
}

const parse = <Value>({ value }: ValueRow): Value => JSON.parse(value) as Value

/** Gaps, feedback and rulings in PostgreSQL. */
export class PostgresCare implements Care {
  readonly #client: Client

  constructor(client: Client) {
    this.#client = client
  }

  async addGap(scope: string, question: string, at: string): Promise<void> {
    await this.#client.query(
      `INSERT INTO verbatim.gaps AS kept (scope, key, question, asked, count)
       VALUES ($1, $2, $3, $4, 1)
       ON CONFLICT (scope, key) DO UPDATE
         SET question = excluded.question, asked = excluded.asked, count = kept.count + 1`,
      [scope, keyOf(gapKey(question)), encodeText(question), at],
    )
  }

  async gaps(scope: string): Promise<Gap[]> {
    const rows = await this.#client.query<Gap>(
      `SELECT question, asked, count FROM verbatim.gaps WHERE scope = $1
       ORDER BY count DESC, asked DESC, key`,
      [scope],
    )
    return rows.map((row) => ({ ...row, question: decodeText(row.question) }))
  }

  async clearGaps(scope: string): Promise<void> {
    await this.#client.query('DELETE FROM verbatim.gaps WHERE scope = $1', [scope])
  }

  async addFeedback(scope: string, feedback: Feedback): Promise<void> {
    await this.#client.query(
      'INSERT INTO verbatim.feedback (scope, id, verdict, document, value) VALUES ($1, $2, $3, $4, $5)',
      [
        scope,
        feedback.id,
        feedback.verdict,
        keyOf(feedback.quote.document),
        JSON.stringify(feedback),
      ],
    )
  }

  async feedback(scope: string, verdict: Feedback['verdict']): Promise<Feedback[]> {
    const rows = await this.#client.query<ValueRow>(
      `SELECT value FROM verbatim.feedback WHERE scope = $1 AND verdict = $2
       ORDER BY number DESC`,
      [scope, verdict],
    )
    return rows.map(parse<Feedback>)
  }

  async clearFeedback(scope: string, verdict: Feedback['verdict']): Promise<void> {
    await this.#client.query('DELETE FROM verbatim.feedback WHERE scope = $1 AND verdict = $2', [
      scope,
      verdict,
    ])
  }

  async addRuling(scope: string, ruling: Ruling): Promise<void> {
    await this.#client.query(
      'INSERT INTO verbatim.rulings (scope, id, document, value) VALUES ($1, $2, $3, $4)',
      [scope, ruling.id, keyOf(ruling.quote.document), JSON.stringify(ruling)],
    )
  }

  async rulings(scope: string): Promise<Ruling[]> {
    const rows = await this.#client.query<ValueRow>(
      'SELECT value FROM verbatim.rulings WHERE scope = $1 ORDER BY number',
      [scope],
    )
    return rows.map(parse<Ruling>)
  }

  async removeRuling(scope: string, id: string): Promise<void> {
    await this.#client.query('DELETE FROM verbatim.rulings WHERE scope = $1 AND id = $2', [
      scope,
      id,
    ])
  }
}

/** Servers the bot was removed from, in PostgreSQL. */
export class PostgresDepartures implements Departures {
  readonly #client: Client

  constructor(client: Client) {
    this.#client = client
  }

  async leave(guild: string, at: string): Promise<void> {
    await this.#client.query(
      `INSERT INTO verbatim.departures (guild, at) VALUES ($1, $2)
       ON CONFLICT (guild) DO NOTHING`,
      [guild, at],
    )
  }

  async stay(guilds: readonly string[]): Promise<void> {
    await this.#client.query('DELETE FROM verbatim.departures WHERE guild = ANY ($1::text[])', [
      guilds,
    ])
  }

  async leftBefore(before: string): Promise<string[]> {
    const rows = await this.#client.query<{ guild: string }>(
      'SELECT guild FROM verbatim.departures WHERE at < $1 ORDER BY guild',
      [before],
    )
    return rows.map(({ guild }) => guild)
  }
}

/** What was told of changes, in PostgreSQL. */
export class PostgresTold implements ToldChanges {
  readonly #client: Client

  constructor(client: Client) {
    this.#client = client
  }

  async find(collection: string): Promise<Told | null> {
    const [row] = await this.#client.query<ValueRow>(
      'SELECT value FROM verbatim.told WHERE collection = $1',
      [keyOf(collection)],
    )
    return row === undefined ? null : parse<Told>(row)
  }

  async put(collection: string, told: Told): Promise<void> {
    await this.#client.query(
      `INSERT INTO verbatim.told (collection, value) VALUES ($1, $2)
       ON CONFLICT (collection) DO UPDATE SET value = excluded.value`,
      [keyOf(collection), JSON.stringify(told)],
    )
  }
}

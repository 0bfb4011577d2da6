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
import type { Connection } from './connection.ts'

interface ValueRow {
  readonly value: string
}

// JSON keeps lone surrogates as escapes, which SQLite's own text would lose.
const parse = <Value>({ value }: ValueRow): Value => JSON.parse(value) as Value

/** Gaps, feedback and rulings in SQLite. */
export class SqliteCare implements Care {
  readonly #connection: Connection

  constructor(connection: Connection) {
    this.#connection = connection
  }

  async addGap(scope: string, question: string, at: string): Promise<void> {
    this.#connection.run(
      `INSERT INTO gaps (scope, key, question, asked, count) VALUES (?, ?, ?, ?, 1)
       ON CONFLICT (scope, key) DO UPDATE SET question = excluded.question, asked = excluded.asked, count = count + 1`,
      scope,
      JSON.stringify(gapKey(question)),
      JSON.stringify(question),
      at,
    )
  }

  async gaps(scope: string): Promise<Gap[]> {
    const rows = this.#connection.all<Gap>(
      'SELECT question, asked, count FROM gaps WHERE scope = ? ORDER BY count DESC, asked DESC',
      scope,
    )
    return rows.map((row) => ({ ...row, question: JSON.parse(row.question) as string }))
  }

  async clearGaps(scope: string): Promise<void> {
    this.#connection.run('DELETE FROM gaps WHERE scope = ?', scope)
  }

  async addFeedback(scope: string, feedback: Feedback): Promise<void> {
    this.#connection.run(
      'INSERT INTO feedback (id, scope, verdict, document, value) VALUES (?, ?, ?, ?, ?)',
      feedback.id,
      scope,
      feedback.verdict,
      JSON.stringify(feedback.quote.document),
      JSON.stringify(feedback),
    )
  }

  async feedback(scope: string, verdict: Feedback['verdict']): Promise<Feedback[]> {
    return this.#connection
      .all<ValueRow>(
        'SELECT value FROM feedback WHERE scope = ? AND verdict = ? ORDER BY rowid DESC',
        scope,
        verdict,
      )
      .map(parse<Feedback>)
  }

  async clearFeedback(scope: string, verdict: Feedback['verdict']): Promise<void> {
    this.#connection.run('DELETE FROM feedback WHERE scope = ? AND verdict = ?', scope, verdict)
  }

  async addRuling(scope: string, ruling: Ruling): Promise<void> {
    this.#connection.run(
      'INSERT INTO rulings (id, scope, document, value) VALUES (?, ?, ?, ?)',
      ruling.id,
      scope,
      JSON.stringify(ruling.quote.document),
      JSON.stringify(ruling),
    )
  }

  async rulings(scope: string): Promise<Ruling[]> {
    return this.#connection
      .all<ValueRow>('SELECT value FROM rulings WHERE scope = ? ORDER BY rowid', scope)
      .map(parse<Ruling>)
  }

  async removeRuling(scope: string, id: string): Promise<void> {
    this.#connection.run('DELETE FROM rulings WHERE scope = ? AND id = ?', scope, id)
  }
}

/** Servers the bot was removed from, in SQLite. */
export class SqliteDepartures implements Departures {
  readonly #connection: Connection

  constructor(connection: Connection) {
    this.#connection = connection
  }

  async leave(guild: string, at: string): Promise<void> {
    this.#connection.run('INSERT OR IGNORE INTO departures (guild, at) VALUES (?, ?)', guild, at)
  }

  async stay(guilds: readonly string[]): Promise<void> {
    this.#connection.write(() => {
      for (const guild of guilds)
        this.#connection.run('DELETE FROM departures WHERE guild = ?', guild)
    })
  }

  async leftBefore(before: string): Promise<string[]> {
    return this.#connection
      .all<{ guild: string }>('SELECT guild FROM departures WHERE at < ? ORDER BY guild', before)
      .map(({ guild }) => guild)
  }
}

/** What was told of changes, in SQLite. */
export class SqliteTold implements ToldChanges {
  readonly #connection: Connection

  constructor(connection: Connection) {
    this.#connection = connection
  }

  async find(collection: string): Promise<Told | null> {
    const row = this.#connection.get<ValueRow>(
      'SELECT value FROM told WHERE collection = ?',
      collection,
    )
    return row === undefined ? null : parse<Told>(row)
  }

  async put(collection: string, told: Told): Promise<void> {
    this.#connection.run(
      'INSERT OR REPLACE INTO told (collection, value) VALUES (?, ?)',
      collection,
      JSON.stringify(told),
    )
  }
}

import type { KeptAnswer, KeptAnswers } from '../../core/community.ts'
import type { Connection } from './connection.ts'

interface ValueRow {
  readonly value: string
}

// JSON keeps lone surrogates as escapes, which SQLite's own text would lose.
const read = <Value>({ value }: ValueRow): Value => JSON.parse(value) as Value

/** Answers given, in SQLite. */
export class SqliteAnswers implements KeptAnswers {
  readonly #connection: Connection

  constructor(connection: Connection) {
    this.#connection = connection
  }

  async put(answer: KeptAnswer): Promise<void> {
    const { id, guild, collection, created, link } = answer
    this.#connection.write(() => {
      this.#connection.run(
        'INSERT OR REPLACE INTO answers (id, guild, collection, created, message, value) VALUES (?, ?, ?, ?, ?, ?)',
        id,
        guild,
        collection,
        created,
        link?.message ?? null,
        JSON.stringify(answer),
      )
      const cited = [...answer.parts.flatMap(({ quotes }) => quotes), ...answer.more]
      for (const document of new Set(cited.map((quote) => quote.document)))
        this.#connection.run(
          'INSERT OR IGNORE INTO answer_documents (answer, collection, document) VALUES (?, ?, ?)',
          id,
          collection,
          JSON.stringify(document),
        )
    })
  }

  async find(guild: string | null, id: string): Promise<KeptAnswer | null> {
    return this.#one('SELECT value FROM answers WHERE guild IS ? AND id = ?', guild, id)
  }

  async link(id: string, link: KeptAnswer['link']): Promise<void> {
    const answer = this.#one('SELECT value FROM answers WHERE id = ?', id)
    if (answer === null) return
    this.#connection.run(
      'UPDATE answers SET message = ?, value = ? WHERE id = ?',
      link?.message ?? null,
      JSON.stringify({ ...answer, link }),
      id,
    )
  }

  async findByMessage(guild: string | null, message: string): Promise<KeptAnswer | null> {
    return this.#one('SELECT value FROM answers WHERE guild IS ? AND message = ?', guild, message)
  }

  async remove(id: string): Promise<void> {
    this.#connection.run('DELETE FROM answers WHERE id = ?', id)
  }

  async publicSince(collection: string, since: string): Promise<KeptAnswer[]> {
    return this.#connection
      .all<ValueRow>(
        'SELECT value FROM answers WHERE collection = ? AND created >= ? AND message IS NOT NULL ORDER BY created',
        collection,
        since,
      )
      .map(read<KeptAnswer>)
  }

  async prune(before: string): Promise<number> {
    return this.#connection.run('DELETE FROM answers WHERE created < ?', before).changes
  }

  #one(sql: string, ...parameters: (string | null)[]): KeptAnswer | null {
    const row = this.#connection.get<ValueRow>(sql, ...parameters)
    return row === undefined ? null : read<KeptAnswer>(row)
  }
}

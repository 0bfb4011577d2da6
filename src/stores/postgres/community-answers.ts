import type { KeptAnswer, KeptAnswers } from '../../core/community.ts'
import type { Client } from './database.ts'
import { keyOf } from './text.ts'

interface ValueRow {
  readonly value: string
}

const read = ({ value }: ValueRow): KeptAnswer => JSON.parse(value) as KeptAnswer

const citedIn = ({ parts, more }: KeptAnswer): string[] => {
  const quotes = [...parts.flatMap((part) => part.quotes), ...more]
  return [...new Set(quotes.map((quote) => keyOf(quote.document)))]
}

/** Answers given, in PostgreSQL. */
export class PostgresAnswers implements KeptAnswers {
  readonly #client: Client

  constructor(client: Client) {
    this.#client = client
  }

  async put(answer: KeptAnswer): Promise<void> {
    const { id, guild, collection, created, link } = answer
    await this.#client.query(
      `INSERT INTO verbatim.answers (id, guild, collection, created, message, documents, value)
       VALUES ($1, $2, $3, $4, $5, $6::text[], $7)
       ON CONFLICT (id) DO UPDATE SET guild = excluded.guild, collection = excluded.collection,
         created = excluded.created, message = excluded.message, documents = excluded.documents,
         value = excluded.value`,
      [
        id,
        guild,
        keyOf(collection),
        created,
        link?.message ?? null,
        citedIn(answer),
        JSON.stringify(answer),
      ],
    )
  }

  find(guild: string | null, id: string): Promise<KeptAnswer | null> {
    return this.#one('guild IS NOT DISTINCT FROM $1::text AND id = $2', [guild, id])
  }

  async link(id: string, link: KeptAnswer['link']): Promise<void> {
    const answer = await this.#one('id = $1', [id])
    if (answer === null) return
    await this.#client.query('UPDATE verbatim.answers SET message = $2, value = $3 WHERE id = $1', [
      id,
      link?.message ?? null,
      JSON.stringify({ ...answer, link }),
    ])
  }

  findByMessage(guild: string | null, message: string): Promise<KeptAnswer | null> {
    return this.#one('guild IS NOT DISTINCT FROM $1::text AND message = $2', [guild, message])
  }

  async remove(id: string): Promise<void> {
    await this.#client.query('DELETE FROM verbatim.answers WHERE id = $1', [id])
  }

  async publicSince(collection: string, since: string): Promise<KeptAnswer[]> {
    const rows = await this.#client.query<ValueRow>(
      `SELECT value FROM verbatim.answers
       WHERE collection = $1 AND created >= $2 AND message IS NOT NULL ORDER BY created, number`,
      [keyOf(collection), since],
    )
    return rows.map(read)
  }

  async prune(before: string): Promise<number> {
    const [row] = await this.#client.query<{ count: number }>(
      `WITH dropped AS (DELETE FROM verbatim.answers WHERE created < $1 RETURNING 1)
       SELECT count(*) AS count FROM dropped`,
      [before],
    )
    return row?.count ?? 0
  }

  async #one(
    condition: string,
    parameters: readonly (string | null)[],
  ): Promise<KeptAnswer | null> {
    const sql = `SELECT value FROM verbatim.answers WHERE ${condition} LIMIT 1`
    const [row] = await this.#client.query<ValueRow>(sql, parameters as readonly string[])
    return row === undefined ? null : read(row)
  }
}

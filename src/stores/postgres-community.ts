import { type Community, DEFAULT_COLLECTION, scopeOf } from '../core/community.ts'
import { PostgresAnswers } from './postgres/community-answers.ts'
import { PostgresCare, PostgresDepartures, PostgresTold } from './postgres/community-care.ts'
import { COMMUNITY } from './postgres/community-schema.ts'
import { forgetLimit, PostgresSettings, removeSettings } from './postgres/community-settings.ts'
import type { Client, Database } from './postgres/database.ts'
import { bringUp } from './postgres/migration.ts'
import { keyOf } from './postgres/text.ts'

/**
 * Opens what the bot remembers of servers. Any number of processes may do so.
 * @throws UserError when the database is newer than this program, or cannot be used.
 */
export async function openPostgresCommunity(database: Database): Promise<PostgresCommunity> {
  await bringUp(database, COMMUNITY)
  return new PostgresCommunity(database)
}

/** What the bot remembers of servers, in PostgreSQL. */
export class PostgresCommunity implements Community {
  readonly answers: PostgresAnswers
  readonly settings: PostgresSettings
  readonly care: PostgresCare
  readonly departures: PostgresDepartures
  readonly told: PostgresTold
  readonly #database: Database

  constructor(database: Database) {
    this.#database = database
    this.answers = new PostgresAnswers(database)
    this.settings = new PostgresSettings(database)
    this.care = new PostgresCare(database)
    this.departures = new PostgresDepartures(database)
    this.told = new PostgresTold(database)
  }

  forgetDocument(collection: string, document: string): Promise<void> {
    return this.#database.transaction((client) => forgetCited(client, collection, document))
  }

  /** What deleted rows leave in the files is the server's. */
  async scrub(): Promise<void> {}

  forget(guild: string): Promise<void> {
    return this.#database.transaction(async (client) => {
      for (const table of ['answers', 'departures'])
        await client.query(`DELETE FROM verbatim.${table} WHERE guild = $1`, [guild])
      await removeSettings(client, guild)
      await client.query('DELETE FROM verbatim.told WHERE collection = $1', [keyOf(guild)])
      for (const table of ['gaps', 'feedback', 'rulings'])
        await client.query(`DELETE FROM verbatim.${table} WHERE scope = $1`, [scopeOf(guild)])
    })
  }

  /** The database is whoever's who opened it. */
  async close(): Promise<void> {}
}

/** Forgets whatever cites the document, and its limit, within the caller's transaction. */
async function forgetCited(client: Client, collection: string, document: string): Promise<void> {
  const id = keyOf(document)
  await client.query(
    'DELETE FROM verbatim.answers WHERE collection = $1 AND documents @> ARRAY[$2::text]',
    [keyOf(collection), id],
  )
  for (const table of ['feedback', 'rulings'])
    await client.query(
      `DELETE FROM verbatim.${table} WHERE document = $1 AND ($2::boolean OR scope = $3)`,
      [id, collection === DEFAULT_COLLECTION, scopeOf(collection)],
    )
  await forgetLimit(client, collection, document)
}

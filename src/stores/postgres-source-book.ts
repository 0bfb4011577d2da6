import { withoutPart } from '../core/kept-sources.ts'
import { type SourceBook, sourceKey } from '../core/source-book.ts'
import type { Database } from './postgres/database.ts'
import { type Area, bringUp } from './postgres/migration.ts'
import { decodeText, encodeText, keyOf } from './postgres/text.ts'

const SOURCE_BOOK: Area = {
  name: 'source book',
  steps: [
    `CREATE TABLE verbatim.given_sources (
       collection text COLLATE "C" NOT NULL,
       key text COLLATE "C" NOT NULL,
       source text NOT NULL,
       PRIMARY KEY (collection, key)
     );
     CREATE TABLE verbatim.left_out_sources (
       collection text COLLATE "C" NOT NULL,
       key text COLLATE "C" NOT NULL,
       PRIMARY KEY (collection, key)
     );`,
  ],
}

/** @throws UserError when the database is newer than this program, or cannot be used. */
export async function openPostgresSourceBook(database: Database): Promise<SourceBook> {
  await bringUp(database, SOURCE_BOOK)
  return new PostgresSourceBook(database)
}

/** The sources of all collections, in PostgreSQL. */
class PostgresSourceBook implements SourceBook {
  readonly #database: Database

  constructor(database: Database) {
    this.#database = database
  }

  async given(collection: string): Promise<string[]> {
    const rows = await this.#database.query<{ source: string }>(
      'SELECT source FROM verbatim.given_sources WHERE collection = $1',
      [keyOf(collection)],
    )
    return rows.map(({ source }) => decodeText(source)).sort()
  }

  async add(collection: string, sources: readonly string[]): Promise<void> {
    const whole = sources.map(withoutPart)
    const name = keyOf(collection)
    await this.#database.transaction(async (client) => {
      await client.query(
        `INSERT INTO verbatim.given_sources (collection, key, source)
         SELECT $1, key, source FROM unnest($2::text[], $3::text[]) AS given (key, source)
         ON CONFLICT DO NOTHING`,
        [name, whole.map(keyOf), whole.map(encodeText)],
      )
      await client.query(
        `DELETE FROM verbatim.left_out_sources
         WHERE collection = $1 AND split_part(key, '#', 1) = ANY ($2::text[])`,
        [name, whole.map(sourceKey)],
      )
    })
  }

  async leaveOut(collection: string, sources: readonly string[]): Promise<void> {
    const name = keyOf(collection)
    await this.#database.transaction(async (client) => {
      await client.query(
        'DELETE FROM verbatim.given_sources WHERE collection = $1 AND key = ANY ($2::text[])',
        [name, sources.map(keyOf)],
      )
      await client.query(
        `INSERT INTO verbatim.left_out_sources (collection, key)
         SELECT $1, key FROM unnest($2::text[]) AS left_out (key) ON CONFLICT DO NOTHING`,
        [name, sources.map(sourceKey)],
      )
    })
  }

  async leftOut(collection: string): Promise<ReadonlySet<string>> {
    const rows = await this.#database.query<{ key: string }>(
      'SELECT key FROM verbatim.left_out_sources WHERE collection = $1',
      [keyOf(collection)],
    )
    return new Set(rows.map(({ key }) => key))
  }

  async forget(collection: string): Promise<void> {
    await this.#database.transaction(async (client) => {
      for (const table of ['given_sources', 'left_out_sources'])
        await client.query(`DELETE FROM verbatim.${table} WHERE collection = $1`, [
          keyOf(collection),
        ])
    })
  }
}

import { createHash } from 'node:crypto'
import type { KeptSources, Validators } from '../core/kept-sources.ts'
import type { Database } from './postgres/database.ts'
import { type Area, bringUp } from './postgres/migration.ts'
import { decodeText, encodeText, keyOf } from './postgres/text.ts'

const SOURCES: Area = {
  name: 'sources',
  steps: [
    `CREATE TABLE verbatim.uploads (
       collection text COLLATE "C" NOT NULL,
       key text COLLATE "C" NOT NULL,
       source text NOT NULL,
       bytes bytea NOT NULL,
       hash text NOT NULL,
       PRIMARY KEY (collection, key)
     );
     ALTER TABLE verbatim.uploads ALTER COLUMN bytes SET STORAGE EXTERNAL;
     CREATE TABLE verbatim.page_validators (
       collection text COLLATE "C" NOT NULL,
       key text COLLATE "C" NOT NULL,
       source text NOT NULL,
       value text NOT NULL,
       PRIMARY KEY (collection, key)
     );`,
  ],
}

const TABLES = ['uploads', 'page_validators'] as const

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** @throws UserError when the database is newer than this program, or cannot be used. */
export async function openPostgresSources(database: Database): Promise<PostgresSources> {
  await bringUp(database, SOURCES)
  return new PostgresSources(database)
}

/** What is kept of sources, in PostgreSQL, so that every host can read them again. */
export class PostgresSources implements KeptSources {
  readonly #database: Database

  constructor(database: Database) {
    this.#database = database
  }

  async keep(collection: string, source: string, bytes: Uint8Array): Promise<void> {
    await this.#database.query(
      `INSERT INTO verbatim.uploads (collection, key, source, bytes, hash)
       VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (collection, key) DO UPDATE SET bytes = excluded.bytes, hash = excluded.hash`,
      [keyOf(collection), keyOf(source), encodeText(source), bytes, sha256(bytes)],
    )
  }

  async read(collection: string, source: string): Promise<Uint8Array | null> {
    const [row] = await this.#database.query<{ bytes: Uint8Array }>(
      'SELECT bytes FROM verbatim.uploads WHERE collection = $1 AND key = $2',
      [keyOf(collection), keyOf(source)],
    )
    return row?.bytes ?? null
  }

  async uploads(collection: string): Promise<string[]> {
    const rows = await this.#database.query<{ source: string }>(
      'SELECT source FROM verbatim.uploads WHERE collection = $1',
      [keyOf(collection)],
    )
    return rows.map(({ source }) => decodeText(source)).sort()
  }

  async damaged(collection: string): Promise<string[]> {
    const rows = await this.#database.query<{ source: string }>(
      `SELECT source FROM verbatim.uploads
       WHERE collection = $1 AND hash <> encode(sha256(bytes), 'hex')`,
      [keyOf(collection)],
    )
    return rows.map(({ source }) => decodeText(source)).sort()
  }

  async validators(collection: string): Promise<Map<string, Validators>> {
    const rows = await this.#database.query<{ source: string; value: string }>(
      'SELECT source, value FROM verbatim.page_validators WHERE collection = $1 ORDER BY key',
      [keyOf(collection)],
    )
    return new Map(
      rows.map(({ source, value }) => [decodeText(source), JSON.parse(value) as Validators]),
    )
  }

  async keepValidators(
    collection: string,
    validators: ReadonlyMap<string, Validators>,
  ): Promise<void> {
    const key = keyOf(collection)
    await this.#database.transaction(async (client) => {
      await client.query('DELETE FROM verbatim.page_validators WHERE collection = $1', [key])
      await client.query(
        `INSERT INTO verbatim.page_validators (collection, key, source, value)
         SELECT $1, key, source, value
         FROM unnest($2::text[], $3::text[], $4::text[]) AS given (key, source, value)
         ON CONFLICT (collection, key) DO UPDATE SET value = excluded.value`,
        [
          key,
          [...validators.keys()].map(keyOf),
          [...validators.keys()].map(encodeText),
          [...validators.values()].map((value) => JSON.stringify(value)),
        ],
      )
    })
  }

  async drop(collection: string, sources: readonly string[]): Promise<void> {
    await this.#database.transaction(async (client) => {
      for (const table of TABLES)
        await client.query(
          `DELETE FROM verbatim.${table} WHERE collection = $1 AND key = ANY ($2::text[])`,
          [keyOf(collection), sources.map(keyOf)],
        )
    })
  }

  async forget(collection: string): Promise<void> {
    await this.#database.transaction(async (client) => {
      for (const table of TABLES)
        await client.query(`DELETE FROM verbatim.${table} WHERE collection = $1`, [
          keyOf(collection),
        ])
    })
  }
}

import {
  readSettings,
  type Settings,
  type SettingsStore,
  withoutLimit,
} from '../../core/community.ts'
import type { Client, Database } from './database.ts'

const CHANNEL = 'verbatim_settings'

const PUT = `WITH put AS (
    INSERT INTO verbatim.settings (guild, value) VALUES ($1, $2)
    ON CONFLICT (guild) DO UPDATE SET value = excluded.value
  ) SELECT pg_notify('${CHANNEL}', $1)`

/** The settings of all servers in PostgreSQL; each change is told to every process that watches. */
export class PostgresSettings implements SettingsStore {
  readonly #database: Database

  constructor(database: Database) {
    this.#database = database
  }

  async all(): Promise<ReadonlyMap<string, Settings>> {
    const rows = await this.#database.query<{ guild: string; value: string }>(
      'SELECT guild, value FROM verbatim.settings',
    )
    return new Map(rows.map(({ guild, value }) => [guild, readSettings(value)]))
  }

  async put(guild: string, settings: Settings): Promise<void> {
    await this.#database.query(PUT, [guild, JSON.stringify(settings)])
  }

  remove(guild: string): Promise<void> {
    return removeSettings(this.#database, guild)
  }

  watch(onChange: () => void): Promise<() => Promise<void>> {
    return this.#database.listen(CHANNEL, () => onChange())
  }
}

/** Within the caller's transaction, if it has one. */
export async function removeSettings(client: Client, guild: string): Promise<void> {
  await client.query(
    `WITH removed AS (DELETE FROM verbatim.settings WHERE guild = $1)
     SELECT pg_notify('${CHANNEL}', $1)`,
    [guild],
  )
}

/** Call it within a transaction: what is read must not change before it is written. */
export async function forgetLimit(client: Client, guild: string, document: string): Promise<void> {
  const [row] = await client.query<{ value: string }>(
    'SELECT value FROM verbatim.settings WHERE guild = $1 FOR UPDATE',
    [guild],
  )
  if (row === undefined) return
  await client.query(PUT, [guild, JSON.stringify(withoutLimit(readSettings(row.value), document))])
}

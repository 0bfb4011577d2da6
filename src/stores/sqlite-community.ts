import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import {
  type Community,
  DEFAULT_COLLECTION,
  readSettings,
  type Settings,
  type SettingsStore,
  scopeOf,
  withoutLimit,
} from '../core/community.ts'
import type { Findings } from './check/findings.ts'
import { checkStructure } from './sqlite/check.ts'
import { checkKeptQuotes, type ReadText } from './sqlite/check-quotes.ts'
import { SqliteAnswers } from './sqlite/community-answers.ts'
import { SqliteCare, SqliteDepartures, SqliteTold } from './sqlite/community-care.ts'
import { migrateCommunity } from './sqlite/community-schema.ts'
import { Connection } from './sqlite/connection.ts'
import { scrub } from './sqlite/erasures.ts'

/**
 * Beside the index's database, not in it: a long transaction of a re-index must never keep a bot
 * waiting that only wants to remember an answer.
 */
export const COMMUNITY_FILE = 'community.db'

/**
 * Opens what the bot remembers of servers, in a directory that is made if need be.
 * @throws NewerSchemaError, and a UserError when the file is damaged or cannot be written.
 */
export async function openSqliteCommunity(directory: string): Promise<SqliteCommunity> {
  mkdirSync(directory, { recursive: true })
  const connection = new Connection(join(directory, COMMUNITY_FILE))
  try {
    migrateCommunity(connection)
    return new SqliteCommunity(connection)
  } catch (error) {
    connection.close()
    throw error
  }
}

/** What the bot remembers of servers, in SQLite. */
export class SqliteCommunity implements Community {
  readonly answers: SqliteAnswers
  readonly settings: SqliteSettings
  readonly care: SqliteCare
  readonly departures: SqliteDepartures
  readonly told: SqliteTold
  readonly #connection: Connection

  constructor(connection: Connection) {
    this.#connection = connection
    this.answers = new SqliteAnswers(connection)
    this.settings = new SqliteSettings(connection)
    this.care = new SqliteCare(connection)
    this.departures = new SqliteDepartures(connection)
    this.told = new SqliteTold(connection)
  }

  async forgetDocument(collection: string, document: string): Promise<void> {
    const id = JSON.stringify(document)
    this.#connection.write(() => {
      this.#connection.run(
        'DELETE FROM answers WHERE id IN (SELECT answer FROM answer_documents WHERE collection = ? AND document = ?)',
        collection,
        id,
      )
      for (const table of ['feedback', 'rulings'])
        this.#connection.run(
          `DELETE FROM ${table} WHERE document = ? AND (? OR scope = ?)`,
          id,
          Number(collection === DEFAULT_COLLECTION),
          scopeOf(collection),
        )
      this.settings.forgetDocument(collection, document)
    })
    this.#connection.pragma('wal_checkpoint(TRUNCATE)')
  }

  async forget(guild: string): Promise<void> {
    this.#connection.write(() => {
      for (const table of ['answers', 'settings', 'departures'])
        this.#connection.run(`DELETE FROM ${table} WHERE guild = ?`, guild)
      this.#connection.run('DELETE FROM told WHERE collection = ?', guild)
      for (const table of ['gaps', 'feedback', 'rulings'])
        this.#connection.run(`DELETE FROM ${table} WHERE scope = ?`, scopeOf(guild))
    })
    this.#connection.pragma('wal_checkpoint(TRUNCATE)')
  }

  /** Verifies the database, and that every kept quote is what the stored text says. */
  check(readText: ReadText, findings: Findings): void {
    checkStructure(this.#connection, findings)
    findings.part(this.#connection.file, () =>
      checkKeptQuotes(this.#connection, readText, findings),
    )
  }

  /** Rewrites the database. */
  async scrub(): Promise<void> {
    scrub(this.#connection)
  }

  async close(): Promise<void> {
    this.#connection.close()
  }
}

interface SettingsRow {
  readonly guild: string
  readonly value: string
}

class SqliteSettings implements SettingsStore {
  readonly #connection: Connection

  constructor(connection: Connection) {
    this.#connection = connection
  }

  async all(): Promise<ReadonlyMap<string, Settings>> {
    const rows = this.#connection.all<SettingsRow>('SELECT guild, value FROM settings')
    return new Map(rows.map(({ guild, value }) => [guild, readSettings(value)]))
  }

  async put(guild: string, settings: Settings): Promise<void> {
    this.#write(guild, settings)
  }

  forgetDocument(guild: string, document: string): void {
    const row = this.#connection.get<SettingsRow>('SELECT * FROM settings WHERE guild = ?', guild)
    if (row) this.#write(guild, withoutLimit(readSettings(row.value), document))
  }

  async remove(guild: string): Promise<void> {
    this.#connection.run('DELETE FROM settings WHERE guild = ?', guild)
  }

  async watch(): Promise<() => Promise<void>> {
    return async () => {}
  }

  #write(guild: string, settings: Settings): void {
    this.#connection.run(
      'INSERT OR REPLACE INTO settings (guild, value) VALUES (?, ?)',
      guild,
      JSON.stringify(settings),
    )
  }
}

import pg from 'pg'
import { UserError } from '../../core/errors.ts'
import type { Client, Database, Parameter, TransactionOptions } from './database.ts'
import { explained, isUnreachable } from './faults.ts'
import { Listener } from './listener.ts'

export interface PoolOptions {
  /** Most connections of this process, one more for notifications aside. Minimum 1. @defaultValue `10` */
  readonly connections?: number
  /** How long a call waits for a connection, in milliseconds. @defaultValue `10_000` */
  readonly patienceMs?: number
  /**
   * How long one statement outside of transactions, or of a snapshot, may go without an answer, in
   * milliseconds. Others may make an index, which takes what it takes. @defaultValue `300_000`
   */
  readonly answerMs?: number
}

const DEFAULTS = {
  connections: 10,
  patienceMs: 10_000,
  answerMs: 300_000,
} as const satisfies Required<PoolOptions>

/** A server that is cut off without a word is missed in less than a minute, not in hours. */
const ALIVE = { keepAlive: true, keepAliveInitialDelayMillis: 30_000 } as const

const INT8 = 20
const INT8_ARRAY = 1016

const parserOf = (type: number, format?: 'text' | 'binary') =>
  pg.types.getTypeParser(type, format as 'text')

const types: pg.CustomTypesConfig = {
  getTypeParser: (type: number, format?: 'text' | 'binary') => {
    if (type === INT8) return Number
    if (type !== INT8_ARRAY) return parserOf(type, format)
    return (text: string) => (parserOf(INT8_ARRAY)(text) as string[]).map(Number)
  },
}

/**
 * A database server by its address. Nothing is sent before the first query.
 * @throws UserError when the address is not one.
 */
export function openPool(databaseUrl: string, options: PoolOptions = {}): Database {
  const { connections, patienceMs, answerMs } = { ...DEFAULTS, ...options }
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: connections,
    connectionTimeoutMillis: patienceMs,
    application_name: 'verbatim',
    ...ALIVE,
    types,
  })
  // A connection that is lost while nobody uses it, or between two queries, is told of at the next.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => void client.on('error', () => undefined))
  const connect = () =>
    new pg.Client({ connectionString: databaseUrl, application_name: 'verbatim', ...ALIVE })
  return new PoolDatabase(pool, serverOf(databaseUrl), connect, answerMs)
}

/** The address as it may be shown. @throws UserError when it is not one. */
function serverOf(databaseUrl: string): string {
  try {
    const url = new URL(databaseUrl)
    const host = url.host || (url.searchParams.get('host') ?? 'localhost')
    return `${host}${url.pathname}`
  } catch {
    throw new UserError(
      'DATABASE_URL is not an address such as postgresql://user:password@host/database.',
    )
  }
}

/** @param answerMs how long it may go without an answer; `0`: as long as it takes. */
async function ask<Row>(
  client: pg.Pool | pg.PoolClient,
  sql: string,
  parameters: readonly Parameter[] = [],
  answerMs = 0,
): Promise<Row[]> {
  // All but arrays and bytes go as they are.
  const values = parameters.map((value) =>
    value instanceof Uint8Array ? Buffer.from(value) : value,
  )
  const asked = { text: sql, values, query_timeout: answerMs }
  return (await client.query(asked)).rows as Row[]
}

class PoolDatabase implements Database {
  readonly #listeners = new Set<Listener>()

  constructor(
    readonly pool: pg.Pool,
    readonly server: string,
    readonly connect: () => pg.Client,
    readonly answerMs: number,
  ) {}

  query<Row>(sql: string, parameters?: readonly Parameter[]): Promise<Row[]> {
    return this.#told(() => ask<Row>(this.pool, sql, parameters, this.answerMs))
  }

  execute(sql: string): Promise<void> {
    return this.#told(async () => void (await this.pool.query(sql)))
  }

  transaction<Result>(
    work: (client: Client) => Promise<Result>,
    { snapshot = false, first = '' }: TransactionOptions = {},
  ): Promise<Result> {
    return this.#told(async () => {
      if (!snapshot) return this.#transaction(work, `BEGIN; ${first}`, 0)
      const begin = `BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; ${first}`
      try {
        return await this.#transaction(work, begin, this.answerMs)
      } catch (error) {
        if (!isUnreachable(error)) throw error
        return this.#transaction(work, begin, this.answerMs)
      }
    })
  }

  async listen(channel: string, onNotify: (payload: string) => void): Promise<() => Promise<void>> {
    const listener = new Listener(this.connect, channel, onNotify)
    await this.#told(() => listener.start())
    this.#listeners.add(listener)
    return async () => {
      this.#listeners.delete(listener)
      await listener.stop()
    }
  }

  async close(): Promise<void> {
    for (const listener of this.#listeners) await listener.stop()
    this.#listeners.clear()
    if (!this.pool.ending) await this.pool.end()
  }

  async #transaction<Result>(
    work: (client: Client) => Promise<Result>,
    begin: string,
    answerMs: number,
  ): Promise<Result> {
    const client = await this.pool.connect()
    let broken: Error | undefined
    try {
      await ask(client, begin, [], answerMs)
      const result = await work({
        query: (sql, parameters) => ask(client, sql, parameters, answerMs),
        execute: async (sql) => void (await client.query(sql)),
      })
      await ask(client, 'COMMIT', [], answerMs)
      return result
    } catch (error) {
      // A connection whose transaction cannot be undone must not serve anybody else.
      if (isUnreachable(error)) broken = error as Error
      else await client.query('ROLLBACK').catch((fault: Error) => (broken = fault))
      throw error
    } finally {
      client.release(broken)
    }
  }

  async #told<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
      return await work()
    } catch (error) {
      throw explained(error, this.server)
    }
  }
}

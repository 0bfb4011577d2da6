import { execFile } from 'node:child_process'
import { setTimeout } from 'node:timers/promises'
import { promisify } from 'node:util'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { UserError } from '../../src/core/errors.ts'
import type { Generation } from '../../src/core/store.ts'
import type { Database } from '../../src/stores/postgres/database.ts'
import { openPool } from '../../src/stores/postgres/pool.ts'
import { openPostgresStore, type PostgresStore } from '../../src/stores/postgres-store.ts'
import { commitAll, documentOf, OPTIONS, textsOf } from '../contracts/store-support.ts'
import { syntheticDocuments } from '../support/synthetic-passages.ts'
import { createDatabase } from '../support/test-database.ts'
import { emptyStore } from './postgres-backend.ts'

// Stopping a server needs one of our own; `.ci/postgres.sh` makes it.
const control = process.env['TEST_POSTGRES_CONTROL']
const serverUrl = process.env['TEST_DATABASE_URL']

const run = promisify(execFile)
const crash = () => run(control!, ['stop', '--mode=immediate'])
const start = () => run(control!, ['start'])

const LEASE_MS = 1_000
const REQUEST = {
  vector: documentOf('a', {}).passages[0]!.vector,
  terms: new Map([['all', 1]]),
  limit: 5,
}

describe.runIf(control !== undefined)('PostgreSQL that fails', () => {
  let created: Awaited<ReturnType<typeof createDatabase>>
  let database: Database
  let store: PostgresStore

  beforeAll(async () => {
    created = await createDatabase(serverUrl!)
    database = openPool(created.url, { patienceMs: 2_000 })
    store = await openPostgresStore(database, { leaseMs: LEASE_MS })
  })
  beforeEach(async () => {
    await emptyStore(database)
    await commitAll(store, 'one', [documentOf('a', {}), documentOf('b', {})])
  })
  afterAll(async () => {
    await store.close()
    await database.close()
    await created.drop()
  })

  /** What is told of the server, without user and password. */
  const told = (error: unknown): string => {
    expect(error).toBeInstanceOf(UserError)
    const { message } = error as UserError
    const { host, pathname, password } = new URL(created.url)
    expect(JSON.stringify([message, (error as UserError).data])).not.toContain(password)
    return message.replace(`${host}${pathname}: `, '')
  }

  const UNREACHABLE =
    'PostgreSQL cannot be reached, or cut the connection. Nothing that was finished is lost. Check that it runs and that DATABASE_URL names it, then try again.'

  const failure = (promise: Promise<unknown>): Promise<unknown> =>
    promise.then(
      () => 'no failure',
      (error: unknown) => error,
    )

  /** Searches until one fails. */
  async function searchOn(generation: Generation): Promise<never> {
    for (;;) await generation.search(REQUEST)
  }

  test('stopped while questions are answered: each is told so, the next ones are answered again', async () => {
    const live = (await store.live('one'))!
    const before = await live.search(REQUEST)
    const questions = Array.from({ length: 8 }, () => failure(searchOn(live)))
    await crash()
    for (const error of await Promise.all(questions)) expect(told(error)).toBe(UNREACHABLE)
    expect(told(await failure(store.live('one')))).toBe(UNREACHABLE)
    await start()
    expect(await live.search(REQUEST)).toEqual(before)
    expect(await textsOf(await store.live('one'))).toEqual({ a: 'a 0.', b: 'b 0.' })
  })

  test('stopped while documents are indexed: the run is told so, the old generation stays, the next run goes through', async () => {
    const make = syntheticDocuments({ seed: 1, dimensions: 4 })
    const draft = await store.begin('one', OPTIONS)
    const indexing = failure(
      (async () => {
        for (let row = 0; ; row += 1) {
          const { document, passages } = make(`d${row}`, 5)
          await draft.put(document, passages)
        }
      })(),
    )
    await crash()
    expect(told(await indexing)).toBe(UNREACHABLE)
    await expect(draft.commit()).rejects.toThrow()
    await start()
    expect(await textsOf(await store.live('one'))).toEqual({ a: 'a 0.', b: 'b 0.' })
    await expect
      .poll(() => failure(commitAll(store, 'one', [documentOf('c', {})])), { timeout: 10_000 })
      .not.toBeInstanceOf(Error)
    const live = (await store.live('one'))!
    expect(await textsOf(live)).toEqual({ a: 'a 0.', b: 'b 0.', c: 'c 0.' })
    const rows = await database.query('SELECT DISTINCT id FROM verbatim.documents ORDER BY id')
    expect(rows).toEqual([{ id: 'a' }, { id: 'b' }, { id: 'c' }])
  })

  test.each([0, 1, 2, 4, 8])(
    'stopped %i ms after a commit began: the old generation or the new one, whole',
    async (milliseconds) => {
      const draft = await store.begin('one', OPTIONS)
      await draft.put(documentOf('c', {}).document, documentOf('c', {}).passages)
      const commit = failure(draft.commit())
      await setTimeout(milliseconds)
      await crash()
      const error = await commit
      await start()
      const live = (await store.live('one'))!
      const isNew = live.summary.generation === 2
      if (!(error instanceof Error)) expect(isNew).toBe(true)
      expect(await textsOf(live)).toEqual({
        a: 'a 0.',
        b: 'b 0.',
        ...(isNew && { c: 'c 0.' }),
      })
      expect(await live.frequencies(['all', 'c'])).toEqual(isNew ? [3, 1] : [2, 0])
      expect(live.summary).toMatchObject({ documents: isNew ? 3 : 2, passages: isNew ? 3 : 2 })
    },
  )

  test('who watches is told again once the server is back', async () => {
    const changed: string[] = []
    const stop = await store.watch((collection) => changed.push(collection))
    await crash()
    await start()
    await expect.poll(() => changed, { timeout: 10_000 }).toContain('one')
    await commitAll(store, 'two', [documentOf('z', {})])
    await expect.poll(() => changed, { timeout: 10_000 }).toContain('two')
    await stop()
  })

  test('a server that says nothing is given up, alone and in a snapshot', async () => {
    const hasty = openPool(created.url, { connections: 1, answerMs: 500 })
    const silence = 'SELECT pg_sleep(60)'
    expect(told(await failure(hasty.query(silence)))).toBe(UNREACHABLE)
    const within = hasty.transaction((client) => client.query(silence), { snapshot: true })
    expect(told(await failure(within))).toBe(UNREACHABLE)
    expect(await hasty.query('SELECT 1 AS one')).toEqual([{ one: 1 }])
    await hasty.close()
  })

  test('all of its own connections in use: told so, and answered when one is free', async () => {
    const small = openPool(created.url, { connections: 1, patienceMs: 2_000 })
    const other = await openPostgresStore(small)
    let free = () => undefined as unknown
    const busy = small.transaction(() => new Promise((resolve) => (free = () => resolve(null))))
    expect(told(await failure(other.live('one')))).toMatch(/^All connections are in use/)
    free()
    await busy
    expect(await textsOf(await other.live('one'))).toEqual({ a: 'a 0.', b: 'b 0.' })
    await small.close()
  })

  test('all connections of the server in use: told so, and answered when some are free', async () => {
    const greedy = openPool(created.url, { connections: 100, patienceMs: 5_000 })
    let free = () => undefined as unknown
    const freed = new Promise((resolve) => (free = () => resolve(null)))
    const held = Array.from({ length: 100 }, () => failure(greedy.transaction(() => freed)))
    const other = openPool(created.url, { connections: 1 })
    await expect
      .poll(async () => String(await failure(other.query('SELECT 1'))), { timeout: 10_000 })
      .toContain('All connections are in use')
    free()
    const errors = (await Promise.all(held)).filter((outcome) => outcome instanceof Error)
    for (const error of errors) expect(told(error)).toMatch(/^All connections are in use/)
    await greedy.close()
    expect(await other.query('SELECT 1 AS one')).toEqual([{ one: 1 }])
    await other.close()
  })
})

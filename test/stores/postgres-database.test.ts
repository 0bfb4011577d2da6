import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { UserError } from '../../src/core/errors.ts'
import type { Database } from '../../src/stores/postgres/database.ts'
import { explained } from '../../src/stores/postgres/faults.ts'
import { bringUp, needVectors } from '../../src/stores/postgres/migration.ts'
import { openPool } from '../../src/stores/postgres/pool.ts'
import { decodeText, encodeText } from '../../src/stores/postgres/text.ts'
import { openTestDatabase, testServerName } from '../support/test-database.ts'

describe(`${testServerName}: database`, () => {
  let database: Database
  beforeAll(async () => {
    database = await openTestDatabase()
    await database.execute('CREATE TABLE numbers (number int8 PRIMARY KEY)')
  })
  afterAll(() => database.close())

  const numbers = async () =>
    (await database.query<{ number: number }>('SELECT number FROM numbers ORDER BY number')).map(
      ({ number }) => number,
    )

  test('numbers, bytes, arrays and JSON come as the port says', async () => {
    const [row] = await database.query(
      `SELECT $1::int8 + 1 AS big, $2::bytea AS bytes, $3::text[] AS texts, $4::int8[] AS numbers,
         $5::text::json AS json, $6::bool AS truth, NULL AS nothing`,
      [41, Uint8Array.of(0, 255), ['a"\\,b', '{}'], [3, 4], '{"a":[1]}', true],
    )
    expect(row).toEqual({
      big: 42,
      bytes: expect.objectContaining({ 0: 0, 1: 255, length: 2 }),
      texts: ['a"\\,b', '{}'],
      numbers: [3, 4],
      json: { a: [1] },
      truth: true,
      nothing: null,
    })
  })

  test('a transaction is whole or not at all', async () => {
    const kept = await database.transaction(async (client) => {
      await client.query('INSERT INTO numbers VALUES ($1), ($2)', [1, 2])
      return 'kept'
    })
    const fault = new Error('after all not')
    const undone = database.transaction(async (client) => {
      await client.query('INSERT INTO numbers VALUES (3)')
      throw fault
    })
    await expect(undone).rejects.toBe(fault)
    expect([kept, await numbers()]).toEqual(['kept', [1, 2]])
  })

  test('a snapshot cannot write', async () => {
    const write = database.transaction((client) => client.query('DELETE FROM numbers'), {
      snapshot: true,
    })
    await expect(write).rejects.toThrow()
    expect(await numbers()).toEqual([1, 2])
  })

  test('a notification is told until it is not wanted any more', async () => {
    const told: string[] = []
    let arrived: () => void = () => undefined
    const stop = await database.listen('some_channel', (payload) => {
      told.push(payload)
      arrived()
    })
    const arrival = new Promise<void>((resolve) => {
      arrived = resolve
    })
    await database.query(`SELECT pg_notify('some_channel', 'one')`)
    await arrival
    await stop()
    await database.query(`SELECT pg_notify('some_channel', 'two')`)
    expect(told).toEqual(['one'])
  })

  test('an area is brought up step by step, once, and a newer one is refused', async () => {
    const first = 'CREATE TABLE verbatim.things (name text); INSERT INTO verbatim.things VALUES (1)'
    const second = 'ALTER TABLE verbatim.things RENAME TO objects'
    await bringUp(database, { name: 'things', steps: [first] })
    await bringUp(database, { name: 'things', steps: [first] })
    const both = { name: 'things', steps: [first, second] }
    await Promise.all([bringUp(database, both), bringUp(database, both)])
    expect(await database.query('SELECT * FROM verbatim.objects')).toEqual([{ name: '1' }])
    const older = bringUp(database, { name: 'things', steps: [first] })
    await expect(older).rejects.toMatchObject({
      name: 'UserError',
      data: { area: 'things', found: 2, supported: 1 },
    })
  })

  test('a step that fails leaves the version before it', async () => {
    const steps = [
      'CREATE TABLE verbatim.half (name text)',
      'CREATE TABLE verbatim.half (name text)',
    ]
    await expect(bringUp(database, { name: 'half', steps })).rejects.toThrow()
    expect(await database.query(`SELECT to_regclass('verbatim.half') AS found`)).toEqual([
      { found: null },
    ])
  })

  test('vectors are there once they are asked for', async () => {
    await needVectors(database)
    await needVectors(database)
    expect(await database.query(`SELECT '[1,2]'::vector <#> '[3,4]'::vector AS product`)).toEqual([
      { product: -11 },
    ])
  })
})

test('nobody listens: what to do is told, the password is not', async () => {
  const database = openPool('postgresql://someone:secret@127.0.0.1:9/nothing')
  try {
    const error = await database.query('SELECT 1').catch((fault: unknown) => fault)
    expect(error).toBeInstanceOf(UserError)
    expect((error as UserError).message).toMatch(/^127\.0\.0\.1:9\/nothing: PostgreSQL cannot be/)
    expect(JSON.stringify([error, (error as UserError).message])).not.toContain('secret')
  } finally {
    await database.close()
  }
})

test('an address that is none is refused without showing it', () => {
  expect(() => openPool('postgresql://a:secret@[/')).toThrow(
    new UserError(
      'DATABASE_URL is not an address such as postgresql://user:password@host/database.',
    ),
  )
})

test.each([
  ['28P01', 'refused the user'],
  ['3D000', 'no database of that name'],
  ['53300', 'connections are in use'],
  ['53100', 'no room left'],
  ['57P01', 'cannot be reached'],
  ['42501', 'may not write'],
])('%s is explained', (code, words) => {
  const fault = Object.assign(new Error('as the server says it'), { code })
  const told = explained(fault, 'host/database') as UserError
  expect(told).toBeInstanceOf(UserError)
  expect(told.message).toContain(words)
  expect(told.data).toEqual({ server: 'host/database', code })
})

test('a fault of ours stays what it is', () => {
  const fault = Object.assign(new Error('syntax error'), { code: '42601' })
  expect(explained(fault, 'host')).toBe(fault)
})

test('every text comes back, and in a form that PostgreSQL takes', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('\uD800', '\u0001', '\uFEFF', 'a\0')),
      fc.string(),
      (one, other) => {
        const text = one + other
        const form = encodeText(text)
        expect(decodeText(form)).toBe(text)
        expect(form.isWellFormed() && !form.includes('\0')).toBe(true)
      },
    ),
  )
})

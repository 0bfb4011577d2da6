import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Generation } from '../../src/core/store.ts'
import { brokenPostings } from '../../src/stores/postgres/check-postings.ts'
import type { Database } from '../../src/stores/postgres/database.ts'
import {
  type Posting,
  PostingPacker,
  PostingReader,
} from '../../src/stores/postgres/packed-postings.ts'
import { INDEX_AREA } from '../../src/stores/postgres/schema.ts'
import { openPostgresStore } from '../../src/stores/postgres-store.ts'
import { commitAll, documentOf, OPTIONS } from '../contracts/store-support.ts'
import { MemoryStore } from '../support/memory-store.ts'
import { openTestDatabase, testServerName } from '../support/test-database.ts'
import { openEmptyStore } from './postgres-backend.ts'

function packed(postings: readonly Posting[]): Uint8Array {
  const packer = new PostingPacker()
  for (const posting of postings) packer.add(posting)
  return packer.bytes
}

function read(bytes: Uint8Array): Posting[] {
  const reader = new PostingReader(bytes)
  const postings: Posting[] = []
  while (reader.next()) {
    const { version, passageId, count, length } = reader
    postings.push({ version, passageId, count, length })
  }
  expect(reader.passageId).toBe(Number.POSITIVE_INFINITY)
  return postings
}

test('postings come back as they were', () => {
  const number = fc.oneof(
    fc.nat(300),
    fc.nat(2 ** 31 - 1),
    fc.nat(2 ** 24).map((one) => one * 2 ** 20),
  )
  const steps = fc.array(fc.tuple(fc.nat(2), number, number, number))
  fc.assert(
    fc.property(steps, (all) => {
      let version = 1
      let passageId = 0
      const postings = all.map(([isNew, step, count, length]): Posting => {
        version += isNew === 0 ? 1 + (step % 1_000) : 0
        passageId += 1 + step
        return { version, passageId, count, length }
      })
      expect(read(packed(postings))).toEqual(postings)
    }),
  )
})

test('postings out of order are refused', () => {
  const first = { version: 4, passageId: 7, count: 1, length: 9 }
  expect(() => packed([first, { ...first, version: 5 }])).toThrow(RangeError)
  expect(() => packed([first, { ...first, version: 3, passageId: 8 }])).toThrow(RangeError)
  expect(packed([first]).length).toBe(4)
})

describe(`${testServerName}: blocks of postings`, () => {
  let database: Database
  beforeAll(async () => {
    database = await openTestDatabase()
  })
  afterAll(() => database.close())

  const blocks = async (term: string): Promise<number> => {
    const rows = await database.query(
      `SELECT 1 FROM verbatim.postings p JOIN verbatim.terms t
       ON t.collection_id = p.collection_id AND t.number = p.term WHERE t.key = $1`,
      [term],
    )
    return rows.length
  }

  const broken = async (): Promise<number[]> => {
    const sql = 'SELECT id FROM verbatim.collections'
    const collections = await database.query<{ id: number }>(sql)
    return (await Promise.all(collections.map(({ id }) => brokenPostings(database, id)))).flat()
  }

  const request = {
    vector: Float32Array.of(1, 0, 0, 0),
    terms: new Map([
      ['all', 1],
      ['d3', 1],
      ['even', 2],
    ]),
    limit: 9,
  }

  const scores = async (generation: Generation) =>
    (await generation.search(request)).map(({ cosine, bm25 }) => [cosine, bm25])

  test('of a term that is written again and again become one, and tell the same', async () => {
    const { store, close } = await openEmptyStore(database)
    const truth = new MemoryStore()
    const most = []
    for (let row = 0; row < 40; row += 1) {
      const terms = row % 2 === 0 ? { all: 1, even: row + 1 } : { all: 2, [`d${row}`]: 1 }
      const made = documentOf(`d${row % 37}`, { terms })
      const live = await commitAll(store, 'one', [made])
      const same = await commitAll(truth, 'one', [made])
      expect(await scores(live)).toEqual(await scores(same))
      most.push(await blocks('all'))
    }
    expect(Math.max(...most)).toBe(32)
    expect(most.at(-1)).toBeLessThan(10)
    expect(await broken()).toEqual([])
    await close()
  })

  test('of a large run are written on its way', async () => {
    const { store, close } = await openEmptyStore(database)
    const rows = Array.from({ length: 4_100 }, (_, row) => ({ terms: { all: 1 + (row % 3) } }))
    const draft = await store.begin('one', OPTIONS)
    const large = documentOf('large', ...rows)
    await draft.put(large.document, large.passages)
    expect(await blocks('all')).toBe(0)
    const small = documentOf('small', {})
    await draft.put(small.document, small.passages)
    expect(await blocks('all')).toBe(1)
    const live = await draft.commit()
    expect(await blocks('all')).toBe(2)
    expect(await live.frequencies(['all', 'small'])).toEqual([4_101, 1])
    expect(await broken()).toEqual([])
    await close()
  })

  test('are made of what the first schema holds', async () => {
    const { store, close } = await openEmptyStore(database)
    const documents = [0, 1, 2, 3].map((row) => documentOf(`d${row}`, {}, { terms: { even: 3 } }))
    const expected = await scores(await commitAll(store, 'one', documents))
    await commitAll(store, 'other', [documentOf('d3', {})])
    await close()
    const first = INDEX_AREA.steps[0] as string
    const table = first.slice(
      first.indexOf('CREATE TABLE verbatim.postings '),
      first.indexOf('CREATE TABLE verbatim.cited_slices '),
    )
    await database.execute(`DROP TABLE verbatim.postings; ${table}
      UPDATE verbatim.schema_versions SET version = 1 WHERE area = 'index'`)
    const later = await openPostgresStore(database)
    expect(await scores((await later.live('one'))!)).toEqual(expected)
    expect(await broken()).toEqual([])
    await later.close()
  })
})

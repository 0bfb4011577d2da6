import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Candidate, Generation } from '../../src/core/store.ts'
import type { Database } from '../../src/stores/postgres/database.ts'
import { hnswQuery } from '../../src/stores/postgres/dense.ts'
import type { PostgresStore } from '../../src/stores/postgres-store.ts'
import { commitAll } from '../contracts/store-support.ts'
import { MemoryStore } from '../support/memory-store.ts'
import {
  randomFrom,
  type SyntheticDocument,
  syntheticDocuments,
  syntheticQuestion,
  unit,
} from '../support/synthetic-passages.ts'
import { openTestDatabase, testServerName, testServerUrl } from '../support/test-database.ts'
import { openEmptyStore } from './postgres-backend.ts'

// PGlite is slow; a real server holds as many as the title says.
const SIZES = testServerUrl === null ? { tiny: 25, documents: 60 } : { tiny: 1_000, documents: 600 }
const PASSAGES = 5
const DIMENSIONS = 32
const LIMIT = 20
const BIG = SIZES.documents * PASSAGES

let database: Database
let store: PostgresStore
let big: { readonly documents: readonly SyntheticDocument[]; readonly live: Generation }

const make = syntheticDocuments({ seed: 5, dimensions: DIMENSIONS, vocabulary: 500 })

/** Passages whose vectors lie about a point, nearer to it than any of the big collection's. */
function around(point: Float32Array, id: string): SyntheticDocument {
  const { document, passages } = make(id, 2)
  const near = passages.map((passage) => {
    const vector = unit(point.map((number, place) => number + passage.vector[place]! * 0.2))
    return { ...passage, vector }
  })
  return { document, passages: near }
}

const tinyName = (row: number): string => `tiny ${row}`

beforeAll(async () => {
  database = await openTestDatabase()
  store = (await openEmptyStore(database, { exactLimit: BIG })).store
  const documents = Array.from({ length: SIZES.documents }, (_, row) =>
    make(`big ${row}`, PASSAGES),
  )
  const rows = Array.from({ length: SIZES.tiny }, (_, row) => row)
  const fill = async (): Promise<void> => {
    for (let row = rows.pop(); row !== undefined; row = rows.pop()) {
      const point = documents[row % 10]!.passages[0]!.vector
      await commitAll(store, tinyName(row), [around(point, `tiny ${row}`)])
    }
  }
  await Promise.all(Array.from({ length: testServerUrl === null ? 1 : 4 }, fill))
  big = { documents, live: await commitAll(store, 'big', documents) }
}, 300_000)

afterAll(() => database.close())

/** Which documents candidates are of. */
async function documentsOf(generation: Generation, candidates: readonly Candidate[]) {
  const passages = await generation.passages(candidates.map(({ passageId }) => passageId))
  return passages.map(({ documentId, start }) => `${documentId}:${start}`)
}

test(`${testServerName}: a big collection among ${SIZES.tiny} tiny ones is searched by its own passages alone`, async () => {
  const truth = await commitAll(new MemoryStore(), 'big', big.documents)
  const random = randomFrom(3)
  let found = 0
  for (let row = 0; row < 10; row += 1) {
    const { terms } = syntheticQuestion(random, big.documents[0]!.passages[0]!.vector, 500)
    // A tenth of the tiny collections' vectors are nearer to this than the big one's.
    const request = { vector: big.documents[row]!.passages[0]!.vector, terms, limit: LIMIT }
    const candidates = await big.live.search(request)
    const actual = await documentsOf(big.live, candidates)
    const wanted = await truth.search(request)
    const expected = await documentsOf(truth, wanted)
    expect(actual.every((place) => place.startsWith('big '))).toBe(true)
    found += expected.filter((place) => actual.includes(place)).length / expected.length
    const scores = new Map(expected.map((place, place2) => [place, wanted[place2]!]))
    for (const [place, candidate] of candidates.entries()) {
      const same = scores.get(actual[place]!)
      if (same === undefined) continue
      expect(candidate.cosine).toBeCloseTo(same.cosine, 6)
      expect(candidate.bm25).toBeCloseTo(same.bm25, 6)
    }
  }
  expect(found / 10).toBeGreaterThanOrEqual(0.98)
})

test(`${testServerName}: the big collection is searched by the HNSW index`, async () => {
  const plan = await database.transaction(async (client) => {
    const [row] = await client.query<{
      id: number
      first: number
      last: number
      documents: number
    }>(
      `SELECT collection_id AS id, first_version AS first, last_version AS last, documents
       FROM verbatim.generations ORDER BY passages DESC LIMIT 1`,
    )
    const { id, first, last, documents } = row!
    const vector = `[${big.documents[0]!.passages[0]!.vector.join(',')}]`
    return client.query(`EXPLAIN ${hnswQuery(DIMENSIONS)}`, [
      id,
      1,
      first,
      last,
      documents,
      vector,
      64,
    ])
  })
  expect(JSON.stringify(plan)).toContain(`_hnsw_${DIMENSIONS}`)
})

test(`${testServerName}: each tiny collection finds all that is its own, and nothing else`, async () => {
  const vector = big.documents[0]!.passages[0]!.vector
  const terms = new Map([
    ['term1', 1],
    ['term2', 1],
  ])
  for (let row = 0; row < SIZES.tiny; row += Math.ceil(SIZES.tiny / 20)) {
    const live = (await store.live(tinyName(row)))!
    const candidates = await live.search({ vector, terms, limit: LIMIT })
    expect(new Set(await documentsOf(live, candidates)).size).toBe(2)
    const [one, two] = candidates
    await expect(big.live.passages([one!.passageId])).rejects.toBeInstanceOf(RangeError)
    const other = (await store.live(tinyName((row + 1) % SIZES.tiny)))!
    await expect(other.vectors([two!.passageId])).rejects.toBeInstanceOf(RangeError)
    expect(await other.document(`tiny ${row}`)).toBeNull()
  }
  expect(await store.collections()).toHaveLength(SIZES.tiny + 1)
})

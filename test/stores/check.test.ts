import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type Database from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { citedSlice } from '../../src/core/cited.ts'
import { openSqliteStore } from '../../src/stores/sqlite-store.ts'
import { commitAll, documentOf } from '../contracts/store-support.ts'
import { openTemporaryStore, temporaryDirectory, withDatabase } from './sqlite-backend.ts'

const OPTIONS = { exactLimit: 2 }
const { directory: prepared, remove } = temporaryDirectory()
const files = new Map<string, Buffer>()

/** Three generations, one document with a lone surrogate, a cited slice, HNSW files. */
beforeAll(async () => {
  const store = await openSqliteStore(prepared, OPTIONS)
  const odd = documentOf('odd \uD800', {}, {})
  await commitAll(store, 'one', [documentOf('a', {}, {}), odd])
  await commitAll(store, 'one', [documentOf('b', {}, {}, {})])
  await commitAll(store, 'one', [documentOf('a', {}, { terms: { changed: 2 } })])
  await store.cited.keep('one', [citedSlice(odd.document, { start: 0, end: 5 })], '2026-01-01')
  await store.close()
  for (const name of readdirSync(prepared)) files.set(name, readFileSync(join(prepared, name)))
})
afterAll(remove)

/** Checks a copy of the prepared directory that was damaged before. */
async function checkAfter(damage: (directory: string) => void) {
  const { directory, remove: drop } = temporaryDirectory()
  for (const [name, bytes] of files) writeFileSync(join(directory, name), bytes)
  damage(directory)
  const store = await openSqliteStore(directory, OPTIONS)
  const first = await store.check('a test')
  const second = await store.check('a test')
  await store.close()
  drop()
  return { first, second }
}

const damagedBy = (change: (database: Database.Database) => void) =>
  checkAfter((directory) => withDatabase(directory, change))

const anHnswFile = (directory: string): string =>
  join(directory, readdirSync(directory).find((name) => name.startsWith('hnsw-'))!)

test('what was stored is whole', async () => {
  const { first } = await checkAfter(() => undefined)
  expect({ ...first }).toEqual({
    counts: {
      generations: 3,
      documents: 4,
      passages: 9,
      vectors: 9,
      quotes: 1,
      files: 3,
      uploads: 0,
    },
    mended: [],
    lost: [],
  })
})

const DAMAGES: readonly (readonly [sql: string, finding: RegExp])[] = [
  ["UPDATE documents SET text = 'b 0. b 1. b 9.' WHERE id = 'b'", /“b”: its text is not the one/],
  ["UPDATE documents SET content_hash = 'x' WHERE id = 'b'", /“b”: its text is not the one/],
  ["UPDATE documents SET passages = 9 WHERE id = 'b'", /3 of 9 passages/],
  ['DELETE FROM vectors WHERE passage = 1', /vectors are there/],
  ['DELETE FROM passages WHERE id = 1', /passages are there/],
  ['UPDATE passages SET end = 9999 WHERE id = 1', /a passage is outside the text/],
  ["UPDATE passages SET sentences = x''", /has no sentence/],
  ["UPDATE passages SET sentences = x'0000000063000000' WHERE id = 1", /sentence is outside/],
  ["UPDATE passages SET headings = x'0000000063000000' WHERE id = 1", /heading or name is outside/],
  ["UPDATE vectors SET vector = x'0000803f' WHERE passage = 2", /has 1 numbers instead of 4/],
  ['UPDATE vectors SET vector = zeroblob(16) WHERE passage = 2', /a vector has the length 0/],
  ['DELETE FROM token_vectors WHERE passage = 2', /token vectors are not whole/],
  ["UPDATE token_vectors SET tokens = x'00' WHERE passage = 2", /token vectors are not whole/],
  ["DELETE FROM terms WHERE term = 'all'", /terms are not in the dictionary/],
  ['UPDATE generations SET passages = 99 WHERE generation = 3', /of 99 passages/],
  ["UPDATE generations SET fingerprint = 'x' WHERE generation = 3", /made with another model/],
  ['DELETE FROM members WHERE generation = 3 AND version = 3', /2 of 3 documents/],
  ['UPDATE collections SET live = 99', /live generation 99 is missing/],
  ["UPDATE cited_slices SET text = 'other'", /cited slice .* is not what the document says/],
  ['UPDATE cited_slices SET "end" = 9', /cited slice .* is not what the document says/],
]

test.each(DAMAGES)('%s is found', async (sql, finding) => {
  const { first, second } = await damagedBy((database) => database.exec(sql))
  expect(first.lost.join('\n')).toMatch(finding)
  expect(second.lost).toEqual(first.lost)
})

test('a damaged page is found', async () => {
  const { first } = await checkAfter((directory) => {
    const path = join(directory, 'verbatim.db')
    const bytes = readFileSync(path)
    const root = withDatabase(directory, (database) =>
      database.prepare("SELECT rootpage FROM sqlite_master WHERE name = 'vectors'").pluck().get(),
    ) as number
    bytes.fill(0xff, (root - 1) * 8192, root * 8192)
    writeFileSync(path, bytes)
  })
  expect(first.lost.length).toBeGreaterThan(0)
})

test.each([
  ['missing', (path: string) => rmSync(path)],
  ['cut', (path: string) => writeFileSync(path, readFileSync(path).subarray(0, 200))],
  [
    'changed in one byte',
    (path: string) => {
      const bytes = readFileSync(path)
      bytes[bytes.length - 9]! ^= 1
      writeFileSync(path, bytes)
    },
  ],
])('an HNSW file that is %s is made again', async (_what, damage) => {
  const { first, second } = await checkAfter((directory) => damage(anHnswFile(directory)))
  expect(first.lost).toEqual([])
  expect(first.mended).toEqual([expect.stringMatching(/^one: the HNSW file of generation \d was/)])
  expect(second.mended).toEqual([])
})

test('what a crashed run left is removed', async () => {
  const { directory, store, another, close } = await openTemporaryStore(OPTIONS)
  await commitAll(store, 'one', [documentOf('a', {}, {})])
  const draft = await store.begin('one', { holder: 'a crash', fingerprint: 'model a' })
  const { document, passages } = documentOf('half', {})
  await draft.put(document, passages)
  writeFileSync(join(directory, 'hnsw-1-0000.bin.tmp'), 'half')
  const other = await another()
  expect(await other.check('a test')).toMatchObject({ lost: [], mended: [] })
  writeFileSync(join(directory, 'verbatim.db.schema-1.0000.tmp'), 'half')
  withDatabase(directory, (database) => database.exec('UPDATE leases SET expires = 0'))
  const { lost, mended } = await other.check('a test')
  expect(lost).toEqual([])
  expect(mended).toEqual([
    'one: 2 leftovers of a crashed run were removed',
    'half-made copies of the database were removed: 1',
  ])
  expect(readdirSync(directory).filter((name) => name.endsWith('.tmp'))).toEqual([])
  await close()
})

import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { NewerSchemaError, UserError } from '../../src/core/errors.ts'
import { DATABASE_FILE, openSqliteStore } from '../../src/stores/sqlite-store.ts'
import { commitAll, documentOf, OPTIONS, textsOf } from '../contracts/store-support.ts'
import { syntheticDocuments } from '../support/synthetic-passages.ts'
import { temporaryDirectory, withDatabase } from './sqlite-backend.ts'

/** A directory with one small generation, closed. */
async function prepared() {
  const { directory, remove } = temporaryDirectory()
  const store = await openSqliteStore(directory)
  await commitAll(store, 'one', [documentOf('a', {}), documentOf('b', {})])
  await store.close()
  return { directory, remove, database: join(directory, DATABASE_FILE) }
}

test('a full disk leaves the old generation, says so, and lets the next run succeed', async () => {
  const { directory, remove, database } = await prepared()
  const maxBytes = statSync(database).size + 40 * 8192
  const store = await openSqliteStore(directory, { maxBytes })
  const make = syntheticDocuments({ seed: 1, dimensions: 4 })
  const draft = await store.begin('one', OPTIONS)
  const fill = async () => {
    for (let row = 0; row < 1_000; row += 1) {
      const { document, passages } = make(`d${row}`, 5)
      await draft.put(document, passages)
    }
  }
  const failed = fill()
  await expect(failed).rejects.toBeInstanceOf(UserError)
  await expect(failed).rejects.toMatchObject({ data: { code: 'SQLITE_FULL' } })
  await expect(failed).rejects.toThrow(/no room left.*Nothing was changed/)
  await expect(draft.commit()).rejects.toThrow()
  expect(await textsOf(await store.live('one'))).toEqual({ a: 'a 0.', b: 'b 0.' })

  // What was written before is removed, so a smaller run has room again.
  const next = await commitAll(store, 'one', [documentOf('c', {})])
  expect(await textsOf(next)).toEqual({ a: 'a 0.', b: 'b 0.', c: 'c 0.' })
  await store.close()
  remove()
})

test('a newer schema is refused and left alone', async () => {
  const { directory, remove, database } = await prepared()
  withDatabase(directory, (opened) => {
    opened.pragma('journal_mode = DELETE')
    opened.pragma('user_version = 999')
  })
  const before = readFileSync(database)
  const refused = openSqliteStore(directory)
  await expect(refused).rejects.toBeInstanceOf(NewerSchemaError)
  await expect(refused).rejects.toMatchObject({ data: { found: 999 } })
  expect(readFileSync(database).equals(before)).toBe(true)
  remove()
})

test('a file that is no database is told of, with what to do', async () => {
  const { directory, remove, database } = await prepared()
  writeFileSync(database, 'not a database, and long enough to be looked at. '.repeat(50))
  const refused = openSqliteStore(directory)
  await expect(refused).rejects.toBeInstanceOf(UserError)
  await expect(refused).rejects.toThrow(/damaged.*backup/)
  remove()
})

test('a database with damaged pages is told of by whatever reads them', async () => {
  const { directory, remove, database } = await prepared()
  const bytes = readFileSync(database)
  // The first page says that it is a database; all others are gone.
  bytes.fill(0xa5, 8192)
  writeFileSync(database, bytes)
  const read = async () => {
    const store = await openSqliteStore(directory)
    try {
      await textsOf(await store.live('one'))
    } finally {
      await store.close()
    }
  }
  const failed = read()
  await expect(failed).rejects.toBeInstanceOf(UserError)
  await expect(failed).rejects.toThrow(/damaged/)
  remove()
})

test('a data directory that cannot be one is told of', async () => {
  const { directory, remove } = temporaryDirectory()
  mkdirSync(join(directory, DATABASE_FILE))
  await expect(openSqliteStore(directory)).rejects.toThrow(/--data/)
  writeFileSync(join(directory, 'file'), '')
  await expect(openSqliteStore(join(directory, 'file'))).rejects.toBeInstanceOf(UserError)
  remove()
})

test('a generation that is pruned says so instead of answering wrongly', async () => {
  const { directory, remove } = await prepared()
  const store = await openSqliteStore(directory)
  const old = (await store.live('one'))!
  const [passage] = await old.passagesOf('a')
  for (const id of ['c', 'd', 'e']) await commitAll(store, 'one', [documentOf(id, {})])
  const request = { vector: Float32Array.of(1, 0, 0, 0), terms: new Map(), limit: 2 }
  for (const read of [
    () => old.documents(),
    () => old.document('a'),
    () => old.summaries(['a']),
    () => old.languages(),
    () => old.passages([passage!.id]),
    () => old.passagesOf('a'),
    () => old.vectors([passage!.id]),
    () => old.search(request),
    () => old.frequencies(['a']),
  ]) {
    await expect(read()).rejects.toThrow(/no longer kept/)
  }
  await store.close()
  remove()
})

test('closing gives open leases back and stops what is under way', async () => {
  const { directory, remove } = await prepared()
  const store = await openSqliteStore(directory)
  const draft = await store.begin('one', OPTIONS)
  await draft.put(documentOf('c', {}).document, documentOf('c', {}).passages)
  await store.close()
  const other = await openSqliteStore(directory)
  expect(await textsOf(await commitAll(other, 'one', []))).toEqual({ a: 'a 0.', b: 'b 0.' })
  await other.close()
  remove()
})

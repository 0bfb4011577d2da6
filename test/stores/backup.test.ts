import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { NewerSchemaError, UserError } from '../../src/core/errors.ts'
import { backUp } from '../../src/stores/backup.ts'
import { finishRestore, restore } from '../../src/stores/restore.ts'
import { SCHEMA_VERSION } from '../../src/stores/sqlite/schema.ts'
import { openSqliteCommunity } from '../../src/stores/sqlite-community.ts'
import { openSqliteStore } from '../../src/stores/sqlite-store.ts'
import { commitAll, documentOf, OPTIONS, textsOf } from '../contracts/store-support.ts'
import { temporaryDirectory, withDatabase } from './sqlite-backend.ts'

const STORE_OPTIONS = { exactLimit: 2 }
const UPLOAD = join('uploads', 'guild', 'file.txt')
const BEFORE = { a: 'a 0.\na 1.', b: 'b 0.' }

/** A data directory in use, and a place for backups. */
async function inUse() {
  const root = temporaryDirectory()
  const directory = join(root.directory, 'data')
  const file = join(root.directory, 'kept.backup')
  const store = await openSqliteStore(directory, STORE_OPTIONS)
  const community = await openSqliteCommunity(directory)
  await commitAll(store, 'guild', [documentOf('a', {}, {}), documentOf('b', {})])
  await community.departures.leave('guild', '2026-01-01')
  mkdirSync(join(directory, 'uploads', 'guild'), { recursive: true })
  writeFileSync(join(directory, UPLOAD), 'uploaded bytes')
  const stop = async () => {
    await community.close()
    await store.close()
  }
  return { ...root, directory, file, store, community, stop }
}

/** What stands in a directory. */
async function contents(directory: string) {
  const store = await openSqliteStore(directory, STORE_OPTIONS)
  const community = await openSqliteCommunity(directory)
  const found = {
    texts: await textsOf(await store.live('guild')),
    left: await community.departures.leftBefore('2027'),
    upload: existsSync(join(directory, UPLOAD)) && readFileSync(join(directory, UPLOAD), 'utf8'),
    lost: (await store.check('a test')).lost,
  }
  await community.close()
  await store.close()
  return found
}

const WHOLE = { texts: BEFORE, left: ['guild'], upload: 'uploaded bytes', lost: [] }
const leftovers = (directory: string) =>
  readdirSync(directory).filter((name) => /restore|partial/.test(name))

test('a backup made while a run writes is put back whole, in place of what came later', async () => {
  const { directory, file, store, stop, remove } = await inUse()
  const draft = await store.begin('guild', OPTIONS)
  const half = documentOf('half', {})
  await draft.put(half.document, half.passages)
  expect(backUp(directory, file)).toEqual({ files: 3, bytes: readFileSync(file).length })
  await draft.abort()
  await commitAll(store, 'guild', [documentOf('c', {}, {}, {})])
  writeFileSync(join(directory, UPLOAD), 'later bytes')
  writeFileSync(join(directory, 'uploads', 'guild', 'later.txt'), 'later')
  writeFileSync(join(directory, 'web-validators.json'), '{}')
  await stop()

  expect(restore(directory, file)).toEqual({ files: 3 })
  expect(readdirSync(directory).sort()).toEqual(['community.db', 'uploads', 'verbatim.db'])
  expect(readdirSync(join(directory, 'uploads', 'guild'))).toEqual(['file.txt'])
  expect(await contents(directory)).toEqual(WHOLE)
  remove()
})

test('a backup is put back where nothing is', async () => {
  const { directory, file, stop, remove } = await inUse()
  backUp(directory, file)
  await stop()
  const elsewhere = join(directory, 'elsewhere')
  restore(elsewhere, file)
  expect(await contents(elsewhere)).toEqual(WHOLE)
  remove()
})

test('a database that is damaged is replaced', async () => {
  const { directory, file, stop, remove } = await inUse()
  backUp(directory, file)
  await stop()
  writeFileSync(join(directory, 'verbatim.db'), 'no database at all, and long enough. '.repeat(99))
  restore(directory, file)
  expect(await contents(directory)).toEqual(WHOLE)
  remove()
})

test('nothing is restored while a bot has the index open', async () => {
  const { directory, file, store, stop, remove } = await inUse()
  backUp(directory, file)
  expect(() => restore(directory, file)).toThrow(/in use by a bot or another run/)
  expect(leftovers(directory)).toEqual([])
  await commitAll(store, 'guild', [documentOf('c', {})])
  await stop()
  expect(finishRestore(directory)).toBe(false)
  expect((await contents(directory)).texts).toEqual({ ...BEFORE, c: 'c 0.' })
  remove()
})

const WRONG: readonly (readonly [what: string, sql: string, message: RegExp])[] = [
  ['with changed bytes', "UPDATE chunks SET content = x'00' WHERE path LIKE 'up%'", /is damaged/],
  ['that ends early', "DELETE FROM chunks WHERE path = 'verbatim.db'", /is damaged/],
  ['without an index', "DELETE FROM files WHERE path = 'verbatim.db'", /has no index/],
  ['of a newer program', 'PRAGMA user_version = 9', /newer version/],
  ['of something else', 'PRAGMA application_id = 1', /not a backup/],
  [
    'that leads outside',
    "UPDATE files SET path = 'uploads/../../x' WHERE path LIKE 'up%'",
    /not ours/,
  ],
  ['that leads to a root', "UPDATE files SET path = '/tmp/x' WHERE path LIKE 'up%'", /not ours/],
]

test.each(WRONG)('a backup %s is refused, and what is there stays', async (_what, sql, message) => {
  const { directory, file, stop, remove } = await inUse()
  backUp(directory, file)
  await stop()
  const database = new Database(file)
  database.exec(sql)
  database.close()
  expect(() => restore(directory, file)).toThrow(message)
  expect(leftovers(directory)).toEqual([])
  expect(await contents(directory)).toEqual(WHOLE)
  remove()
})

test('a backup with a newer schema is refused', async () => {
  const { directory, file, stop, remove } = await inUse()
  withDatabase(directory, (database) => database.pragma('user_version = 99'))
  backUp(directory, file)
  withDatabase(directory, (database) => database.pragma(`user_version = ${SCHEMA_VERSION}`))
  await stop()
  expect(() => restore(directory, file)).toThrow(NewerSchemaError)
  expect(await contents(directory)).toEqual(WHOLE)
  remove()
})

test('two do not restore at the same time', async () => {
  const { directory, file, stop, remove } = await inUse()
  backUp(directory, file)
  await stop()
  expect(() => restore(directory, file, () => restore(directory, file))).toThrow(/is restoring/)
  expect(finishRestore(directory)).toBe(false)
  expect(await contents(directory)).toEqual(WHOLE)
  remove()
})

test('what is no backup, or no index, is told of', async () => {
  const { directory, remove } = temporaryDirectory()
  writeFileSync(join(directory, 'a.txt'), 'Not a database. '.repeat(99))
  const target = join(directory, 'data')
  expect(() => restore(target, join(directory, 'a.txt'))).toThrow(/not a backup/)
  expect(() => restore(target, join(directory, 'none'))).toThrow(UserError)
  expect(() => backUp(directory, join(directory, 'b'))).toThrow(/no index/)
  remove()
})

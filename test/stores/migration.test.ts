import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { SCHEMA_VERSION } from '../../src/stores/sqlite/schema.ts'
import { openSqliteStore } from '../../src/stores/sqlite-store.ts'
import { commitAll, documentOf, textsOf } from '../contracts/store-support.ts'
import { temporaryDirectory, toFirstSchema, withDatabase } from './sqlite-backend.ts'

/** A directory as an older version left it, with one document. */
async function olderDirectory() {
  const { directory, remove } = temporaryDirectory()
  const store = await openSqliteStore(directory)
  await commitAll(store, 'one', [documentOf('a', {}, {})])
  await store.close()
  toFirstSchema(directory)
  return { directory, remove }
}

test('an older schema is brought up, once a copy of it was made', async () => {
  const { directory, remove } = await olderDirectory()
  const store = await openSqliteStore(directory)
  expect(await textsOf(await store.live('one'))).toEqual({ a: 'a 0.\na 1.' })
  expect(await store.check('a test')).toMatchObject({ lost: [], mended: [] })
  expect(withDatabase(directory, (database) => database.pragma('user_version'))).toEqual([
    { user_version: SCHEMA_VERSION },
  ])
  await store.close()

  const copy = new Database(join(directory, 'verbatim.db.schema-1'), { readonly: true })
  expect(copy.pragma('user_version', { simple: true })).toBe(1)
  expect(copy.pragma('integrity_check', { simple: true })).toBe('ok')
  expect(copy.prepare('SELECT text FROM documents').pluck().all()).toEqual(['a 0.\na 1.'])
  copy.close()
  remove()
})

test('a new directory and one of this schema need no copy', async () => {
  const { directory, remove } = temporaryDirectory()
  for (let time = 0; time < 2; time += 1) await (await openSqliteStore(directory)).close()
  expect(readdirSync(directory)).toEqual(['verbatim.db'])
  expect(existsSync(join(directory, 'verbatim.db.schema-1'))).toBe(false)
  remove()
})

import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { DEFAULT_CHUNKING } from '../../src/core/chunk.ts'
import { fingerprintOf } from '../../src/core/generation.ts'
import { checkData } from '../../src/indexing/check-data.ts'
import { forgetDocument } from '../../src/indexing/forget-document.ts'
import { indexSources } from '../../src/indexing/index-sources.ts'
import { ServerIndexer } from '../../src/indexing/server-indexer.ts'
import { backUp } from '../../src/stores/backup.ts'
import { type Data, openData } from '../../src/stores/open-data.ts'
import { restore } from '../../src/stores/restore.ts'
import { temporaryDirectory } from '../stores/sqlite-backend.ts'
import { hashEmbedder } from '../support/hash-embedder.ts'

const RUN = { holder: 'the test' }
const RULES = 'The hall opens at nine.'

let place: { readonly dataDirectory: string; readonly databaseUrl: null }
let remove: () => void
let data: Data
beforeEach(async () => {
  const temporary = temporaryDirectory()
  remove = temporary.remove
  place = { dataDirectory: temporary.directory, databaseUrl: null }
  data = await openData(place)
  await add('rules.txt', RULES)
})
afterEach(async () => {
  await data.close()
  remove()
})

const indexer = () =>
  new ServerIndexer({
    ...data,
    slices: data.store.cited,
    fingerprint: fingerprintOf(hashEmbedder, DEFAULT_CHUNKING),
    index: (collection, inputs, run) =>
      indexSources({ ...data, embedder: hashEmbedder }, collection, inputs, run),
  })
const add = (name: string, text: string) =>
  indexer().add('7', { kind: 'file', name, bytes: Buffer.from(text) }, RUN)
const check = () => checkData(place, {}, 'the test')
/** Every version kept on the disk: folder of the source, name of the version. */
const versions = (): string[][] => {
  const uploads = join(place.dataDirectory, 'uploads', '7')
  return readdirSync(uploads).flatMap((folder) =>
    readdirSync(join(uploads, folder)).map((name) => [join(uploads, folder), name]),
  )
}
const pathOf = ([folder, name]: string[]): string => join(folder!, name!)

test('whole uploads are counted, and nothing is said of them', async () => {
  await add('rules.txt', 'The hall opens at ten.')
  const { counts, mended, lost } = await check()
  expect({ uploads: counts.uploads, mended, lost }).toEqual({ uploads: 1, mended: [], lost: [] })
  expect(versions()).toHaveLength(1)
})

test('damaged and missing bytes are lost, and adding the file again mends that', async () => {
  const name = expect.stringMatching(/^7: the bytes of upload:\w{12}-rules\.txt are damaged; add/)
  writeFileSync(pathOf(versions()[0]!), 'The hall opens at six.')
  expect((await check()).lost).toEqual([name])
  rmSync(versions()[0]![0]!, { recursive: true })
  expect((await check()).lost).toEqual([expect.stringContaining('missing; add the file again')])
  await add('rules.txt', RULES)
  expect((await check()).lost).toEqual([])
})

test('what a crash left half written, or without a document, is cleared away', async () => {
  const [folder, name] = versions()[0]!
  writeFileSync(join(folder!, `${name}.1.tmp`), 'The ha')
  await data.kept.keep('7', 'upload:0123456789ab-left.txt', Buffer.from('Left.'))
  expect(await check()).toMatchObject({
    mended: ['7: uploads that no document came from were removed: 1'],
    lost: [],
  })
  expect(versions()).toEqual([[folder, name]])
  expect((await check()).mended).toEqual([])
})

test('what a run has kept, and is about to use, stays', async () => {
  const source = 'upload:0123456789ab-next.txt'
  const fingerprint = fingerprintOf(hashEmbedder, DEFAULT_CHUNKING)
  const draft = await data.store.begin('7', { holder: 'a run', fingerprint })
  await data.kept.keep('7', source, Buffer.from('Next.'))
  expect((await check()).mended).toEqual([])
  expect(await data.kept.uploads('7')).toContain(source)
  await draft.abort()
  expect((await check()).mended).toHaveLength(1)
})

test('a backup holds them, restoring brings them back, forgetting erases them', async () => {
  const backup = join(place.dataDirectory, 'kept.backup')
  backUp(place.dataDirectory, backup)
  const [document] = await (await data.store.live('7'))!.documents()
  const erasure = { collection: '7', document: document!.id }
  await forgetDocument(data, erasure, 'the test')
  expect(readdirSync(join(place.dataDirectory, 'uploads', '7'))).toEqual([])
  await data.close()
  restore(place.dataDirectory, backup)
  data = await openData(place)
  const source = document!.source!
  expect(Buffer.from((await data.kept.read('7', source))!).toString()).toBe(RULES)
  expect((await check()).lost).toEqual([])
})

test('a file where a folder should be is no upload', async () => {
  const stray = join(place.dataDirectory, 'uploads', '7', 'stray')
  mkdirSync(join(stray, '..'), { recursive: true })
  writeFileSync(stray, 'Stray.')
  expect((await check()).lost).toEqual([])
  expect(readdirSync(join(stray, '..'))).not.toContain('stray')
})

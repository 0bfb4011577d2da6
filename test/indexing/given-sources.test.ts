import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { DEFAULT_CHUNKING } from '../../src/core/chunk.ts'
import { fingerprintOf } from '../../src/core/generation.ts'
import { type IndexingOptions, indexSources } from '../../src/indexing/index-sources.ts'
import { ServerIndexer } from '../../src/indexing/server-indexer.ts'
import { FileSources } from '../../src/stores/file-sources.ts'
import { openSqliteStore, type SqliteStore } from '../../src/stores/sqlite-store.ts'
import { hashEmbedder } from '../support/hash-embedder.ts'
import { openWebSite, page, type WebSite } from '../support/web-site.ts'
import { sourceFolder } from './sources.ts'

const RUN = { holder: 'the test' }
const OPERATORS = 'default'

let folder: ReturnType<typeof sourceFolder>
let documents: string
let site: WebSite
let store: SqliteStore
let indexer: ServerIndexer
beforeEach(async () => {
  folder = sourceFolder()
  documents = join(folder.root, 'handbook')
  mkdirSync(join(documents, 'deep'), { recursive: true })
  site = await openWebSite()
  store = await openSqliteStore(join(folder.root, 'data'))
  indexer = new ServerIndexer({
    store,
    slices: store.cited,
    sources: store.sources,
    kept: new FileSources(join(folder.root, 'data')),
    fingerprint: fingerprintOf(hashEmbedder, DEFAULT_CHUNKING),
    index,
  })
})
afterEach(async () => {
  await store.close()
  await site.close()
  folder.remove()
})

/** As the command line does it, but for pages of this machine. */
const index = (
  collection: string,
  inputs: Parameters<typeof indexSources>[2],
  run: IndexingOptions,
) =>
  indexSources(
    {
      store,
      sources: store.sources,
      embedder: hashEmbedder,
      kept: new FileSources(join(folder.root, 'data')),
    },
    collection,
    inputs,
    {
      ...run,
      web: {
        guard: {
          resolve: async () => [{ address: '127.0.0.1', family: 4 as const }],
          isAllowed: () => true,
        },
      },
    },
  )

const give = (inputs: string[], collection = OPERATORS) =>
  index(collection, inputs, { ...RUN, isGiven: true })
const write = (name: string, text: string): void => writeFileSync(join(documents, name), text)
const urlOf = (path: string): string => `http://handbook.example:${site.port}${path}`
const fileOf = (name: string): string => pathToFileURL(join(documents, name)).href
const idsOf = async (collection = OPERATORS): Promise<string[]> =>
  ((await (await store.live(collection))?.documents()) ?? []).map(({ id }) => id)
const sitemap = (...paths: string[]) =>
  page(`<urlset>${paths.map((path) => `<url><loc>${urlOf(path)}</loc></url>`).join('')}</urlset>`, {
    'content-type': 'application/xml',
  })
const feed = (...entries: string[]) =>
  page(
    `<rss><channel>${entries.map((one) => `<item><guid>${one}</guid><title>${one}</title><description>${one} is the news of today.</description></item>`).join('')}</channel></rss>`,
    { 'content-type': 'application/rss+xml' },
  )

test('a new file of a folder is found by the next reading; one that vanished stays and is reported', async () => {
  write('a.txt', 'The hall opens at nine.')
  write('deep/b.txt', 'The cellar is cold.')
  await give([documents])
  rmSync(join(documents, 'deep/b.txt'))
  write('deep/c.txt', 'The attic is warm.')
  const report = await indexer.refresh(OPERATORS, RUN)
  expect(report).toMatchObject({
    added: ['deep/c.txt'],
    unchanged: 2,
    removed: [],
    failed: [{ reason: 'There is no such file or folder.' }],
  })
  expect(await idsOf()).toEqual(['a.txt', 'deep/b.txt', 'deep/c.txt'])
  expect(await indexer.sourcesOf(OPERATORS)).toEqual([pathToFileURL(documents).href])
})

test('one file of a folder is read alone, under the id that it has there', async () => {
  write('a.txt', 'The hall opens at nine.')
  await give([documents])
  write('a.txt', 'The hall opens at ten.')
  write('deep/b.txt', 'The cellar is cold.')
  const only = [fileOf('deep/b.txt'), 'file:///etc/hostname', 'https://elsewhere.example/']
  expect(await indexer.refresh(OPERATORS, RUN, only)).toMatchObject({
    added: ['deep/b.txt'],
    changed: [],
    failed: [],
  })
  expect(await indexer.refresh(OPERATORS, RUN, [pathToFileURL(documents).href])).toMatchObject({
    changed: ['a.txt'],
  })
})

test('a sitemap is read again for new pages; the pages have their own time', async () => {
  for (const path of ['/a', '/b']) site.pages.set(path, page(`This is ${path} of the handbook.`))
  site.pages.set('/sitemap.xml', sitemap('/a'))
  await give([urlOf('/sitemap.xml')])
  expect(await indexer.sourcesOf(OPERATORS)).toEqual([urlOf('/sitemap.xml'), urlOf('/a')])
  site.pages.set('/sitemap.xml', sitemap('/a', '/b'))
  site.log.length = 0
  await indexer.refresh(OPERATORS, RUN, [urlOf('/sitemap.xml')])
  expect(site.log).toEqual(['GET /robots.txt', 'GET /sitemap.xml', 'GET /b'])
  expect(await idsOf()).toHaveLength(2)
  expect((await indexer.refresh(OPERATORS, RUN)).unchanged).toBe(2)
})

test('what a moderator removed does not come back by itself', async () => {
  for (const path of ['/a', '/b']) site.pages.set(path, page(`This is ${path} of the handbook.`))
  site.pages.set('/sitemap.xml', sitemap('/a', '/b'))
  site.pages.set('/feed', feed('one', 'two'))
  for (const path of ['/sitemap.xml', '/feed'])
    await indexer.add('7', { kind: 'page', url: urlOf(path) }, RUN)
  const all = await idsOf('7')
  expect(all).toHaveLength(4)
  const gone = all.filter((id) => /\/a$|#one$/.test(id))
  await indexer.remove('7', gone, 'the test')
  await indexer.refresh('7', RUN)
  expect(await idsOf('7')).toEqual(all.filter((id) => !gone.includes(id)))

  await indexer.add('7', { kind: 'page', url: urlOf('/feed') }, RUN)
  await indexer.add('7', { kind: 'page', url: urlOf('/a') }, RUN)
  expect(await idsOf('7')).toEqual(all)
})

test('removing the last document of a source ends its reading', async () => {
  site.pages.set('/feed', feed('one'))
  await indexer.add('7', { kind: 'page', url: urlOf('/feed') }, RUN)
  await indexer.remove('7', await idsOf('7'), 'the test')
  expect(await indexer.sourcesOf('7')).toEqual([])
  await indexer.forget('7')
  expect(await store.sources.leftOut('7')).toEqual(new Set())
})

test('nothing is recorded of a dry run, of what fails, or of what nobody gave', async () => {
  write('a.txt', 'The hall opens at nine.')
  await index(OPERATORS, [documents], { ...RUN, isGiven: true, dryRun: true })
  await give([join(folder.root, 'nowhere'), urlOf('/nowhere'), 'http://'])
  await index(OPERATORS, [join(documents, 'a.txt')], RUN)
  expect(await store.sources.given(OPERATORS)).toEqual([])
})

test('a folder that the operator gave to a server is read again for it, any other file is not', async () => {
  write('a.txt', 'The hall opens at nine.')
  await index('7', [join(documents, 'a.txt')], RUN)
  expect(await indexer.sourcesOf('7')).toEqual([])
  await give([documents], '7')
  write('b.txt', 'The cellar is cold.')
  expect((await indexer.refresh('7', RUN)).added).toEqual(['b.txt'])
})

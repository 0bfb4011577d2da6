import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { DEFAULT_CHUNKING } from '../../src/core/chunk.ts'
import { citedSlice } from '../../src/core/cited.ts'
import type { Embedder } from '../../src/core/embedder.ts'
import { fingerprintOf } from '../../src/core/generation.ts'
import { checkUploads } from '../../src/indexing/check-uploads.ts'
import { indexSources } from '../../src/indexing/index-sources.ts'
import { ServerIndexer } from '../../src/indexing/server-indexer.ts'
import { FileSources } from '../../src/stores/file-sources.ts'
import { openSqliteStore, type SqliteStore } from '../../src/stores/sqlite-store.ts'
import { hashEmbedder } from '../support/hash-embedder.ts'

const RUN = { holder: 'the test' }

let dataDirectory: string
let store: SqliteStore
let indexer: ServerIndexer
/** Over what the test's store and folder hold. */
function indexerWith(embedder: Embedder): ServerIndexer {
  const kept = new FileSources(dataDirectory)
  const parts = { store, sources: store.sources, embedder, kept }
  return new ServerIndexer({
    store,
    slices: store.cited,
    fingerprint: fingerprintOf(embedder, DEFAULT_CHUNKING),
    kept,
    sources: store.sources,
    index: (collection, inputs, run) => indexSources(parts, collection, inputs, run),
  })
}
beforeEach(async () => {
  dataDirectory = mkdtempSync(join(tmpdir(), 'verbatim-server-'))
  store = await openSqliteStore(dataDirectory)
  indexer = indexerWith(hashEmbedder)
})
afterEach(async () => {
  await store.close()
  rmSync(dataDirectory, { recursive: true, force: true })
})

const file = (name: string, text: string) =>
  ({ kind: 'file', name, bytes: Buffer.from(text) }) as const
const textsOf = async (collection: string): Promise<string[]> => {
  const live = await store.live(collection)
  const documents = (await live?.documents()) ?? []
  return Promise.all(documents.map(async ({ id }) => (await live?.document(id))?.text ?? ''))
}
const uploads = (collection: string): string[] => {
  const directory = join(dataDirectory, 'uploads', collection)
  return existsSync(directory) ? readdirSync(directory) : []
}

test('a file is read, kept, and read again without change', async () => {
  const added = await indexer.add('7', file('House rules.txt', 'The hall opens at nine.'), RUN)
  expect([added.added.length, added.failed]).toEqual([1, []])
  expect(await textsOf('7')).toEqual(['The hall opens at nine.'])
  expect(uploads('7')).toHaveLength(1)
  const again = await indexer.refresh('7', RUN)
  expect([again.unchanged, again.changed, again.removed, again.failed]).toEqual([1, [], [], []])
})

test('a typed text keeps its title and its words', async () => {
  const text = '# Not a heading\r\nThe hall opens at nine. '
  await indexer.add('7', { kind: 'text', title: 'House rules', text }, RUN)
  const documents = (await (await store.live('7'))?.documents()) ?? []
  expect(documents.map(({ title }) => title)).toEqual(['House rules'])
  expect(await textsOf('7')).toEqual([text])
  expect((await indexer.refresh('7', RUN)).unchanged).toBe(1)
})

test('what another model indexed is made anew, all of it, by any run', async () => {
  const other = { ...hashEmbedder, modelId: 'another model' }
  const current = fingerprintOf(other, DEFAULT_CHUNKING)
  const updated = indexerWith(other)
  await indexer.add('7', file('House rules.txt', 'The hall opens at nine.'), RUN)
  await indexer.add('7', file('Fees.txt', 'A year costs ten crowns.'), RUN)
  await updated.add('7', file('Keys.txt', 'Keys lie in the office.'), RUN)
  expect((await store.live('7'))?.summary).toMatchObject({ fingerprint: current, passages: 3 })
  expect(await textsOf('7')).toHaveLength(3)

  await indexer.refresh('7', RUN)
  await updated.refresh('7', { ...RUN, dryRun: true })
  const back = fingerprintOf(hashEmbedder, DEFAULT_CHUNKING)
  expect((await store.live('7'))?.summary).toMatchObject({ fingerprint: back, passages: 3 })
})

test('the same name again is a new version of the same document', async () => {
  await indexer.add('7', file('rules.txt', 'The hall opens at nine.'), RUN)
  const { changed, added } = await indexer.add(
    '7',
    file('rules.txt', 'The hall opens at ten.'),
    RUN,
  )
  expect([changed.length, added.length]).toEqual([1, 0])
  expect(await textsOf('7')).toEqual(['The hall opens at ten.'])
})

test('a dry run and a file that cannot be read leave nothing behind', async () => {
  await indexer.add('7', file('rules.txt', 'The hall opens at nine.'), { ...RUN, dryRun: true })
  const { failed } = await indexer.add('7', file('picture.png', '\u0000\u0001\u0002PNG'), RUN)
  expect(failed).toHaveLength(1)
  expect(uploads('7')).toEqual([])
  expect(await textsOf('7')).toEqual([])
})

test.each([
  '../../escape.txt',
  '/etc/passwd.txt',
  '..',
  'a/b\\c:d.txt',
  '名前.txt',
  `${'x'.repeat(300)}.txt`,
  `${'名'.repeat(79)}.txt`,
  `${'𠀋'.repeat(79)}\uD840.txt`,
])('a file called %s stays in its server’s directory', async (name) => {
  await indexer.add('7', file(name, 'The hall opens at nine.'), RUN)
  expect(existsSync(join(dataDirectory, 'escape.txt'))).toBe(false)
  expect(readdirSync(join(dataDirectory, 'uploads'))).toEqual(['7'])
  expect((await indexer.refresh('7', RUN)).failed).toEqual([])
})

test('removing takes the document and its file', async () => {
  await indexer.add('7', file('rules.txt', 'The hall opens at nine.'), RUN)
  const [document] = (await (await store.live('7'))?.documents()) ?? []
  expect(await indexer.remove('7', [document!.id, 'another'], 'the test')).toEqual([document!.id])
  expect([await textsOf('7'), uploads('7')]).toEqual([[], []])
  expect(await indexer.remove('7', ['another'], 'the test')).toEqual([])
})

test('a file of several documents stays while one of them does', async () => {
  const lines = ['a', 'b'].map((id) => JSON.stringify({ id, title: id, text: `Text of ${id}.` }))
  await indexer.add('7', file('docs.jsonl', lines.join('\n')), RUN)
  await indexer.remove('7', ['a'], 'the test')
  expect(uploads('7')).toHaveLength(1)
  await indexer.remove('7', ['b'], 'the test')
  expect(uploads('7')).toEqual([])
})

describe('a new version of a file', () => {
  const line = (id: string, text: string) => JSON.stringify({ id, title: id, text })
  const lines = (...all: string[]) => file('docs.jsonl', all.join('\n'))
  const FIRST = lines(line('fee', 'The fee is ten euros.'), line('hall', 'The hall opens at nine.'))
  const PARTLY = lines(line('fee', 'The fee is twenty euros.'), '{"id": "hall", broken')
  const lostBytes = async (): Promise<string[]> => {
    const found = { counts: { uploads: 0 }, mended: [], lost: [] }
    await checkUploads(
      { store, sources: store.sources, kept: new FileSources(dataDirectory) },
      found,
    )
    return found.lost
  }

  test('is read again as it is, although a part of it cannot be read', async () => {
    await indexer.add('7', FIRST, RUN)
    expect(await indexer.add('7', PARTLY, RUN)).toMatchObject({ changed: ['fee'] })
    const both = ['The fee is twenty euros.', 'The hall opens at nine.']
    expect(await textsOf('7')).toEqual(both)
    const again = await indexer.refresh('7', RUN)
    expect(again).toMatchObject({ changed: [], removed: [], failed: [{ source: 'docs.jsonl' }] })
    expect(await textsOf('7')).toEqual(both)
  })

  test('is kept also when a part of the first one could not be read', async () => {
    await indexer.add('7', PARTLY, RUN)
    expect(await lostBytes()).toEqual([])
    expect(await indexer.refresh('7', RUN)).toMatchObject({ unchanged: 1, failed: [{}] })
  })

  test('of which nothing can be read leaves the one before', async () => {
    await indexer.add('7', FIRST, RUN)
    for (const nothing of [lines('{"id": broken'), lines('', '')])
      expect((await indexer.add('7', nothing, RUN)).failed).toHaveLength(1)
    expect(await indexer.refresh('7', RUN)).toMatchObject({ unchanged: 2, failed: [] })
  })

  test('that is tried or cancelled leaves the one before', async () => {
    await indexer.add('7', FIRST, RUN)
    await indexer.add('7', PARTLY, { ...RUN, dryRun: true })
    const stopping = new AbortController()
    const run = { ...RUN, signal: stopping.signal, onProgress: () => stopping.abort() }
    await expect(indexer.add('7', PARTLY, run)).rejects.toThrow('aborted')
    expect(await indexer.refresh('7', RUN)).toMatchObject({ unchanged: 2, changed: [], failed: [] })
  })

  test('is not undone by a crash, whether it is live by then or not', async () => {
    await indexer.add('7', FIRST, RUN)
    const crash = new Error('the process ends')
    const begin = store.begin.bind(store)
    vi.spyOn(store, 'begin').mockImplementationOnce(async (...given) => {
      const draft = await begin(...given)
      return Object.assign(draft, { commit: () => Promise.reject(crash) })
    })
    await expect(indexer.add('7', PARTLY, RUN)).rejects.toBe(crash)
    expect(await textsOf('7')).toContain('The fee is ten euros.')
    expect(await indexer.refresh('7', RUN)).toMatchObject({ changed: ['fee'] })
    await indexer.refresh('7', RUN)
    expect(await textsOf('7')).toContain('The fee is twenty euros.')
  })
})

test('what a rollback brings back without its file stays as it is', async () => {
  await indexer.add('7', file('rules.txt', 'The hall opens at nine.'), RUN)
  const [document] = await (await store.live('7'))!.documents()
  await indexer.remove('7', [document!.id], 'the test')
  await store.rollback('7', 1, 'the test')
  expect(await indexer.refresh('7', RUN)).toMatchObject({ unchanged: 1, failed: [], removed: [] })
})

test('forgetting a collection leaves nothing of it, and others alone', async () => {
  await indexer.add('7', file('rules.txt', 'The hall opens at nine.'), RUN)
  await indexer.add('8', file('rules.txt', 'Elsewhere it opens at ten.'), RUN)
  const live = await store.live('7')
  const [summary] = (await live?.documents()) ?? []
  const document = (await live?.document(summary!.id))!
  const slice = citedSlice(document, { start: 0, end: 8 })
  await store.cited.keep('7', [slice], '2026-01-01T00:00:00.000Z')
  await indexer.forget('7')
  expect([await textsOf('7'), uploads('7'), await store.cited.find('7', slice)]).toEqual([
    [],
    [],
    null,
  ])
  for (const { documents } of await store.generations('7')) expect(documents).toBe(0)
  expect(await textsOf('8')).toEqual(['Elsewhere it opens at ten.'])
  expect(uploads('8')).toHaveLength(1)
})

test.each([
  '/etc/hostname',
  'file:///etc/hostname',
  '../secret.txt',
  'ftp://example.org/a',
  'javascript:alert(1)',
  '',
])('a page at %j is refused: moderators must not read the operator’s files', async (url) => {
  await expect(indexer.add('7', { kind: 'page', url }, RUN)).rejects.toThrow('http://')
  expect(await store.live('7')).toBeNull()
})

test('an uploaded table of documents cannot name a file of the operator', async () => {
  const line = JSON.stringify({
    id: 'a',
    title: 'A',
    text: 'Some text here.',
    source: 'file:///etc/hostname',
  })
  await indexer.add('7', file('docs.jsonl', line), RUN)
  await indexer.refresh('7', RUN)
  expect(await textsOf('7')).toEqual(['Some text here.'])
})

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Embedder } from '../../src/core/embedder.ts'
import { type IndexingOptions, indexSources } from '../../src/indexing/index-sources.ts'
import { FileSources } from '../../src/stores/file-sources.ts'
import { hashEmbedder } from '../support/hash-embedder.ts'
import { MemorySourceBook } from '../support/memory-source-book.ts'
import { MemoryStore } from '../support/memory-store.ts'
import { contentOf, someTexts, sourceFolder } from './sources.ts'

let folder: ReturnType<typeof sourceFolder>
let store: MemoryStore
let sources: MemorySourceBook
/** Texts given to the embedder, in order. */
let embedded: string[]

beforeEach(() => {
  folder = sourceFolder()
  store = new MemoryStore()
  sources = new MemorySourceBook()
  embedded = []
})
afterEach(() => folder.remove())

const embedder: Embedder = {
  ...hashEmbedder,
  embed: (texts, role, signal) => {
    signal?.throwIfAborted()
    embedded.push(...texts)
    return hashEmbedder.embed(texts, role)
  },
}

const index = (options: Partial<IndexingOptions> = {}, inputs = [folder.docs]) =>
  indexSources({ store, sources, embedder, kept: new FileSources(folder.root) }, 'c', inputs, {
    holder: 'test',
    ...options,
  })

test('a run tells what was added, changed, left alone and removed', async () => {
  const texts = someTexts(100)
  folder.write(texts)
  expect(await index()).toEqual({
    generation: 1,
    added: Object.keys(texts),
    changed: [],
    unchanged: 0,
    removed: [],
    failed: [],
    passages: 200,
    elapsedMs: expect.any(Number),
  })
  expect(await index()).toMatchObject({ generation: 1, added: [], unchanged: 100, passages: 200 })

  const { d0: _, ...rest } = texts
  folder.write({ ...rest, d1: 'The ferry rests on Mondays.', d100: 'A new quay opens.' })
  expect(await index({ dryRun: true, prune: true })).toMatchObject({
    generation: 1,
    added: ['d100'],
    changed: ['d1'],
    removed: ['d0'],
    passages: 200,
  })
  expect(await index()).toMatchObject({ generation: 2, removed: [], unchanged: 99, passages: 200 })
  expect(await index({ prune: true })).toMatchObject({
    generation: 3,
    added: [],
    changed: [],
    unchanged: 100,
    removed: ['d0'],
    passages: 198,
  })
})

test('nothing is embedded twice: unchanged documents, and unchanged passages of changed ones', async () => {
  folder.write(someTexts(70))
  await index()
  // Both parts of each document but the shared words differ; equal inputs would be embedded once.
  expect(embedded).toHaveLength(140)
  expect(new Set(embedded).size).toBe(140)
  embedded = []
  await index()
  expect(embedded).toEqual([])
  folder.write({ ...someTexts(70), d3: someTexts(70, 2)['d3']! })
  await index()
  expect(embedded).toEqual(['About d3\nPart one\nThe ferry 3 leaves at nine in edition 2.'])
})

test('a rebuild makes every passage anew, those not delivered as well', async () => {
  folder.write(someTexts(3))
  await index()
  folder.write({ d0: someTexts(1)['d0']! })
  embedded = []
  expect(await index({ rebuild: true })).toMatchObject({ generation: 2, unchanged: 3, passages: 6 })
  expect(await contentOf(await store.live('c'))).toMatchObject({
    documents: [{ document: { id: 'd0' } }, { document: { id: 'd1' } }, { document: { id: 'd2' } }],
  })
})

test('a source that fails is told of, and the others are indexed', async () => {
  folder.write(someTexts(2))
  const empty = join(folder.root, 'empty.txt')
  writeFileSync(empty, '')
  expect(await index({}, [empty, folder.docs])).toMatchObject({
    added: ['d0', 'd1'],
    failed: [{ source: empty, reason: 'The file is empty.' }],
  })
})

test('progress only grows, and ends with everything', async () => {
  folder.write(someTexts(150))
  const told: number[][] = []
  await index({ onProgress: ({ documents, passages }) => told.push([documents, passages]) })
  expect(told.at(-1)).toEqual([150, 300])
  for (const [row, [documents, passages]] of told.entries()) {
    expect(documents).toBeGreaterThanOrEqual(told[row - 1]?.[0] ?? 0)
    expect(passages).toBeGreaterThanOrEqual(told[row - 1]?.[1] ?? 0)
  }
})

test.each([
  ['the embedder fails', () => Promise.reject(new Error('no model'))],
  ['the embedder answers nonsense', async () => []],
])('when %s, the live generation stays and the collection is free', async (_, embed) => {
  folder.write(someTexts(2))
  await index()
  const before = await contentOf(await store.live('c'))
  folder.write(someTexts(200, 2))
  const kept = new FileSources(folder.root)
  const parts = { store, sources, embedder: { ...embedder, embed }, kept }
  await expect(indexSources(parts, 'c', [folder.docs], { holder: 'test' })).rejects.toThrow()
  expect(await contentOf(await store.live('c'))).toEqual(before)
  expect(await index()).toMatchObject({ added: expect.any(Array), changed: ['d0', 'd1'] })
})

test('a cancelled run ends with the reason, at whatever group, and changes nothing', async () => {
  folder.write(someTexts(2))
  await index()
  const before = await contentOf(await store.live('c'))
  folder.write(someTexts(300, 2))
  for (const passages of [0, 64, 256, 512]) {
    const controller = new AbortController()
    const reason = new Error(`enough at ${passages}`)
    const running = index({
      signal: controller.signal,
      onProgress: (progress) => progress.passages >= passages && controller.abort(reason),
    })
    await expect(running).rejects.toBe(reason)
    expect(await contentOf(await store.live('c'))).toEqual(before)
  }
  expect(await index()).toMatchObject({ passages: 600 })
})

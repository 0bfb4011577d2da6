import { spawn } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { DEFAULT_CHUNKING } from '../../src/core/chunk.ts'
import type { Embedder } from '../../src/core/embedder.ts'
import { CollectionBusyError, FingerprintMismatchError, UserError } from '../../src/core/errors.ts'
import { fingerprintOf } from '../../src/core/generation.ts'
import type { IndexReport } from '../../src/core/index-report.ts'
import type { NameTagger } from '../../src/core/reader.ts'
import {
  type ChildOptions,
  IndexProcessError,
  indexInChild,
  STOPPING_MS,
} from '../../src/indexing/index-in-child.ts'
import { indexSources } from '../../src/indexing/index-sources.ts'
import { FileSources } from '../../src/stores/file-sources.ts'
import { openSqliteStore, type SqliteStore } from '../../src/stores/sqlite-store.ts'
import { childrenOf, until } from '../support/bot-process.ts'
import { hashEmbedder } from '../support/hash-embedder.ts'
import { contentOf, someTexts, sourceFolder } from './sources.ts'

let folder: ReturnType<typeof sourceFolder>
let dataDirectory: string
let store: SqliteStore

beforeEach(async () => {
  folder = sourceFolder()
  dataDirectory = join(folder.root, 'child')
  store = await openSqliteStore(dataDirectory)
})
afterEach(async () => {
  await store.close()
  folder.remove()
})

const inChild = (options: Partial<ChildOptions> = {}, embedder: Embedder = hashEmbedder) =>
  indexInChild({ dataDirectory, embedder }, 'c', [folder.docs], { holder: 'test', ...options })

const live = async () => contentOf(await store.live('c'))

/** What must hold after a run that failed: all is as before, and the next run can begin. */
async function expectUntouched(before: Awaited<ReturnType<typeof live>>): Promise<void> {
  expect(await live()).toEqual(before)
  const fingerprint = fingerprintOf(hashEmbedder, DEFAULT_CHUNKING)
  await (await store.begin('c', { holder: 'next', fingerprint })).abort()
}

const indexChildOf = (parent: number): number | undefined =>
  childrenOf(parent).find(({ command }) => command.includes('index-child'))?.pid

test('gives the reports and the generations that indexing in this process gives', async () => {
  const here = join(folder.root, 'here')
  const other = await openSqliteStore(here)
  const inBoth = async (options: Partial<ChildOptions> = {}): Promise<IndexReport> => {
    const parts = {
      store: other,
      sources: other.sources,
      embedder: hashEmbedder,
      kept: new FileSources(here),
    }
    const expected = await indexSources(parts, 'c', [folder.docs], { holder: 'test', ...options })
    const report = await inChild(options)
    expect(report).toEqual({ ...expected, elapsedMs: expect.any(Number) })
    expect(await live()).toEqual(await contentOf(await other.live('c')))
    return report
  }

  expect(await inBoth()).toMatchObject({ failed: [{ reason: expect.any(String) }] })
  folder.write(someTexts(90))
  expect(await inBoth()).toMatchObject({ generation: 1, passages: 180 })
  expect(await inBoth()).toMatchObject({ generation: 1, unchanged: 90 })
  const { d5: _, ...rest } = someTexts(95)
  folder.write({ ...rest, d6: someTexts(7, 2)['d6']! })
  expect(await inBoth({ dryRun: true, prune: true })).toMatchObject({ removed: ['d5'] })
  expect(await inBoth({ prune: true })).toMatchObject({ generation: 2, changed: ['d6'] })
  expect(await inBoth({ rebuild: true })).toMatchObject({ generation: 3, passages: 188 })
  await other.close()
})

test('builds HNSW files that this process searches', async () => {
  folder.write(someTexts(600))
  await inChild()
  expect(readdirSync(dataDirectory).filter((name) => name.startsWith('hnsw-'))).toHaveLength(1)
  const generation = (await store.live('c'))!
  for (const id of ['d0', 'd300', 'd599']) {
    const [passage] = await generation.passagesOf(id)
    const [vector] = await generation.vectors([passage!.id])
    const found = await generation.search({ vector: vector!, terms: new Map(), limit: 1 })
    expect(found).toEqual([{ passageId: passage!.id, cosine: expect.closeTo(1, 6), bm25: 0 }])
  }
})

test('reads bytes that were sent to it', async () => {
  const bytes = new TextEncoder().encode('Rules\n\nQuiet hours begin at ten.\n')
  const file = { name: 'rules.txt', bytes, source: 'upload:1' }
  const parts = { dataDirectory, embedder: hashEmbedder }
  expect(await indexInChild(parts, 'c', [file], { holder: 'test' })).toMatchObject({
    added: ['rules.txt'],
    failed: [],
  })
})

test('asks this process for names', async () => {
  const name = 'Ana Ruiz'
  const tagger: NameTagger = {
    modelId: 'one name',
    tag: async (texts) =>
      texts.map((text) => {
        const start = text.indexOf(name)
        const found = { kind: 'person', start, end: start + name.length, confidence: 1 } as const
        return start < 0 ? [] : [found]
      }),
  }
  const text = 'The ferry leaves at nine, said Ana Ruiz, harbour master.'
  folder.write({ d0: text, d1: 'The lamps are lit at dusk.' })
  const parts = { dataDirectory, embedder: hashEmbedder, tagger }
  await indexInChild(parts, 'c', [folder.docs], { holder: 'test' })
  const generation = (await store.live('c'))!
  const names = async (id: string) => (await generation.passagesOf(id)).map((one) => one.names)
  expect(await names('d0')).toEqual([
    [{ kind: 'person', start: text.indexOf(name), end: text.indexOf(', harbour'), confidence: 1 }],
  ])
  expect(await names('d1')).toEqual([[]])
})

test('tells its progress', async () => {
  folder.write(someTexts(100))
  const told: number[][] = []
  await inChild({
    onProgress: ({ documents, passages, bytesDone, bytesTotal }) =>
      told.push([documents, passages, bytesTotal - bytesDone]),
  })
  expect(told.at(-1)).toEqual([100, 200, 0])
})

test('errors come back as what they were thrown as', async () => {
  folder.write(someTexts(2))
  await inChild()
  const before = await live()

  const fingerprint = fingerprintOf(hashEmbedder, DEFAULT_CHUNKING)
  const draft = await store.begin('c', { holder: 'somebody else', fingerprint })
  const busy = await inChild().catch((error: unknown) => error)
  expect(busy).toBeInstanceOf(CollectionBusyError)
  expect(busy).toMatchObject({ data: { collection: 'c', holder: 'somebody else' } })
  await draft.abort()

  const other = { ...hashEmbedder, modelId: 'another model' }
  const mismatch = await inChild({}, other).catch((error: unknown) => error)
  expect(mismatch).toBeInstanceOf(FingerprintMismatchError)
  expect(mismatch).toMatchObject({
    data: { indexed: fingerprint, current: fingerprintOf(other, DEFAULT_CHUNKING) },
  })
  await expectUntouched(before)

  const parts = { dataDirectory: folder.docs, embedder: hashEmbedder }
  const noFolder = await indexInChild(parts, 'c', [], { holder: 'test' }).catch(
    (error: unknown) => error,
  )
  expect(noFolder).toBeInstanceOf(UserError)
  expect(noFolder).toMatchObject({ data: { file: folder.docs, code: 'EEXIST' } })
})

test('an error of the embedder is the very one, and nothing is changed', async () => {
  folder.write(someTexts(2))
  await inChild()
  const before = await live()
  folder.write(someTexts(100, 2))
  const fault = new Error('the models are gone')
  for (const broken of [
    { ...hashEmbedder, embed: () => Promise.reject(fault) },
    { ...hashEmbedder, countTokens: () => Promise.reject(fault) },
  ]) {
    await expect(inChild({}, broken)).rejects.toBe(fault)
    await expectUntouched(before)
  }
  const silly = { ...hashEmbedder, embed: async () => [] }
  await expect(inChild({}, silly)).rejects.toThrow()
  await expectUntouched(before)
})

test('a cancelled run ends with the reason, its embedding is given up, and nothing is changed', async () => {
  folder.write(someTexts(2))
  await inChild()
  const before = await live()
  folder.write(someTexts(300, 2))
  const controller = new AbortController()
  const reason = new Error('enough')
  let isGivenUp = false
  const endless: Embedder = {
    ...hashEmbedder,
    embed: (_texts, _role, signal) =>
      new Promise((_, reject) => {
        signal?.addEventListener('abort', () => {
          isGivenUp = true
          reject(signal.reason)
        })
        controller.abort(reason)
      }),
  }
  await expect(inChild({ signal: controller.signal }, endless)).rejects.toBe(reason)
  expect(isGivenUp).toBe(true)
  await expectUntouched(before)
  await expect(inChild({ signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
  expect(await inChild()).toMatchObject({ changed: ['d0', 'd1'], passages: 600 })
})

test('one that hangs and is cancelled is killed', async () => {
  folder.write(someTexts(2))
  await inChild()
  const before = await live()
  folder.write(someTexts(100, 2))
  const controller = new AbortController()
  const reason = new Error('enough')
  const hanging: Embedder = {
    ...hashEmbedder,
    embed: async () => {
      process.kill(indexChildOf(process.pid)!, 'SIGSTOP')
      vi.useFakeTimers({ toFake: ['setTimeout'] })
      controller.abort(reason)
      vi.advanceTimersByTime(STOPPING_MS)
      vi.useRealTimers()
      return []
    },
  }
  await expect(inChild({ signal: controller.signal }, hanging)).rejects.toBe(reason)
  await expectUntouched(before)
})

test('a process that ends without a word is a fault, and the next run can begin at once', async () => {
  folder.write(someTexts(2))
  await inChild()
  const before = await live()
  folder.write(someTexts(100, 2))
  const kill = () => {
    const child = indexChildOf(process.pid)
    if (child !== undefined) process.kill(child, 'SIGKILL')
  }
  const fault = await inChild({ onProgress: kill }).catch((error: unknown) => error)
  expect(fault).toBeInstanceOf(IndexProcessError)
  expect(fault).toMatchObject({ data: { collection: 'c', exit: 'SIGKILL' } })
  await expectUntouched(before)
})

test('it ends when the process that started it is killed', async () => {
  folder.write(someTexts(2))
  const module = pathToFileURL(resolve('dist/src/indexing/index-in-child.js')).href
  const program = `
    const { indexInChild } = await import(${JSON.stringify(module)})
    const never = () => new Promise(() => setInterval(() => {}, 1_000))
    const embedder = { modelId: 'x', dimensions: 3, maxTokens: 9, embed: never, countTokens: never }
    const parts = { dataDirectory: ${JSON.stringify(dataDirectory)}, embedder }
    await indexInChild(parts, 'c', [${JSON.stringify(folder.docs)}], { holder: 'test' })`
  const parent = spawn(process.execPath, ['--input-type=module', '--eval', program])
  await until(() => indexChildOf(parent.pid!) !== undefined)
  const child = indexChildOf(parent.pid!)!
  parent.kill('SIGKILL')
  await until(() => !existsSync(`/proc/${child}`))
})

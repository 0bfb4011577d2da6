import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { CollectionBusyError } from '../../src/core/errors.ts'
import type { IndexReport } from '../../src/core/index-report.ts'
import { startWatch } from '../../src/indexing/watch.ts'
import { watchFolder } from '../../src/indexing/watch-folder.ts'
import { MemorySourceBook } from '../support/memory-source-book.ts'

const TIMING = { delay: 0, look: 20, settle: 100 }
const report: IndexReport = {
  generation: 2,
  added: [],
  changed: ['a'],
  unchanged: 0,
  removed: [],
  failed: [],
  passages: 1,
  elapsedMs: 1,
}

let root: string
let folder: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'verbatim-watch-'))
  folder = join(root, 'handbook')
  mkdirSync(join(folder, 'deep'), { recursive: true })
  writeFileSync(join(folder, 'a.txt'), 'One.')
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const until = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await sleep(5)
}

/** Watches the folder; `told` is what is to be read again, in order, by paths within the root. */
async function watching(
  refresh: (signal?: AbortSignal) => Promise<IndexReport> = async () => report,
  timing = TIMING,
) {
  let looks = 0
  const told: string[][] = []
  const logged: string[] = []
  const sources = new MemorySourceBook()
  await sources.add('default', [pathToFileURL(folder).href, 'https://example.org/'])
  const watch = startWatch({
    collections: async () => ['default', 'empty'],
    sources: {
      given: (collection) => {
        looks += 1
        return sources.given(collection)
      },
    },
    indexer: {
      refresh: (_, { signal }, only) => {
        told.push((only ?? []).map((one) => relative(root, fileURLToPath(one))).sort())
        return refresh(signal)
      },
    },
    log: {
      info: (_, message) => void logged.push(message),
      warn: (_, message) => void logged.push(message),
      error: (_, message) => void logged.push(message),
    },
    timing,
  })
  await until(() => told.length > 0)
  /** Until whatever is known by now has been looked at. */
  const looked = () => {
    const before = looks
    return until(() => looks > before + 4)
  }
  return { told, logged, sources, watch, looked }
}

test('a folder is read once when its watch begins, then what changes in it', async () => {
  const { told, logged, watch } = await watching()
  expect(told).toEqual([['handbook']])
  writeFileSync(join(folder, 'a.txt'), 'Two.')
  await until(() => told.length === 2)
  writeFileSync(join(folder, 'deep/b.md'), '# New')
  await until(() => told.length === 3)
  rmSync(join(folder, 'a.txt'))
  await until(() => told.length === 4)
  await watch.stop()
  expect(told.slice(1)).toEqual([['handbook/a.txt'], ['handbook/deep/b.md'], ['handbook/a.txt']])
  expect(new Set(logged)).toEqual(new Set(['indexed what changed in a folder']))
})

test('a file that is saved by replacing it has changed, and nothing beside it is read', async () => {
  const { told, watch } = await watching()
  writeFileSync(join(folder, '.a.txt.swp'), 'Tw')
  writeFileSync(join(folder, 'picture.png'), 'PNG')
  writeFileSync(join(folder, '.a.txt.swp'), 'Two.')
  renameSync(join(folder, '.a.txt.swp'), join(folder, 'a.txt'))
  await until(() => told.length === 2)
  await watch.stop()
  expect(told[1]).toEqual(['handbook/a.txt'])
})

test('a file is not read while it is being written', async () => {
  const { told, watch } = await watching(async () => report, { ...TIMING, settle: 600 })
  let longest = 0
  for (let line = 1; line <= 20; line += 1) {
    const began = performance.now()
    writeFileSync(join(folder, 'long.txt'), `Line ${line}.\n`.repeat(line))
    await sleep(20)
    longest = Math.max(longest, performance.now() - began)
  }
  // A machine that stood still for so long has let the file settle on the way.
  if (longest < 300) expect(told).toHaveLength(1)
  await until(() => told.length >= 2)
  await watch.stop()
  expect(told[1]).toEqual(['handbook/long.txt'])
})

test('a symbolic link out of the folder is not followed', async () => {
  const outside = join(root, 'outside')
  mkdirSync(outside)
  symlinkSync(outside, join(folder, 'link'))
  const { told, watch } = await watching()
  writeFileSync(join(outside, 'secret.txt'), 'Elsewhere.')
  await sleep(TIMING.settle * 3)
  writeFileSync(join(folder, 'a.txt'), 'Two.')
  await until(() => told.length === 2)
  await watch.stop()
  expect(told[1]).toEqual(['handbook/a.txt'])
})

test('while somebody else indexes, what changed is kept for later', async () => {
  const busy = new CollectionBusyError({ collection: 'default', holder: 'me', since: '2026' })
  let isBusy = true
  const { told, logged, watch } = await watching(async () => {
    if (isBusy) throw busy
    return report
  })
  await until(() => told.length === 2)
  isBusy = false
  await until(() => logged.length === 1)
  await watch.stop()
  expect(new Set(told.map((one) => one.join()))).toEqual(new Set(['handbook']))
})

test('a folder that is no longer given is no longer watched', async () => {
  const { told, sources, watch, looked } = await watching()
  await sources.leaveOut('default', [pathToFileURL(folder).href])
  await looked()
  writeFileSync(join(folder, 'a.txt'), 'Two.')
  await sleep(TIMING.settle * 3)
  await watch.stop()
  expect(told).toEqual([['handbook']])
})

test('stopping cancels a run under way and waits for it', async () => {
  let isCancelled = false
  const { watch, logged } = await watching(async (signal) => {
    await until(() => signal?.aborted ?? false)
    isCancelled = true
    throw signal?.reason
  })
  await watch.stop()
  expect({ isCancelled, logged }).toEqual({ isCancelled: true, logged: [] })
})

test('a folder of too many files is not watched, and why is told', async () => {
  writeFileSync(join(folder, 'b.txt'), 'Two.')
  const faults: string[] = []
  const end = await watchFolder(folder, {
    onChange: () => expect.unreachable(),
    onFault: (reason) => void faults.push(reason),
    settleMs: 20,
    maxFiles: 1,
  })
  writeFileSync(join(folder, 'a.txt'), 'Two.')
  await sleep(100)
  await end()
  expect(faults).toEqual(['It holds more than 1 files.'])
})

import { expect, test } from 'vitest'
import { prepare } from '../src/cli/open-console.ts'
import { DEFAULT_COLLECTION } from '../src/core/community.ts'
import { CollectionBusyError } from '../src/core/errors.ts'
import type { IndexReport } from '../src/core/index-report.ts'
import { type FirstStart, indexBundled, indexBundledUnseen } from '../src/index-bundled.ts'
import { bundledDocuments } from '../src/project.ts'
import { indexInto } from './support/discord/world.ts'
import { MemoryStore } from './support/memory-store.ts'

const REPORT: IndexReport = {
  generation: 1,
  added: ['rules'],
  changed: [],
  unchanged: 0,
  removed: [],
  failed: [],
  passages: 1,
  elapsedMs: 5,
}
const HOLDER = `npm start, process ${process.pid}`
const RULES = { id: 'rules', title: 'House rules', text: 'The reading room opens at nine.' }
const BOT = 'Set DISCORD_TOKEN (see .env.example) and the same command starts the bot.'

const starting = (
  index: FirstStart['index'],
  store = new MemoryStore(),
): FirstStart & { readonly asked: unknown[] } => {
  const asked: unknown[] = []
  return {
    store,
    asked,
    index: async (...parameters) => {
      asked.push(parameters)
      return index(...parameters)
    },
  }
}

const busy = () =>
  starting(async (collection) => {
    const since = '2026-11-27T10:00:00.000Z'
    throw new CollectionBusyError({ collection, holder: 'verbatim index, process 7', since })
  })

/** What is told of in the log. */
const toldOf = async (parts: FirstStart): Promise<unknown[]> => {
  const told: unknown[] = []
  await indexBundledUnseen(parts, { info: (...message: unknown[]) => void told.push(message) })
  return told
}

test('the first start indexes what comes with the project', async () => {
  const first = starting(async () => REPORT)
  expect(await indexBundled(first)).toEqual({ kind: 'indexed', report: REPORT })
  expect(first.asked).toEqual([
    [DEFAULT_COLLECTION, [bundledDocuments()], { holder: HOLDER, isGiven: true }],
  ])
  expect(await toldOf(first)).toEqual([
    [{ added: ['rules'], failed: [] }, 'indexed the bundled documents'],
  ])
})

test('a later one indexes nothing', async () => {
  const store = new MemoryStore()
  await indexInto(store, DEFAULT_COLLECTION, [RULES])
  const later = starting(async () => REPORT, store)
  expect(await indexBundled(later)).toEqual({ kind: 'there-already' })
  expect(await toldOf(later)).toEqual([])
  expect(await prepare(later)).toBe(
    `Ready: “House rules”. Ask anything that stands there; /help tells more.\n${BOT}`,
  )
  expect(later.asked).toEqual([])
})

test('while another process does it, the console opens and says so, and the bot starts', async () => {
  expect(await indexBundled(busy())).toEqual({
    kind: 'elsewhere',
    holder: 'verbatim index, process 7',
  })
  expect(await toldOf(busy())).toEqual([])
  expect(await prepare(busy())).toBe(
    `Nothing can be found yet: verbatim index, process 7, is indexing the documents. Ask when that is done; /help tells more.\n${BOT}`,
  )
})

test('what goes wrong otherwise ends the start', async () => {
  const fault = new Error('the disk is gone')
  const broken = starting(async () => Promise.reject(fault))
  await expect(indexBundled(broken)).rejects.toBe(fault)
  await expect(prepare(broken)).rejects.toBe(fault)
  const unreadable = starting(async () => ({
    ...REPORT,
    failed: [{ source: 'file:///rules.md', reason: 'It cannot be read.' }],
  }))
  await expect(prepare(unreadable)).rejects.toThrow('file:///rules.md: It cannot be read.')
})

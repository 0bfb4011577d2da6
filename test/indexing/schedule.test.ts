import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import type { IndexReport } from '../../src/core/build-index.ts'
import { CollectionBusyError } from '../../src/core/errors.ts'
import { startSchedule } from '../../src/indexing/schedule.ts'

const report: IndexReport = {
  generation: 2,
  added: ['a'],
  changed: [],
  unchanged: 3,
  removed: [],
  failed: [],
  passages: 9,
  elapsedMs: 1,
}

/** Starts a schedule without pauses to speak of; `seen` collects what it does, in order. */
const start = (refresh: (collection: string, signal?: AbortSignal) => Promise<IndexReport>) => {
  const seen: unknown[] = []
  const schedule = startSchedule({
    everyMs: 5,
    collections: async () => ['one', 'two'],
    indexer: { refresh: (collection, { signal }) => refresh(collection, signal) },
    log: {
      info: (data, message) => void seen.push([message, data]),
      error: (data, message) => void seen.push([message, data]),
    },
  })
  return { seen, schedule }
}

const until = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await sleep(2)
}

test('every collection is read again, round after round, until it is stopped', async () => {
  const { seen, schedule } = start(async () => report)
  await until(() => seen.length >= 4)
  await schedule.stop()
  const told = (collection: string) => [
    'indexed again on schedule',
    { collection, generation: 2, added: 1, changed: 0, removed: 0, failed: [] },
  ]
  expect(seen.slice(0, 4)).toEqual([told('one'), told('two'), told('one'), told('two')])
  const count = seen.length
  await sleep(30)
  expect(seen).toHaveLength(count)
})

test('a collection that is busy or fails does not hold up the others', async () => {
  const busy = { collection: 'one', holder: 'me', since: '2026-01-01T00:00:00Z' }
  const fault = new Error('no disk')
  const { seen, schedule } = start(async (collection) => {
    throw collection === 'one' ? new CollectionBusyError(busy) : fault
  })
  await until(() => seen.length >= 2)
  await schedule.stop()
  expect(seen.slice(0, 2)).toEqual([
    ['left out on schedule', busy],
    ['indexing on schedule failed', { err: fault, collection: 'two' }],
  ])
})

test('stopping cancels a round under way and waits for it', async () => {
  let isCancelled = false
  let hasBegun = false
  const { seen, schedule } = start(async (_, signal) => {
    hasBegun = true
    await until(() => signal?.aborted ?? false)
    isCancelled = true
    throw signal?.reason
  })
  await until(() => hasBegun)
  await schedule.stop()
  expect({ isCancelled, seen }).toEqual({ isCancelled: true, seen: [] })
})

import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { CollectionBusyError } from '../../src/core/errors.ts'
import type { IndexReport } from '../../src/core/index-report.ts'
import { startSchedule } from '../../src/indexing/schedule.ts'
import { Timetable } from '../../src/indexing/timetable.ts'

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
const start = (
  refresh: (
    collection: string,
    signal?: AbortSignal,
    only?: readonly string[],
  ) => Promise<IndexReport>,
) => {
  const seen: unknown[] = []
  const schedule = startSchedule({
    everyMs: 5,
    collections: async () => ['one', 'two'],
    indexer: {
      sourcesOf: async (collection) => [`${collection}/a`, `${collection}/b`],
      refresh: (collection, { signal }, only) => refresh(collection, signal, only),
    },
    random: () => 0,
    log: {
      info: (data, message) => void seen.push([message, data]),
      warn: (data, message) => void seen.push([message, data]),
      error: (data, message) => void seen.push([message, data]),
    },
  })
  return { seen, schedule }
}

const until = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await sleep(2)
}

afterEach(() => {
  vi.useRealTimers()
})

test('a clock that is set back or ahead in between changes nothing', async () => {
  const { seen, schedule } = start(async () => report)
  for (const days of [-1, 1]) {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + days * 86_400_000 })
    const before = seen.length
    await until(() => seen.length >= before + 6)
  }
  await schedule.stop()
})

test('every source is read again, round after round, until it is stopped', async () => {
  const read: unknown[] = []
  const { seen, schedule } = start(async (collection, _, only) => {
    read.push([collection, only])
    return report
  })
  await until(() => seen.length >= 4)
  await schedule.stop()
  const told = (collection: string) => [
    'indexed again on schedule',
    { collection, sources: 2, generation: 2, added: 1, changed: 0, removed: 0, failed: [] },
  ]
  expect(seen.slice(0, 4)).toEqual([told('one'), told('two'), told('one'), told('two')])
  expect(read.slice(0, 2)).toEqual([
    ['one', ['one/a', 'one/b']],
    ['two', ['two/a', 'two/b']],
  ])
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
    ['put off on schedule', busy],
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

describe('a timetable', () => {
  const HOUR = 3_600_000

  test('spreads new sources over the first interval, and later pauses by a tenth', () => {
    const draws = [0, 0.25, 0.5, 0, 0.999_999]
    const table = new Timetable(10 * HOUR, () => draws.shift()!)
    table.update(['a', 'b', 'c'], 0)
    expect(table.due(0)).toEqual(['a'])
    expect(table.due(2.5 * HOUR)).toEqual(['a', 'b'])
    expect(table.due(5 * HOUR)).toEqual(['a', 'b', 'c'])
    table.read(['a', 'b'], 5 * HOUR, new Map())
    expect(table.due(14 * HOUR - 1)).toEqual(['c'])
    expect(table.due(14 * HOUR)).toEqual(['a', 'c'])
    expect(table.due(16 * HOUR)).toEqual(['a', 'b', 'c'])
  })

  test('a server that asked for a longer pause gets it, one that asked for a shorter one the usual', () => {
    const table = new Timetable(HOUR, () => 0.5)
    table.update(['a', 'b'], 0)
    table.read(
      ['a', 'b'],
      0,
      new Map([
        ['a', 3 * HOUR],
        ['b', 60_000],
      ]),
    )
    expect(table.due(HOUR)).toEqual(['b'])
    expect(table.due(3 * HOUR)).toEqual(['a', 'b'])
  })

  test('a source that is there still keeps its time, one that is gone loses it', () => {
    const table = new Timetable(HOUR, () => 0.5)
    table.update(['a', 'b'], 0)
    table.update(['b'], HOUR)
    expect(table.due(HOUR)).toEqual(['b'])
    table.update(['a', 'b'], HOUR)
    expect(table.due(HOUR)).toEqual(['b'])
  })
})

test('a round that fails, as while a database is away, is told once and ends nothing', async () => {
  const seen: unknown[] = []
  const tell = (data: object, message: string) => void seen.push([message, data])
  let isAway = true
  let looks = 0
  const away = new Error('PostgreSQL cannot be reached')
  const schedule = startSchedule({
    everyMs: 5,
    collections: async () => {
      looks += 1
      if (isAway) throw away
      return ['one']
    },
    indexer: { sourcesOf: async () => ['one/a'], refresh: async () => report },
    random: () => 0,
    log: { info: tell, warn: tell, error: tell },
  })
  await until(() => looks >= 3)
  expect(seen).toEqual([['the schedule failed; it is tried again', { err: away }]])
  isAway = false
  await until(() => seen.length >= 3)
  await schedule.stop()
  expect(seen[1]).toMatchObject(['indexed again on schedule', { collection: 'one' }])
})

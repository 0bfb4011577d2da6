import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { CollectionBusyError } from '../../src/core/errors.ts'
import type { IndexReport } from '../../src/core/index-report.ts'
import { indexByQueue } from '../../src/indexing/queue/index-by-queue.ts'
import { type JobQueue, openJobQueue } from '../../src/indexing/queue/job-queue.ts'
import { RunTable } from '../../src/indexing/queue/run-table.ts'
import { type TakingParts, takeRuns } from '../../src/indexing/queue/take-runs.ts'
import type { Database } from '../../src/stores/postgres/database.ts'
import { openPool } from '../../src/stores/postgres/pool.ts'
import { createDatabase, testServerUrl } from '../support/test-database.ts'

const REPORT: IndexReport = {
  generation: 3,
  added: ['a \uD800\0'],
  changed: [],
  unchanged: 0,
  removed: [],
  failed: [],
  passages: 1,
  elapsedMs: 5,
}
const PROGRESS = { bytesDone: 1, bytesTotal: 2, documents: 3, passages: 4 }
const log = { info: () => {}, warn: () => {}, error: () => {} }

// pg-boss opens connections of its own, which a database within this process has none of.
describe.runIf(testServerUrl !== null)('PostgreSQL: queue of runs', () => {
  let created: Awaited<ReturnType<typeof createDatabase>>
  let database: Database
  let runs: RunTable
  const closing: (() => Promise<void>)[] = []
  const openQueue = async (): Promise<JobQueue> => {
    const queue = await openJobQueue(created.url, () => undefined)
    closing.push(() => queue.close())
    return queue
  }
  beforeAll(async () => {
    created = await createDatabase(testServerUrl!)
    database = openPool(created.url)
    runs = await RunTable.open(database)
  })
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close()
    await database.execute('DELETE FROM verbatim.index_runs')
  })
  afterAll(async () => {
    await database.close()
    await created.drop()
  })

  /** A process that indexes. */
  async function indexer(index: TakingParts['index']) {
    const taking = await takeRuns({ queue: await openQueue(), runs, index, log })
    closing.push(() => taking.stop())
    return taking
  }

  const FILE = { name: 'a.txt', bytes: Uint8Array.of(0, 255), source: 'upload:a' }
  const ask = async (options: Parameters<typeof indexByQueue>[3], silentMs = 30_000) =>
    indexByQueue({ queue: await openQueue(), runs, silentMs, lookMs: 20 }, 'g', [FILE], options)
  const left = () => database.query('SELECT id FROM verbatim.index_runs')

  test('another process is given what is asked for, and its report and progress come back', async () => {
    const seen: unknown[] = []
    await indexer(async (collection, inputs, { signal: _, onProgress, ...options }) => {
      seen.push([collection, inputs, options])
      onProgress?.(PROGRESS)
      // Until it was told.
      await expect.poll(() => told.length, { timeout: 20_000 }).toBeGreaterThan(0)
      return REPORT
    })
    const told: unknown[] = []
    const options = { holder: 'Ada \uD800', isGiven: true }
    const report = await ask({ ...options, onProgress: (progress) => told.push(progress) })
    expect(report).toEqual(REPORT)
    expect(told[0]).toEqual(PROGRESS)
    expect(seen).toEqual([['g', [FILE], options]])
    expect(await left()).toEqual([])
  })

  test('an error is what it was thrown as', async () => {
    const data = { collection: 'g', holder: 'Bob', since: '2026-01-01T00:00:00.000Z' }
    await indexer(() => Promise.reject(new CollectionBusyError(data)))
    const error = await ask({ holder: 'Ada' }).catch((fault: unknown) => fault)
    expect(error).toBeInstanceOf(CollectionBusyError)
    expect((error as CollectionBusyError).data).toEqual(data)
  })

  test('who cancels has the reason at once, and the run is given up', async () => {
    const cancel = new AbortController()
    const reason = new Error('Cancelled')
    let givenUp: (() => void) | undefined
    const gone = new Promise<void>((resolve) => {
      givenUp = resolve
    })
    await indexer(
      (_, __, { signal }) =>
        new Promise((___, fail) => {
          signal?.addEventListener('abort', () => {
            givenUp?.()
            fail(signal.reason)
          })
          cancel.abort(reason)
        }),
    )
    await expect(ask({ holder: 'Ada', signal: cancel.signal })).rejects.toBe(reason)
    await gone
    expect(await left()).toEqual([])
  })

  test('a run whose process died is done by another one', async () => {
    let takers = 0
    await indexer(async () => {
      takers += 1
      return REPORT
    })
    // As if it had been taken by a process that is dead: nobody beats.
    const dead = {
      send: async (run: string) => {
        if (sent++ === 0) await runs.take(run)
        else await queue.send(run)
      },
    }
    let sent = 0
    const queue = await openQueue()
    const parts = { queue: dead, runs, silentMs: 6_000, lookMs: 20 }
    expect(await indexByQueue(parts, 'g', [], { holder: 'Ada' })).toEqual(REPORT)
    expect([sent, takers]).toEqual([2, 1])
  })

  test('where no process indexes, that is told', async () => {
    await expect(ask({ holder: 'Ada' }, 300)).rejects.toThrow('No process is there that indexes')
    expect(await left()).toEqual([])
  })
})

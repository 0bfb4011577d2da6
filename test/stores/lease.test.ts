import { hostname } from 'node:os'
import { setTimeout } from 'node:timers/promises'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { CollectionBusyError, LeaseLostError } from '../../src/core/errors.ts'
import { commitAll, documentOf, OPTIONS } from '../contracts/store-support.ts'
import { openTemporaryStore, withDatabase } from './sqlite-backend.ts'

/** No process has a number so high. */
const NOBODY = 2 ** 30

async function withForeignLease(lease: { host: string; process: number; expires: number }) {
  const opened = await openTemporaryStore()
  await commitAll(opened.store, 'one', [documentOf('a', {})])
  withDatabase(opened.directory, (database) => {
    database
      .prepare(
        `INSERT INTO leases (collection, token, holder, host, process, since, expires)
         VALUES (1, 'foreign', 'somebody', ?, ?, '2026-02-24T08:00:00.000Z', ?)`,
      )
      .run(lease.host, lease.process, lease.expires)
  })
  return opened
}

const soon = () => Date.now() + 10_000

test('a lease of a living process, or of another host, is respected', async () => {
  for (const [host, pid] of [
    [hostname(), process.pid],
    ['another host', NOBODY],
  ] as const) {
    const { store, close } = await withForeignLease({ host, process: pid, expires: soon() })
    const refused = store.begin('one', OPTIONS)
    await expect(refused).rejects.toBeInstanceOf(CollectionBusyError)
    await expect(refused).rejects.toMatchObject({
      data: { collection: 'one', holder: 'somebody', since: '2026-02-24T08:00:00.000Z' },
    })
    await close()
  }
})

test('nobody waits for a dead process, an expired lease, or one of a clock set back', async () => {
  for (const lease of [
    { host: hostname(), process: NOBODY, expires: soon() },
    { host: 'another host', process: 1, expires: Date.now() - 1 },
    { host: 'another host', process: 1, expires: Date.now() + 86_400_000 },
  ]) {
    const { store, close } = await withForeignLease(lease)
    expect((await commitAll(store, 'one', [documentOf('b', {})])).summary.generation).toBe(2)
    await close()
  }
})

test('a lease is renewed for as long as its draft is open', async () => {
  const { directory, store, another, close } = await openTemporaryStore({ leaseMs: 400 })
  const expires = () =>
    withDatabase(directory, (database) =>
      Number(database.prepare('SELECT expires FROM leases').pluck().get()),
    )
  const draft = await store.begin('one', OPTIONS)
  const first = expires()
  const second = await another()
  while (Date.now() <= first + 100) {
    await setTimeout(50)
    await expect(second.begin('one', OPTIONS)).rejects.toBeInstanceOf(CollectionBusyError)
  }
  expect(expires()).toBeGreaterThan(first)
  await draft.commit()
  await close()
})

describe('when the clock jumps in the middle of a run', () => {
  afterEach(() => {
    vi.useRealTimers()
  })
  const jump = (milliseconds: number): void => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + milliseconds })
  }
  const DAY_MS = 86_400_000

  test.each([
    ['ahead', DAY_MS],
    ['back', -DAY_MS],
  ])('%s, the run keeps its lease from the next renewal on, and commits', async (_, by) => {
    const { store, another, close } = await openTemporaryStore({ leaseMs: 2_000 })
    const draft = await store.begin('one', OPTIONS)
    jump(by)
    await setTimeout(700)
    const second = await another()
    await expect(second.begin('one', OPTIONS)).rejects.toBeInstanceOf(CollectionBusyError)
    const { document, passages } = documentOf('a', {})
    await draft.put(document, passages)
    expect((await draft.commit()).summary).toMatchObject({ generation: 1, documents: 1 })
    await close()
  })

  test.each([
    ['ahead', DAY_MS],
    ['back', -DAY_MS],
  ])('%s, another run that begins before that wins whole, and this one is told', async (_, by) => {
    const { store, another, close } = await openTemporaryStore({ leaseMs: 60_000 })
    await commitAll(store, 'one', [documentOf('x', {})])
    const draft = await store.begin('one', OPTIONS)
    const { document, passages } = documentOf('a', {})
    await draft.put(document, passages)
    jump(by)
    const second = await another()
    await commitAll(second, 'one', [documentOf('b', {})])
    await expect(draft.commit()).rejects.toBeInstanceOf(LeaseLostError)
    const ids = (await (await store.live('one'))!.documents()).map(({ id }) => id)
    expect(ids).toEqual(['b', 'x'])
    await close()
  })

  test('back, a new generation is live and the old one can be had again', async () => {
    const { store, close } = await openTemporaryStore()
    await commitAll(store, 'one', [documentOf('a', {})])
    jump(-DAY_MS)
    await commitAll(store, 'one', [documentOf('b', {})])
    expect((await store.live('one'))?.summary).toMatchObject({ generation: 2, documents: 2 })
    expect((await store.rollback('one', 1, 'test')).summary).toMatchObject({ documents: 1 })
    await close()
  })
})

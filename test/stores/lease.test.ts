import { hostname } from 'node:os'
import { setTimeout } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { CollectionBusyError } from '../../src/core/errors.ts'
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

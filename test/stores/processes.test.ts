import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { expect, test } from 'vitest'
import { commitAll, documentOf, textsOf } from '../contracts/store-support.ts'
import { prepare, truth } from './kill-judge.ts'
import { COLLECTION, openScenarioStore } from './kill-scenario.ts'
import { openTemporaryStore, temporaryDirectory, withDatabase } from './sqlite-backend.ts'

const program = fileURLToPath(new URL('../../dist/test/stores/kill-child.js', import.meta.url))

test('a process that answers sees what another process commits, and finds it loaded', async () => {
  const { directory, remove } = temporaryDirectory()
  await prepare(directory)
  const { after } = await truth()
  const store = await openScenarioStore(directory)
  const before = (await store.live(COLLECTION))!
  const request = { vector: (await vectorOf(before, 'd50'))!, terms: new Map(), limit: 3 }
  const found = await before.search(request)

  const child = spawn(process.execPath, [program, directory], { stdio: 'ignore' })
  let isRunning = true
  const ended = once(child, 'exit').then(([code]) => {
    isRunning = false
    return code
  })
  while (isRunning) {
    expect(await before.search(request)).toEqual(found)
    await setTimeout(5)
  }
  expect(await ended).toBe(0)
  const live = (await store.live(COLLECTION))!
  expect(live.summary.generation).toBe(4)
  expect(await textsOf(live)).toEqual(await textsOf(after))
  expect(
    await live.search({ ...request, vector: (await vectorOf(live, 'd120'))!, limit: 1 }),
  ).toEqual([
    { passageId: (await live.passagesOf('d120'))[0]!.id, cosine: expect.closeTo(1, 6), bm25: 0 },
  ])
  expect(await before.search(request)).toEqual(found)
  await store.close()
  remove()
})

test('a worker thread writes while the main thread answers', async () => {
  const { directory, remove } = temporaryDirectory()
  await prepare(directory)
  const { after } = await truth()
  const store = await openScenarioStore(directory)
  const before = await textsOf(await store.live(COLLECTION))
  const worker = new Worker(program, { argv: [directory], stdout: true, stderr: true })
  let isRunning = true
  const ended = once(worker, 'exit').then(([code]) => {
    isRunning = false
    return code
  })
  while (isRunning) {
    const live = (await store.live(COLLECTION))!
    expect(await textsOf(live)).toEqual(
      live.summary.generation === 3 ? before : await textsOf(after),
    )
    await setTimeout(5)
  }
  expect(await ended).toBe(0)
  expect(await textsOf(await store.live(COLLECTION))).toEqual(await textsOf(after))
  await store.close()
  remove()
})

test('many collections are answered from, though memory holds one of them at a time', async () => {
  const { store, close } = await openTemporaryStore({ cacheBytes: 1, exactLimit: 2 })
  const names = Array.from({ length: 12 }, (_, row) => `guild ${row}`)
  for (const name of names) await commitAll(store, name, [documentOf(name, {}, {}, {})])
  for (const name of [...names, ...names.toReversed()]) {
    const live = (await store.live(name))!
    expect(await live.frequencies([name, 'all'])).toEqual([3, 3])
  }
  await close()
})

test('words of a document that is gone from all generations are gone from the dictionary', async () => {
  const { directory, store, close } = await openTemporaryStore()
  await commitAll(store, 'one', [documentOf('a', { terms: { secret: 1, common: 1 } })])
  for (const word of ['x', 'y', 'z']) {
    await commitAll(store, 'one', [documentOf('a', { terms: { [word]: 1, common: 1 } })])
  }
  const words = withDatabase(directory, (database) =>
    database.prepare('SELECT term FROM terms ORDER BY term').pluck().all(),
  )
  expect(words).toEqual(['common', 'x', 'y', 'z'])
  await close()
})

async function vectorOf(
  generation: Awaited<ReturnType<typeof commitAll>>,
  documentId: string,
): Promise<Float32Array | undefined> {
  const [passage] = await generation.passagesOf(documentId)
  return (await generation.vectors([passage!.id]))[0]
}

import {
  copyFileSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Context } from '../../src/stores/sqlite/context.ts'
import { HnswIndex } from '../../src/stores/sqlite/dense-index.ts'
import { assertWhole, emptyHnsw, IncompleteFileError } from '../../src/stores/sqlite/hnsw-file.ts'
import type { StoreEvent } from '../../src/stores/sqlite-store.ts'
import { openSqliteStore } from '../../src/stores/sqlite-store.ts'
import { commitAll } from '../contracts/store-support.ts'
import { randomFrom, syntheticDocuments, syntheticQuestion } from '../support/synthetic-passages.ts'
import { temporaryDirectory, withDatabase } from './sqlite-backend.ts'

const EXACT_LIMIT = 50
const files = (directory: string) =>
  readdirSync(directory).filter((file) => file.startsWith('hnsw-'))

/** A directory with one generation of 120 passages, its HNSW file, and what a search finds in it. */
async function indexed() {
  const { directory, remove } = temporaryDirectory()
  const make = syntheticDocuments({ seed: 11, dimensions: 32 })
  const documents = Array.from({ length: 120 }, (_, row) => make(`d${row}`))
  const store = await openSqliteStore(directory, { exactLimit: EXACT_LIMIT })
  const live = await commitAll(store, 'one', documents)
  const near = documents[5]!.passages[0]!.vector
  const request = { ...syntheticQuestion(randomFrom(3), near), limit: 10 }
  const found = await live.search(request)
  await store.close()
  const file = join(directory, files(directory)[0]!)
  return { directory, remove, make, request, found, file }
}

const damages: Record<string, (file: string, directory: string) => void> = {
  'is missing': (file) => rmSync(file),
  'was cut': (file) => truncateSync(file, 5_000),
  'has one bit flipped': (file) => {
    const bytes = readFileSync(file)
    bytes[3_000]! ^= 4
    writeFileSync(file, bytes)
  },
  'is empty': (file) => writeFileSync(file, ''),
  'was made otherwise': (_, directory) =>
    withDatabase(directory, (database) =>
      database.exec("UPDATE hnsw_files SET fingerprint = 'an older way'"),
    ),
  'is not recorded': (_, directory) =>
    withDatabase(directory, (database) => database.exec('DELETE FROM hnsw_files')),
}

describe('an HNSW file that cannot be used is made again, and answers stay right', () => {
  test.each(Object.entries(damages))('it %s', async (_name, damage) => {
    const { directory, remove, request, found, file } = await indexed()
    damage(file, directory)
    const events: StoreEvent[] = []
    const open = (onRebuilt: () => void = () => undefined) =>
      openSqliteStore(directory, {
        exactLimit: EXACT_LIMIT,
        onEvent: (event) => {
          events.push(event)
          if (event.kind === 'hnsw-rebuilt') onRebuilt()
        },
      })
    let rebuilt = () => {}
    const done = new Promise<void>((resolve) => {
      rebuilt = resolve
    })
    const store = await open(rebuilt)
    const live = (await store.live('one'))!
    expect(await live.search(request)).toEqual(found)
    await done
    expect(await live.search(request)).toEqual(found)
    await store.close()
    expect(events.map(({ kind }) => kind)).toEqual(['hnsw-rejected', 'hnsw-rebuilt'])
    expect(events[0]).toMatchObject({ collection: 'one', generation: 1 })

    const again = await open()
    expect(await (await again.live('one'))!.search(request)).toEqual(found)
    await again.close()
    expect(events).toHaveLength(2)
    remove()
  })

  test('a base that cannot be used is no base', async () => {
    const { directory, remove, make, file } = await indexed()
    writeFileSync(file, 'no index')
    const events: StoreEvent[] = []
    const onEvent = (event: StoreEvent) => void events.push(event)
    const store = await openSqliteStore(directory, { exactLimit: EXACT_LIMIT, onEvent })
    const added = make('added')
    const live = await commitAll(store, 'one', [added])
    const [passage] = await live.passagesOf('added')
    const { vector } = added.passages[0]!
    expect(await live.search({ vector, terms: new Map(), limit: 1 })).toMatchObject([
      { passageId: passage!.id },
    ])
    await store.close()
    expect(events).toMatchObject([{ kind: 'hnsw-rejected', generation: 1 }])
    remove()
  })
})

test('the next file is made of the last one, until a fifth of it is deleted', async () => {
  const { directory, remove, make } = await indexed()
  const store = await openSqliteStore(directory, { exactLimit: EXACT_LIMIT })
  const state = () =>
    withDatabase(directory, (database) =>
      database
        .prepare('SELECT elements, deleted FROM hnsw_files ORDER BY generation DESC LIMIT 1')
        .get(),
    )
  const change = (from: number, count: number) =>
    commitAll(
      store,
      'one',
      Array.from({ length: count }, (_, row) => make(`d${from + row}`)),
    )
  await change(0, 15)
  expect(state()).toEqual({ elements: 135, deleted: 15 })
  await change(10, 13)
  expect(state()).toEqual({ elements: 148, deleted: 28 })
  const live = await change(30, 20)
  expect(state()).toEqual({ elements: 120, deleted: 0 })
  expect(live.summary.passages).toBe(120)
  expect(files(directory)).toHaveLength(3)
  await store.close()
  remove()
})

test('a file that ends too early or too late is not whole', async () => {
  const { directory, remove } = temporaryDirectory()
  const index = emptyHnsw(4)
  index.initIndex({ maxElements: 40, m: 16, efConstruction: 200 })
  for (let label = 0; label < 40; label += 1) index.addPoint([1, label, 0, 0], label)
  const whole = join(directory, 'whole')
  const cut = join(directory, 'cut')
  await index.writeIndex(whole)
  await assertWhole(whole, 40)
  await expect(assertWhole(whole, 41)).rejects.toBeInstanceOf(IncompleteFileError)
  const { length } = readFileSync(whole)
  for (let size = 0; size < length; size += size < 200 ? 1 : 97) {
    copyFileSync(whole, cut)
    truncateSync(cut, size)
    await expect(assertWhole(cut, 40)).rejects.toBeInstanceOf(IncompleteFileError)
  }
  truncateSync(cut, 0)
  writeFileSync(cut, Buffer.concat([readFileSync(whole), Buffer.alloc(4)]))
  await expect(assertWhole(cut, 40)).rejects.toBeInstanceOf(IncompleteFileError)
  remove()
})

test('indexes that are dropped and loaded again under searches give what they gave, and their memory back', async () => {
  const { directory, remove, make, request, found } = await indexed()
  // No room in the cache: each load drops the index of the other generation.
  const store = await openSqliteStore(directory, { exactLimit: EXACT_LIMIT, cacheBytes: 1 })
  const first = (await store.live('one'))!
  const second = await commitAll(store, 'one', [make('new')])
  const wanted = [found, await second.search(request)]
  for (let round = 0; round < 50; round += 1) {
    const searches = [first, second, first, second].map((one) => one.search(request))
    const [one, other, oneAgain, otherAgain] = await Promise.all(searches)
    expect([one, other]).toEqual(wanted)
    expect([oneAgain, otherAgain]).toEqual(wanted)
  }
  await store.close()
  const made = emptyHnsw(2)
  made.initIndex({ maxElements: 100 })
  made.addPoint([1, 0], 1)
  const index = new HnswIndex({} as Context, made)
  index.free()
  expect(made.getMaxElements()).toBe(1)
  await expect(index.nearest(new Float32Array(2), 1)).rejects.toThrow('given back')
  remove()
})

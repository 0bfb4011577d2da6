import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { citedSlice } from '../../src/core/cited.ts'
import { forgetDocument } from '../../src/indexing/forget-document.ts'
import { type BackupStep, backUp } from '../../src/stores/backup.ts'
import { FileSources } from '../../src/stores/file-sources.ts'
import { type RestoreStep, restore } from '../../src/stores/restore.ts'
import { openSqliteCommunity } from '../../src/stores/sqlite-community.ts'
import { openSqliteStore, type Step } from '../../src/stores/sqlite-store.ts'
import { commitAll, documentOf, textsOf } from '../contracts/store-support.ts'
import { temporaryDirectory, toFirstSchema } from './sqlite-backend.ts'

export type MaintenanceStep = Step | BackupStep | RestoreStep
export type MaintenanceVerb = 'backup' | 'forget' | 'restore' | 'migrate' | 'rollback'

/** Where each verb can be killed. */
export const MAINTENANCE_STEPS: Readonly<Record<MaintenanceVerb, readonly MaintenanceStep[]>> = {
  backup: ['copy', 'pack', 'rename'],
  forget: ['forget'],
  restore: ['unpack', 'ready', 'set aside', 'place', 'clean'],
  migrate: ['migrate'],
  rollback: ['swap'],
}

type OnStep = (step: MaintenanceStep) => void

/** One verb that is killed on its way: what is there before, what it does, what may be left. */
interface KilledVerb {
  readonly prepare: (directory: string) => Promise<void>
  readonly run: (directory: string, onStep: OnStep) => Promise<void>
  /** Called after a check of everything. @throws AssertionError unless one of the two states is there, whole. */
  readonly judge: (directory: string) => Promise<'before' | 'after'>
}

const COLLECTION = 'killed'
const FORGOTTEN = 'forgotten'
/** A word of the forgotten document alone. */
const WORD = `${FORGOTTEN} 0`
const HOLDER = 'kill test'

/** The folder that is the data directory; beside it is the backup. */
const dataOf = (directory: string): string => join(directory, 'data')
const backupOf = (directory: string): string => join(directory, 'kept.backup')
const UPLOAD_SOURCE = 'upload:0123456789ab-file.txt'
const keepUpload = (directory: string, edition: number): Promise<void> =>
  new FileSources(dataOf(directory)).keep(
    COLLECTION,
    UPLOAD_SOURCE,
    Buffer.from(`edition ${edition}`),
  )

/** As the store is killed and as it is judged: few passages, and HNSW files all the same. */
export const MAINTENANCE_OPTIONS = { exactLimit: 4 }

const openMaintainedStore = (directory: string, onStep: OnStep = () => undefined) =>
  openSqliteStore(dataOf(directory), { ...MAINTENANCE_OPTIONS, onStep })

const plain = (edition: number) =>
  Array.from({ length: 6 }, (_, row) => {
    const made = documentOf(`d${edition} ${row}`, {}, {})
    return { ...made, document: { ...made.document, source: `${UPLOAD_SOURCE}#${row}` } }
  })
const textsUpTo = (edition: number): Record<string, string> =>
  Object.fromEntries(
    Array.from({ length: edition }, (_, before) => plain(before + 1))
      .flat()
      .map(({ document }) => [document.id, document.text]),
  )

/** Two generations, a cited slice, an upload. */
async function twoGenerations(directory: string): Promise<void> {
  const store = await openMaintainedStore(directory)
  const forgotten = documentOf(FORGOTTEN, {}, {})
  await commitAll(store, COLLECTION, [...plain(1), forgotten])
  await commitAll(store, COLLECTION, plain(2))
  const slice = citedSlice(forgotten.document, { start: 0, end: 11 })
  await store.cited.keep(COLLECTION, [slice], '2026-01-01T00:00:00Z')
  await store.close()
  await (await openSqliteCommunity(dataOf(directory))).close()
  await keepUpload(directory, 2)
}

async function thirdGeneration(directory: string): Promise<void> {
  const store = await openMaintainedStore(directory)
  await commitAll(store, COLLECTION, plain(3))
  await store.close()
  await keepUpload(directory, 3)
}

/** Which edition is there, its documents and its upload together. */
async function editionOf(directory: string, isForgotten = false): Promise<number> {
  const store = await openMaintainedStore(directory)
  const live = (await store.live(COLLECTION))!
  const texts = await textsOf(live)
  const near = await live.search({
    vector: Float32Array.of(1, 0, 0, 0),
    terms: new Map(),
    limit: 3,
  })
  await store.close()
  assert.equal(near.length, 3)
  const edition = Math.max(
    ...[1, 2, 3].filter((candidate) => texts[`d${candidate} 0`] !== undefined),
  )
  const forgotten = isForgotten ? {} : { [FORGOTTEN]: documentOf(FORGOTTEN, {}, {}).document.text }
  assert.deepEqual(texts, { ...textsUpTo(edition), ...forgotten })
  return edition
}

async function editionWithUpload(directory: string): Promise<number> {
  const edition = await editionOf(directory)
  const bytes = await new FileSources(dataOf(directory)).read(COLLECTION, UPLOAD_SOURCE)
  assert.equal(Buffer.from(bytes!).toString(), `edition ${edition}`)
  return edition
}

const backup: KilledVerb = {
  prepare: async (directory) => {
    await twoGenerations(directory)
    backUp(dataOf(directory), backupOf(directory))
    await thirdGeneration(directory)
  },
  run: async (directory, onStep) => void backUp(dataOf(directory), backupOf(directory), onStep),
  judge: async (directory) => {
    assert.equal(await editionWithUpload(directory), 3)
    const other = temporaryDirectory()
    restore(dataOf(other.directory), backupOf(directory))
    const edition = await editionWithUpload(other.directory)
    other.remove()
    // The next one clears away what this one left.
    backUp(dataOf(directory), backupOf(directory))
    assert.deepEqual(readdirSync(directory).sort(), ['data', 'kept.backup'])
    return edition === 3 ? 'after' : 'before'
  },
}

const restored: KilledVerb = {
  prepare: backup.prepare,
  run: async (directory, onStep) => void restore(dataOf(directory), backupOf(directory), onStep),
  judge: async (directory) => {
    const left = readdirSync(dataOf(directory)).filter((name) => name.includes('restore'))
    assert.deepEqual(left, [])
    return (await editionWithUpload(directory)) === 2 ? 'after' : 'before'
  },
}

const forget: KilledVerb = {
  prepare: twoGenerations,
  run: async (directory, onStep) => {
    const dataDirectory = dataOf(directory)
    const store = await openMaintainedStore(directory, onStep)
    const community = await openSqliteCommunity(dataDirectory)
    const parts = {
      store,
      community: async () => community,
      kept: new FileSources(dataDirectory),
      sources: store.sources,
      onStep,
    }
    await forgetDocument(parts, { collection: COLLECTION, document: FORGOTTEN }, HOLDER)
    await community.close()
    await store.close()
  },
  judge: async (directory) => {
    assert.equal(await editionOf(directory, true), 2)
    for (const entry of readdirSync(dataOf(directory), { withFileTypes: true }))
      if (entry.isFile())
        assert.equal(readFileSync(join(dataOf(directory), entry.name)).includes(WORD), false)
    return 'after'
  },
}

const migrate: KilledVerb = {
  prepare: async (directory) => {
    await twoGenerations(directory)
    toFirstSchema(dataOf(directory))
  },
  run: async (directory, onStep) => (await openMaintainedStore(directory, onStep)).close(),
  judge: async (directory) => {
    assert.equal(await editionWithUpload(directory), 2)
    const copy = join(dataOf(directory), 'verbatim.db.schema-1')
    assert.ok(existsSync(copy))
    const files = readdirSync(dataOf(directory))
    assert.ok(!files.some((name) => name.endsWith('.tmp')), String(files))
    // What the copy holds is whole as well, and can be migrated in its turn.
    for (const name of ['verbatim.db', 'verbatim.db-wal', 'verbatim.db-shm'])
      rmSync(join(dataOf(directory), name), { force: true })
    writeFileSync(join(dataOf(directory), 'verbatim.db'), readFileSync(copy))
    assert.equal(await editionWithUpload(directory), 2)
    return 'after'
  },
}

const rollback: KilledVerb = {
  prepare: async (directory) => {
    await twoGenerations(directory)
    await thirdGeneration(directory)
  },
  run: async (directory, onStep) => {
    const store = await openMaintainedStore(directory, onStep)
    await store.rollback(COLLECTION, 2, HOLDER)
    await store.close()
  },
  judge: async (directory) => ((await editionOf(directory)) === 2 ? 'after' : 'before'),
}

/** What is killed, by name. */
export const maintenanceVerbs: Readonly<Record<MaintenanceVerb, KilledVerb>> = {
  backup,
  forget,
  restore: restored,
  migrate,
  rollback,
}

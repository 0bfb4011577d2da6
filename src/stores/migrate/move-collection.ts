import { setTimeout as sleep } from 'node:timers/promises'
import { CollectionBusyError } from '../../core/errors.ts'
import { type CollectionRow, findOrMakeCollection } from '../postgres/collections.ts'
import type { Context as StoreContext } from '../postgres/context.ts'
import type { Client } from '../postgres/database.ts'
import { needHnsw } from '../postgres/dense.ts'
import { Lease } from '../postgres/lease.ts'
import { prune } from '../postgres/prune.ts'
import { putVersion } from '../postgres/put.ts'
import { generationsOf } from '../postgres/rows.ts'
import { TermNumbers } from '../postgres/term-numbers.ts'
import { type StoredVersion, versionDigest } from '../stored-version.ts'
import type { Folder, FolderGeneration } from './folder.ts'
import { insertGenerations } from './insert-generations.ts'
import { forgetMoved, movedVersions, noteMoved } from './moved-versions.ts'

type Context = Pick<StoreContext, 'database' | 'leaseMs' | 'exactLimit'>

export interface MoveOptions {
  /** Who moves, in words for whoever has to wait. */
  readonly holder: string
  /** Told after each step that is safe in the database. */
  readonly onStep: () => void
  readonly signal?: AbortSignal
}

/** Versions put in one transaction: as many as have together so many passages. */
const GROUP_PASSAGES = 200
const GROUP_VERSIONS = 100

/** Moves the documents and the kept generations of a collection that the database has nothing of. */
export async function moveCollection(
  folder: Folder,
  context: Context,
  source: CollectionRow,
  options: MoveOptions,
): Promise<void> {
  const { database } = context
  const collection = await database.transaction((client) =>
    findOrMakeCollection(client, source.name),
  )
  // It is there already, by an earlier run or of its own; whether it is the same is seen afterwards.
  if ((await generationsOf(database, collection.id)).length > 0) return
  const lease = await takeLease(context, collection, options)
  try {
    const generations = folder.generations(source.id)
    const versions = await moveVersions(folder, context, lease, source.id, generations, options)
    await database.transaction(async (client) => {
      await lease.assertHeld(client)
      await insertGenerations(client, collection.id, generations, versions)
      await forgetMoved(client, collection.id)
    })
    options.onStep()
    await finish(context, lease)
  } finally {
    await lease.release()
  }
}

/** What searching is quicker with, and what an interrupted run put that is of no generation any more. */
async function finish(context: Context, lease: Lease): Promise<void> {
  const { database, exactLimit } = context
  await prune(context, lease)
  for (const { passages, dimensions } of await generationsOf(database, lease.collection.id))
    if (dimensions !== null && passages >= exactLimit)
      await needHnsw(database, lease.collection.id, dimensions)
}

/** Waits for as long as the lease of an earlier run that was killed may last. */
async function takeLease(
  { database, leaseMs }: Context,
  collection: CollectionRow,
  { holder, signal }: MoveOptions,
): Promise<Lease> {
  const deadline = Date.now() + 2 * leaseMs
  for (;;) {
    try {
      const lease = await database.transaction((client) =>
        Lease.take(database, client, collection, holder, leaseMs),
      )
      lease.keep()
      return lease
    } catch (error) {
      if (!(error instanceof CollectionBusyError) || Date.now() > deadline) throw error
      await sleep(leaseMs / 20, undefined, { signal })
    }
  }
}

/** @returns by the folder's number of a version, the database's. */
async function moveVersions(
  folder: Folder,
  { database }: Context,
  lease: Lease,
  sourceId: number,
  generations: readonly FolderGeneration[],
  { onStep, signal }: MoveOptions,
): Promise<Map<number, number>> {
  const collectionId = lease.collection.id
  const terms = folder.terms(sourceId)
  const numbers = new TermNumbers(collectionId)
  const known = await movedVersions(database, collectionId)
  const moved = new Map<number, number>()
  let group: { from: number; digest: string; stored: StoredVersion }[] = []
  const put = async (): Promise<void> => {
    signal?.throwIfAborted()
    await database.transaction(async (client) => {
      await lease.assertHeld(client)
      for (const { from, digest, stored } of group) {
        const version = await putOne(client, numbers, collectionId, digest, stored)
        known.set(digest, version)
        moved.set(from, version)
      }
    })
    group = []
    onStep()
  }
  const all = new Set(generations.flatMap(({ versions }) => versions))
  for (const from of [...all].sort((one, other) => one - other)) {
    const stored = folder.version(from, terms)
    const digest = versionDigest(stored)
    const there = known.get(digest)
    if (there !== undefined) moved.set(from, there)
    // Equal ones share a version.
    else if (group.some((one) => one.digest === digest)) {
      await put()
      moved.set(from, known.get(digest)!)
    } else group.push({ from, digest, stored })
    const passages = group.reduce((sum, one) => sum + one.stored.passages.length, 0)
    if (passages >= GROUP_PASSAGES || group.length >= GROUP_VERSIONS) await put()
  }
  if (group.length > 0) await put()
  return moved
}

async function putOne(
  client: Client,
  numbers: TermNumbers,
  collectionId: number,
  digest: string,
  { fingerprint, document, passages }: StoredVersion,
): Promise<number> {
  const { version } = await putVersion(client, numbers, fingerprint, document, passages)
  await noteMoved(client, collectionId, digest, version)
  return version
}

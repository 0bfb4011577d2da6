import { setTimeout as sleep } from 'node:timers/promises'
import { CollectionBusyError } from '../../core/errors.ts'
import { type CollectionRow, findOrMakeCollection } from '../postgres/collections.ts'
import type { Context as StoreContext } from '../postgres/context.ts'
import type { Client, Database } from '../postgres/database.ts'
import { countVectors, needHnsw } from '../postgres/dense.ts'
import { Lease } from '../postgres/lease.ts'
import { PostingBuffer } from '../postgres/posting-blocks.ts'
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
    const known = await movedVersions(database, collection.id)
    const mover = new VersionMover(lease, database, known, options)
    const terms = folder.terms(source.id)
    for (const version of versionsOf(generations))
      await mover.move(version, folder.version(version, terms))
    await mover.flush()
    await database.transaction(async (client) => {
      await lease.assertHeld(client)
      await insertGenerations(client, collection.id, generations, mover.moved)
      await forgetMoved(client, collection.id)
    })
    options.onStep()
    await finish(context, lease)
  } finally {
    await lease.release()
  }
}

/** In the order in which they were made. */
const versionsOf = (generations: readonly FolderGeneration[]): number[] =>
  [...new Set(generations.flatMap(({ versions }) => versions))].sort((one, other) => one - other)

/** What searching is quicker with, and what an interrupted run put that is of no generation any more. */
async function finish(context: Context, lease: Lease): Promise<void> {
  const { database, exactLimit } = context
  await prune(context, lease)
  const { id } = lease.collection
  for (const { passages, dimensions } of await generationsOf(database, id)) {
    if (dimensions === null || passages < exactLimit) continue
    await needHnsw(database, id, dimensions)
    await countVectors(database, id)
  }
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

interface Waiting {
  /** The folder's number. */
  readonly from: number
  readonly digest: string
  readonly stored: StoredVersion
}

/** Puts document versions that are not there yet, some at a time. */
class VersionMover {
  /** By the folder's number of a version, the database's. */
  readonly moved = new Map<number, number>()
  readonly #numbers: TermNumbers
  readonly #postings: PostingBuffer
  #waiting: Waiting[] = []
  #passages = 0

  constructor(
    readonly lease: Lease,
    readonly database: Database,
    /** By digest, what is there already. */
    readonly known: Map<string, number>,
    readonly options: MoveOptions,
  ) {
    this.#numbers = new TermNumbers(lease.collection.id)
    this.#postings = new PostingBuffer(lease.collection.id)
  }

  async move(from: number, stored: StoredVersion): Promise<void> {
    const digest = versionDigest(stored)
    // Equal ones share a version.
    if (this.#waiting.some((one) => one.digest === digest)) await this.flush()
    const there = this.known.get(digest)
    if (there !== undefined) return void this.moved.set(from, there)
    this.#waiting.push({ from, digest, stored })
    this.#passages += stored.passages.length
    if (this.#passages >= GROUP_PASSAGES || this.#waiting.length >= GROUP_VERSIONS)
      await this.flush()
  }

  async flush(): Promise<void> {
    const { database, lease, known, moved, options } = this
    options.signal?.throwIfAborted()
    if (this.#waiting.length === 0) return
    await database.transaction(async (client) => {
      await lease.assertHeld(client)
      for (const { from, digest, stored } of this.#waiting) {
        const version = await this.#put(client, digest, stored)
        known.set(digest, version)
        moved.set(from, version)
      }
      await this.#postings.write(client)
    })
    this.#waiting = []
    this.#passages = 0
    options.onStep()
  }

  async #put(
    client: Client,
    digest: string,
    { fingerprint, document, passages }: StoredVersion,
  ): Promise<number> {
    const [numbers, postings] = [this.#numbers, this.#postings]
    const put = await putVersion(client, numbers, postings, fingerprint, document, passages)
    await noteMoved(client, numbers.collectionId, digest, put.version)
    return put.version
  }
}

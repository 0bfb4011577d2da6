import { pauses } from '../../core/pauses.ts'
import { chunks } from '../chunks.ts'
import type { Client } from './database.ts'
import { SCHEMA } from './migration.ts'
import { type Posting, PostingPacker, PostingReader } from './packed-postings.ts'
import { passageChunks } from './read-versions.ts'

/**
 * How the postings of a term lie in rows: blocks of versions that follow each other, a block for
 * each time that some were written. Who writes holds the collection's lease.
 */

/** A term that has so many blocks gets one instead when the next is written. */
const MOST_BLOCKS = 32

/** Terms whose blocks are in memory at once while they are made anew. */
const CHUNK_TERMS = 200

/** Passages written at once: some megabytes. */
const FULL = 4_096

interface BlockRow {
  readonly term: number
  readonly first: number
  readonly bytes: Uint8Array
}

/** Collects postings until they are written. */
export class PostingBuffer {
  #terms = new Map<number, PostingPacker>()
  #passages = 0

  constructor(readonly collectionId: number) {}

  /** Whether it should be written before more is added. */
  get isFull(): boolean {
    return this.#passages >= FULL
  }

  /** Adds a passage's postings; passages must come as they are numbered. */
  add(passage: Omit<Posting, 'count'>, terms: readonly number[], counts: readonly number[]): void {
    for (const [place, term] of terms.entries())
      packerOf(this.#terms, term).add({ ...passage, count: counts[place]! })
    this.#passages += 1
  }

  /** Writes what it holds, and is empty then. Call it within a transaction. */
  async write(client: Client): Promise<void> {
    if (this.#terms.size === 0) return
    const many = await client.query<{ term: number }>(
      `SELECT term FROM ${SCHEMA}.postings WHERE collection_id = $1 AND term = ANY($2::int[])
       GROUP BY term HAVING count(*) >= ${MOST_BLOCKS}`,
      [this.collectionId, [...this.#terms.keys()]],
    )
    for (const terms of chunks(
      many.map(({ term }) => term),
      CHUNK_TERMS,
    ))
      await this.#unite(client, terms)
    await insertBlocks(client, this.collectionId, this.#terms)
    this.#terms = new Map()
    this.#passages = 0
  }

  /** Puts the blocks there are and the new one together. */
  async #unite(client: Client, terms: readonly number[]): Promise<void> {
    const rows = await client.query<BlockRow>(
      `DELETE FROM ${SCHEMA}.postings WHERE collection_id = $1 AND term = ANY($2::int[])
       RETURNING term, first_version AS first, bytes`,
      [this.collectionId, terms],
    )
    const united = new Map<number, PostingPacker>()
    for (const { term, bytes } of rows.sort((one, other) => one.first - other.first))
      addAll(packerOf(united, term), bytes)
    for (const [term, packer] of united) {
      addAll(packer, this.#terms.get(term)!.bytes)
      this.#terms.delete(term)
    }
    await insertBlocks(client, this.collectionId, united)
  }
}

function packerOf(packers: Map<number, PostingPacker>, term: number): PostingPacker {
  const found = packers.get(term)
  if (found) return found
  const made = new PostingPacker()
  packers.set(term, made)
  return made
}

function addAll(packer: PostingPacker, bytes: Uint8Array): void {
  const reader = new PostingReader(bytes)
  while (reader.next()) packer.add(reader)
}

async function insertBlocks(
  client: Client,
  collectionId: number,
  packers: Iterable<readonly [term: number, packer: PostingPacker]>,
): Promise<void> {
  const rows = [...packers].map(([term, { firstVersion, lastVersion, bytes }]) => ({
    term,
    first: firstVersion,
    last: lastVersion,
    bytes: Buffer.from(bytes).toString('base64'),
  }))
  await client.query(
    `INSERT INTO ${SCHEMA}.postings (collection_id, term, first_version, last_version, bytes)
     SELECT $1::int, term, first, last, decode(bytes, 'base64')
     FROM json_to_recordset($2::text::json) AS row (term int, first int8, last int8, bytes text)`,
    [collectionId, JSON.stringify(rows)],
  )
}

/** The terms of versions' passages, some at a time. */
export async function* termsOfVersions(
  client: Client,
  collectionId: number,
  versions: readonly number[],
): AsyncGenerator<readonly number[]> {
  const rows = await client.query<{ term: number }>(
    `SELECT DISTINCT unnest(terms) AS term FROM ${SCHEMA}.passages
     WHERE collection_id = $1 AND version = ANY($2::int8[])`,
    [collectionId, versions],
  )
  yield* chunks(
    rows.map(({ term }) => term),
    CHUNK_TERMS,
  )
}

/** Takes versions' postings out of the blocks of these terms. Call it within a transaction. */
export async function dropPostings(
  client: Client,
  collectionId: number,
  versions: readonly number[],
  terms: readonly number[],
): Promise<void> {
  const dropped = new Set(versions)
  const first = versions.reduce((least, one) => Math.min(least, one), versions[0] ?? 1)
  const last = versions.reduce((most, one) => Math.max(most, one), 0)
  const rows = await client.query<BlockRow>(
    `SELECT term, first_version AS first, bytes FROM ${SCHEMA}.postings
     WHERE collection_id = $1 AND term = ANY($2::int[])
       AND first_version <= $4::int8 AND last_version >= $3::int8`,
    [collectionId, terms, first, last],
  )
  const changed: { readonly block: BlockRow; readonly left: PostingPacker }[] = []
  const pause = pauses()
  for (const block of rows) {
    const left = without(dropped, block.bytes)
    if (left !== null) changed.push({ block, left })
    await pause()
  }
  await client.query(
    `DELETE FROM ${SCHEMA}.postings p
     USING unnest($2::int[], $3::int8[]) AS changed (term, first_version)
     WHERE p.collection_id = $1 AND p.term = changed.term
       AND p.first_version = changed.first_version`,
    [collectionId, changed.map(({ block }) => block.term), changed.map(({ block }) => block.first)],
  )
  const kept = changed.filter(({ left }) => left.bytes.length > 0)
  await insertBlocks(
    client,
    collectionId,
    kept.map(({ block, left }) => [block.term, left]),
  )
}

/** The postings of the other versions; null where it has none of these. */
function without(dropped: ReadonlySet<number>, bytes: Uint8Array): PostingPacker | null {
  const left = new PostingPacker()
  let found = 0
  const reader = new PostingReader(bytes)
  while (reader.next()) {
    if (dropped.has(reader.version)) found += 1
    else left.add(reader)
  }
  return found > 0 ? left : null
}

/** Makes all of a collection's postings again out of its passages. Call it within a transaction. */
export async function remakePostings(client: Client, collectionId: number): Promise<void> {
  await client.query(`DELETE FROM ${SCHEMA}.postings WHERE collection_id = $1`, [collectionId])
  const buffer = new PostingBuffer(collectionId)
  for await (const passages of passageChunks(client, collectionId)) {
    for (const { terms, counts, ...passage } of passages) buffer.add(passage, terms, counts)
    if (buffer.isFull) await buffer.write(client)
  }
  await buffer.write(client)
}

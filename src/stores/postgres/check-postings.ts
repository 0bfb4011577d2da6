import type { Findings } from '../check/findings.ts'
import type { Client, Database } from './database.ts'
import type { Lease } from './lease.ts'
import { SCHEMA } from './migration.ts'
import { type Posting, PostingReader } from './packed-postings.ts'
import { remakePostings } from './posting-blocks.ts'
import { passageChunks } from './read-versions.ts'

/** Document versions whose postings are not what their passages say. */
export async function brokenPostings(client: Client, collectionId: number): Promise<number[]> {
  const said = new PostingSums()
  for await (const passages of passageChunks(client, collectionId))
    for (const { terms, counts, ...passage } of passages)
      for (const [place, term] of terms.entries())
        said.add(term, { ...passage, count: counts[place]! })
  const kept = new PostingSums()
  const broken = new Set<number>()
  for await (const { term, first, last, bytes } of blocksOf(client, collectionId)) {
    const reader = new PostingReader(bytes)
    while (reader.next()) {
      kept.add(term, reader)
      if (!(reader.version >= first && reader.version <= last)) broken.add(first)
    }
  }
  for (const version of said.differences(kept)) broken.add(version)
  return [...broken]
}

/** By version, a number that is another one where any of its postings is. */
class PostingSums {
  readonly #sums = new Map<number, number>()

  add(term: number, { version, passageId, count, length }: Posting): void {
    const sum = this.#sums.get(version) ?? 0
    this.#sums.set(version, (sum + mixed([term, passageId, count, length])) % 2 ** 52)
  }

  *differences(others: PostingSums): Generator<number> {
    for (const version of new Set([...this.#sums.keys(), ...others.#sums.keys()]))
      if (this.#sums.get(version) !== others.#sums.get(version)) yield version
  }
}

/** From 1 to 2 ** 50; hardly ever the same for two lists. */
function mixed(numbers: readonly number[]): number {
  let one = 1
  let other = 1
  for (const number of numbers) {
    one = Math.imul(one ^ number, 0x85ebca6b)
    one ^= one >>> 13
    other = Math.imul(other ^ Math.floor(number / 2 ** 32) ^ one, 0xc2b2ae35)
    other ^= other >>> 16
  }
  return 1 + (one >>> 0) * 2 ** 18 + (other >>> 14)
}

interface Block {
  readonly term: number
  readonly first: number
  readonly last: number
  readonly bytes: Uint8Array
}

const CHUNK_BLOCKS = 200

async function* blocksOf(client: Client, collectionId: number): AsyncGenerator<Block> {
  let after: Pick<Block, 'term' | 'first'> = { term: -(2 ** 31), first: 0 }
  for (;;) {
    const rows = await client.query<Block>(
      `SELECT term, first_version AS first, last_version AS last, bytes FROM ${SCHEMA}.postings
       WHERE collection_id = $1 AND (term, first_version) > ($2::int, $3::int8)
       ORDER BY term, first_version LIMIT ${CHUNK_BLOCKS}`,
      [collectionId, after.term, after.first],
    )
    yield* rows
    const last = rows.at(-1)
    if (!last) return
    after = last
  }
}

/** Makes a collection's postings again out of its passages. @throws LeaseLostError */
export async function mendPostings(
  database: Database,
  lease: Lease,
  broken: readonly number[],
  findings: Findings,
): Promise<void> {
  if (broken.length === 0) return
  const { id, name } = lease.collection
  await database.transaction(async (client) => {
    await lease.assertHeld(client)
    await remakePostings(client, id)
  })
  findings.mended.push(
    `${name}: the postings of ${broken.length} document versions were made again`,
  )
}

import { pauses } from '../../core/pauses.ts'
import { noLongerKept } from '../no-longer-kept.ts'
import type { Client } from './database.ts'
import { SCHEMA } from './migration.ts'
import { PostingPacker, PostingReader } from './packed-postings.ts'
import { type GenerationRow, KEPT, keyParameters } from './rows.ts'
import { keyOf } from './text.ts'

/** A term as it stands in a generation. */
export interface KnownTerm {
  /** In how many of its passages; 0 where it stands in none. */
  readonly frequency: number
  /** What a `PostingReader` reads. */
  readonly postings: Uint8Array
}

/** About what a term takes besides its postings. */
const ENTRY_BYTES = 200

/**
 * The postings of terms that were asked for. What was read once is remembered, since a generation
 * does not change and the terms that are dearest to read stand in most questions.
 */
export class KnownTerms {
  /** By generation and term; the one used last at the end. */
  readonly #terms = new Map<string, KnownTerm>()
  #bytes = 0

  /** @param mostBytes how much memory postings may take. */
  constructor(readonly mostBytes: number) {}

  /** Row `i` belongs to `terms[i]`. @throws UserError when the generation is not kept any more. */
  async of(client: Client, row: GenerationRow, terms: readonly string[]): Promise<KnownTerm[]> {
    const generation = `${row.collectionId}:${row.generation}:${row.documents}:`
    const found = new Map(terms.map((term) => [term, this.#recall(generation + term)]))
    const missing = [...found.keys()].filter((term) => found.get(term) === undefined)
    if (missing.length > 0) {
      for (const [term, known] of await readTerms(client, row, missing)) {
        found.set(term, known)
        this.#remember(generation + term, known)
      }
    }
    return terms.map((term) => found.get(term)!)
  }

  #recall(key: string): KnownTerm | undefined {
    const known = this.#terms.get(key)
    if (known !== undefined) {
      this.#terms.delete(key)
      this.#terms.set(key, known)
    }
    return known
  }

  #remember(key: string, known: KnownTerm): void {
    if (this.#terms.has(key)) return
    this.#terms.set(key, known)
    this.#bytes += sizeOf(known)
    for (const [oldest, { postings }] of this.#terms) {
      if (this.#bytes <= this.mostBytes) break
      this.#terms.delete(oldest)
      this.#bytes -= sizeOf({ postings })
    }
  }
}

const sizeOf = ({ postings }: Pick<KnownTerm, 'postings'>): number => ENTRY_BYTES + postings.length

interface BlockRow {
  readonly key: string | null
  readonly first: number
  readonly bytes: Uint8Array | null
  readonly absent: string | null
}

// One statement, so that blocks and absences are of one instant.
const BLOCKS = `SELECT NULL AS key, 0::int8 AS first, NULL::bytea AS bytes,
    array_to_string(ARRAY(SELECT a.version FROM ${SCHEMA}.absences a
      WHERE a.collection_id = $1 AND a.generation = $2::int), ' ') AS absent
  FROM ${KEPT}
  UNION ALL SELECT t.key, p.first_version, p.bytes, NULL
  FROM ${SCHEMA}.terms t
  JOIN ${SCHEMA}.postings p ON p.collection_id = $1 AND p.term = t.number
    AND p.first_version <= $4::int8 AND p.last_version >= $3::int8
  WHERE t.collection_id = $1 AND t.key = ANY($6::text[])`

async function readTerms(
  client: Client,
  row: GenerationRow,
  terms: readonly string[],
): Promise<Map<string, KnownTerm>> {
  const parameters = [...keyParameters(row), terms.map(keyOf)]
  const rows = await client.query<BlockRow>(BLOCKS, parameters)
  const kept = rows.find(({ key }) => key === null)
  if (!kept) throw noLongerKept(row)
  const absent = new Set(kept.absent?.split(' ').map(Number))
  const blocks = new Map<string | null, BlockRow[]>(terms.map((term) => [keyOf(term), []]))
  for (const block of rows) blocks.get(block.key)?.push(block)
  const known = new Map<string, KnownTerm>()
  const pause = pauses()
  for (const term of terms)
    known.set(term, await held(blocks.get(keyOf(term))!, row, absent, pause))
  return known
}

/** The postings that are of the generation, out of blocks that others share. */
async function held(
  blocks: readonly BlockRow[],
  { firstVersion, lastVersion }: GenerationRow,
  absent: ReadonlySet<number>,
  pause: ReturnType<typeof pauses>,
): Promise<KnownTerm> {
  const packer = new PostingPacker()
  let frequency = 0
  let version = 0
  let isHeld = false
  for (const { bytes } of blocks.toSorted((one, other) => one.first - other.first)) {
    const reader = new PostingReader(bytes!)
    while (reader.next()) {
      if (reader.version !== version) {
        version = reader.version
        isHeld = version >= firstVersion && version <= lastVersion && !absent.has(version)
      }
      if (!isHeld) continue
      packer.add(reader)
      frequency += 1
    }
    await pause()
  }
  return { frequency, postings: packer.bytes.slice() }
}

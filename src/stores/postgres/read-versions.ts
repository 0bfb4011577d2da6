import type { IndexedPassage } from '../../core/store.ts'
import type { PassageColumns, SummaryColumns } from '../read-columns.ts'
import type { StoredVersion } from '../stored-version.ts'
import { columns, decodeVector } from './codec.ts'
import type { Client } from './database.ts'
import { SCHEMA } from './migration.ts'
import type { Posting } from './packed-postings.ts'
import { decodeText } from './text.ts'

/** A version as it stands in the tables. */
export interface ReadVersion extends StoredVersion {
  readonly version: number
  /** How many its document says it has. */
  readonly passageCount: number
}

interface DocumentRow extends SummaryColumns<string> {
  readonly version: number
  readonly fingerprint: string
  readonly text: string
}

interface PassageRow extends PassageColumns<string, number[]> {
  readonly version: number
  readonly inputHash: string
  readonly terms: number[]
  readonly counts: number[]
  readonly vector: Uint8Array | null
  readonly tokens: Uint8Array | null
}

const DOCUMENTS = `SELECT version, id, fingerprint, title, language, date, url, source,
    content_hash AS "contentHash", passages, text
  FROM ${SCHEMA}.documents WHERE collection_id = $1 AND version = ANY($2::int8[]) ORDER BY version`

const PASSAGES = `SELECT p.version, p.start, p."end", p.input_hash AS "inputHash", p.sentences,
    p.headings, p.context, p.names, p.terms, p.counts, vector_send(v.embedding) AS vector,
    v.tokens
  FROM ${SCHEMA}.passages p
  LEFT JOIN ${SCHEMA}.vectors v ON v.collection_id = $1 AND v.passage_id = p.id
  WHERE p.collection_id = $1 AND p.version = ANY($2::int8[]) ORDER BY p.version, p.id`

/** All terms of a collection, by number. */
export async function termsOf(client: Client, collectionId: number): Promise<Map<number, string>> {
  const rows = await client.query<{ number: number; term: string }>(
    `SELECT number, term FROM ${SCHEMA}.terms WHERE collection_id = $1`,
    [collectionId],
  )
  return new Map(rows.map(({ number, term }) => [number, decodeText(term)]))
}

/**
 * Versions with all that was made of them, in the order of their numbers; those that are not there
 * are left out. A vector that is missing has no numbers.
 */
export async function readVersions(
  client: Client,
  collectionId: number,
  versions: readonly number[],
  terms: ReadonlyMap<number, string>,
): Promise<ReadVersion[]> {
  const documents = await client.query<DocumentRow>(DOCUMENTS, [collectionId, versions])
  const passages = new Map<number, PassageRow[]>()
  for (const row of await client.query<PassageRow>(PASSAGES, [collectionId, versions])) {
    const others = passages.get(row.version)
    if (others) others.push(row)
    else passages.set(row.version, [row])
  }
  return documents.map((row) => versionOf(row, passages.get(row.version) ?? [], terms))
}

const versionOf = (
  row: DocumentRow,
  passages: readonly PassageRow[],
  terms: ReadonlyMap<number, string>,
): ReadVersion => ({
  version: row.version,
  fingerprint: row.fingerprint,
  passageCount: row.passages,
  document: { ...columns.documentOf(row), text: decodeText(row.text) },
  passages: passages.map((passage) => passageOf(passage, terms)),
})

const passageOf = (row: PassageRow, terms: ReadonlyMap<number, string>): IndexedPassage => ({
  ...columns.passageOf(row),
  inputHash: row.inputHash,
  terms: new Map(row.terms.map((number, place) => [terms.get(number) ?? '', row.counts[place]!])),
  vector: row.vector === null ? new Float32Array() : decodeVector(row.vector),
  tokens: Uint8Array.from(row.tokens ?? []),
})

/** How the terms of a passage are stored. */
export interface PassageTerms extends Omit<Posting, 'count'> {
  readonly terms: readonly number[]
  readonly counts: readonly number[]
}

/** Passages read at once. */
const CHUNK_PASSAGES = 1_000

/** The terms of all passages of a collection, as these are numbered. */
export async function* passageChunks(
  client: Client,
  collectionId: number,
): AsyncGenerator<readonly PassageTerms[]> {
  let last = 0
  for (;;) {
    const rows = await client.query<PassageTerms>(
      `SELECT id AS "passageId", version, length, terms, counts FROM ${SCHEMA}.passages
       WHERE collection_id = $1 AND id > $2 ORDER BY id LIMIT ${CHUNK_PASSAGES}`,
      [collectionId, last],
    )
    if (rows.length === 0) return
    yield rows
    last = rows.at(-1)!.passageId
  }
}

import type { Document } from '../../core/document.ts'
import type { IndexedPassage } from '../../core/store.ts'
import { encodeNames } from '../names-column.ts'
import { encodeSpans, encodeVector } from './codec.ts'
import type { Client } from './database.ts'
import { SCHEMA } from './migration.ts'
import type { PostingBuffer } from './posting-blocks.ts'
import type { TermNumbers } from './term-numbers.ts'
import { encodeOptionalText, encodeText, keyOf } from './text.ts'

/** A document's version as it was written. */
export interface PutVersion {
  readonly version: number
  readonly passages: number
  /** Terms of its passages together, repetitions counted. */
  readonly terms: number
}

/** Passages written by one statement: some megabytes. */
const CHUNK_PASSAGES = 200

const lengthOf = ({ terms }: IndexedPassage): number =>
  [...terms.values()].reduce((sum, count) => sum + count, 0)

/**
 * Writes one version of a document, which no generation holds yet; its postings are left to whoever
 * writes the buffer, and whoever's transaction fails must throw that away. Call it within one.
 */
export async function putVersion(
  client: Client,
  numbers: TermNumbers,
  postings: PostingBuffer,
  fingerprint: string,
  document: Document,
  passages: readonly IndexedPassage[],
): Promise<PutVersion> {
  const length = passages.reduce((sum, passage) => sum + lengthOf(passage), 0)
  const { version, ids } = await allocate(client, passages.length)
  await insertDocument(client, numbers.collectionId, fingerprint, document, {
    version,
    passages: passages.length,
    terms: length,
  })
  await numbers.learn(client, passages)
  for (let place = 0; place < passages.length; place += CHUNK_PASSAGES) {
    const rows = passages
      .slice(place, place + CHUNK_PASSAGES)
      .map((passage, row) => rowOf(ids[place + row]!, passage, numbers))
    const parameters = [numbers.collectionId, version, JSON.stringify(rows)]
    await client.query(INSERT_PASSAGES, parameters)
    for (const { id, length, terms, counts } of rows)
      postings.add({ version, passageId: id, length }, terms, counts)
  }
  return { version, passages: passages.length, terms: length }
}

async function allocate(
  client: Client,
  passages: number,
): Promise<{ version: number; ids: number[] }> {
  const [row] = await client.query<{ version: number; ids: number[] }>(
    `SELECT nextval('${SCHEMA}.versions') AS version,
       ARRAY(SELECT nextval('${SCHEMA}.passage_ids') FROM generate_series(1, $1::int)) AS ids`,
    [passages],
  )
  return row!
}

async function insertDocument(
  client: Client,
  collectionId: number,
  fingerprint: string,
  document: Document,
  { version, passages, terms }: PutVersion,
): Promise<void> {
  await client.query(
    `INSERT INTO ${SCHEMA}.documents (collection_id, version, key, id, fingerprint, title, language,
       date, url, source, content_hash, passages, terms, text)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
    [
      collectionId,
      version,
      keyOf(document.id),
      encodeText(document.id),
      fingerprint,
      encodeText(document.title),
      encodeText(document.language),
      encodeOptionalText(document.date),
      encodeOptionalText(document.url),
      encodeOptionalText(document.source),
      document.contentHash,
      passages,
      terms,
      encodeText(document.text),
    ],
  )
}

const rowOf = (id: number, passage: IndexedPassage, numbers: TermNumbers) => ({
  id,
  start: passage.start,
  end: passage.end,
  input_hash: passage.inputHash,
  sentences: encodeSpans(passage.sentences),
  headings: encodeSpans(passage.headings),
  context: encodeText(passage.context),
  names: encodeNames(passage.names),
  length: lengthOf(passage),
  terms: [...passage.terms.keys()].map((term) => numbers.of(term)),
  counts: [...passage.terms.values()],
  vector: encodeVector(passage.vector),
  tokens: Buffer.from(passage.tokens).toString('base64'),
})

// One statement for both tables, so that a small document costs few ways to the server.
const INSERT_PASSAGES = `WITH rows AS MATERIALIZED (
    SELECT * FROM json_to_recordset($3::text::json) AS row (id int8, start int, "end" int,
      input_hash text, sentences int[], headings int[], context text, names text, length int,
      terms int[], counts int[], vector text, tokens text)
  ), passages AS (
    INSERT INTO ${SCHEMA}.passages (collection_id, id, version, start, "end", input_hash, sentences,
      headings, context, names, length, terms, counts)
    SELECT $1::int, id, $2::int8, start, "end", input_hash, sentences, headings, context, names,
      length, terms, counts FROM rows
  )
  INSERT INTO ${SCHEMA}.vectors (collection_id, passage_id, version, embedding, tokens)
  SELECT $1::int, id, $2::int8, vector::vector, decode(tokens, 'base64') FROM rows`

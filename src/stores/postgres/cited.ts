import type { CitedSlice, CitedSlices, KeptSlice, SliceKey } from '../../core/cited.ts'
import type { Client, Database } from './database.ts'
import { SCHEMA } from './migration.ts'
import { decodeText, encodeText, keyOf } from './text.ts'

interface SliceRow {
  readonly document: string
  readonly contentHash: string
  readonly start: number
  readonly end: number
  readonly text: string
  readonly before: string
  readonly after: string
  readonly firstCited: string
  readonly lastCited: string
}

const SLICES = `SELECT document, content_hash AS "contentHash", start, "end", text, before, after,
    first_cited AS "firstCited", last_cited AS "lastCited"
  FROM ${SCHEMA}.cited_slices WHERE collection_key = $1 AND document_key = $2`

const keptSlice = (row: SliceRow): KeptSlice => ({
  ...row,
  document: decodeText(row.document),
  text: decodeText(row.text),
  before: decodeText(row.before),
  after: decodeText(row.after),
})

/** Cited slices in the database, by the collection's name: they need no generation. */
export class PostgresCitedSlices implements CitedSlices {
  constructor(readonly database: Database) {}

  async keep(collection: string, slices: readonly CitedSlice[], at: string): Promise<void> {
    await this.database.transaction(async (client) => {
      for (const slice of inOrder(slices)) await keepOne(client, collection, slice, at)
    })
  }

  async find(collection: string, key: SliceKey): Promise<KeptSlice | null> {
    const [row] = await this.database.query<SliceRow>(
      `${SLICES} AND content_hash = $3 AND start = $4 AND "end" = $5`,
      [keyOf(collection), keyOf(key.document), key.contentHash, key.start, key.end],
    )
    return row ? keptSlice(row) : null
  }

  async ofDocument(collection: string, document: string): Promise<KeptSlice[]> {
    const sql = `${SLICES} ORDER BY content_hash, start, "end"`
    const rows = await this.database.query<SliceRow>(sql, [keyOf(collection), keyOf(document)])
    return rows.map(keptSlice)
  }

  async forget(collection: string, document: string): Promise<void> {
    await forgetSlices(this.database, collection, document)
  }
}

/** Drops the slices of a document, by whichever client. */
export async function forgetSlices(
  client: Client,
  collection: string,
  document: string,
): Promise<void> {
  await client.query(
    `DELETE FROM ${SCHEMA}.cited_slices WHERE collection_key = $1 AND document_key = $2`,
    [keyOf(collection), keyOf(document)],
  )
}

// Two answers that cite the same slices lock them in the same order, or they would wait for each other.
const inOrder = (slices: readonly CitedSlice[]): CitedSlice[] =>
  slices.toSorted(
    (one, other) =>
      (one.document < other.document ? -1 : Number(one.document > other.document)) ||
      one.start - other.start ||
      one.end - other.end,
  )

async function keepOne(
  client: Client,
  collection: string,
  slice: CitedSlice,
  at: string,
): Promise<void> {
  await client.query(
    `INSERT INTO ${SCHEMA}.cited_slices AS kept (collection_key, document_key, document,
       content_hash, start, "end", text, before, after, first_cited, last_cited)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10)
     ON CONFLICT (collection_key, document_key, content_hash, start, "end")
     DO UPDATE SET last_cited = GREATEST(kept.last_cited, excluded.last_cited)`,
    [
      keyOf(collection),
      keyOf(slice.document),
      encodeText(slice.document),
      slice.contentHash,
      slice.start,
      slice.end,
      encodeText(slice.text),
      encodeText(slice.before),
      encodeText(slice.after),
      at,
    ],
  )
}

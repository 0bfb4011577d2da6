import type { CitedSlice, CitedSlices, KeptSlice, SliceKey } from '../../core/cited.ts'
import { decodeText, encodeText, type TextColumn } from './codec.ts'
import type { Connection } from './connection.ts'

interface SliceRow {
  readonly document: TextColumn
  readonly contentHash: string
  readonly start: number
  readonly end: number
  readonly text: TextColumn
  readonly before: TextColumn
  readonly after: TextColumn
  readonly firstCited: string
  readonly lastCited: string
}

const SLICES = `SELECT document, content_hash AS contentHash, start, end, text, before, after,
    first_cited AS firstCited, last_cited AS lastCited
  FROM cited_slices WHERE collection = ? AND document = ?`

const keptSlice = (row: SliceRow): KeptSlice => ({
  ...row,
  document: decodeText(row.document),
  text: decodeText(row.text),
  before: decodeText(row.before),
  after: decodeText(row.after),
})

/** Cited slices in the database, by the collection's name: they need no generation. */
export class SqliteCitedSlices implements CitedSlices {
  constructor(readonly connection: Connection) {}

  async keep(collection: string, slices: readonly CitedSlice[], at: string): Promise<void> {
    this.connection.write(() => {
      for (const slice of slices) this.#keepOne(collection, slice, at)
    })
  }

  async find(collection: string, key: SliceKey): Promise<KeptSlice | null> {
    const row = this.connection.get<SliceRow>(
      `${SLICES} AND content_hash = ? AND start = ? AND end = ?`,
      encodeText(collection),
      encodeText(key.document),
      key.contentHash,
      key.start,
      key.end,
    )
    return row ? keptSlice(row) : null
  }

  async ofDocument(collection: string, document: string): Promise<KeptSlice[]> {
    const sql = `${SLICES} ORDER BY content_hash, start, end`
    return this.connection
      .all<SliceRow>(sql, encodeText(collection), encodeText(document))
      .map(keptSlice)
  }

  async forget(collection: string, document: string): Promise<void> {
    this.connection.run(
      'DELETE FROM cited_slices WHERE collection = ? AND document = ?',
      encodeText(collection),
      encodeText(document),
    )
  }

  #keepOne(collection: string, slice: CitedSlice, at: string): void {
    this.connection.run(
      `INSERT INTO cited_slices (collection, document, content_hash, start, end, text, before, after,
         first_cited, last_cited)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET last_cited = MAX(last_cited, excluded.last_cited)`,
      encodeText(collection),
      encodeText(slice.document),
      slice.contentHash,
      slice.start,
      slice.end,
      encodeText(slice.text),
      encodeText(slice.before),
      encodeText(slice.after),
      at,
      at,
    )
  }
}

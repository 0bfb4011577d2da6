import type { Document } from '../../core/document.ts'
import type {
  Candidate,
  DocumentSummary,
  Generation,
  GenerationSummary,
  SearchRequest,
  StoredPassage,
} from '../../core/store.ts'
import { noLongerKept } from '../no-longer-kept.ts'
import type { NearTerm } from '../ranking.ts'
import type { StoredPassageColumns, SummaryColumns } from '../read-columns.ts'
import { columns, decodeText, encodeText, type TextColumn } from './codec.ts'
import type { Connection } from './connection.ts'
import type { IndexCache } from './index-cache.ts'
import { documentChunks, type GenerationRow, isKept, tokensOf, vectorsOf } from './rows.ts'

type SummaryRow = SummaryColumns<TextColumn>

type PassageRow = StoredPassageColumns<TextColumn, Buffer>

const SUMMARY = `d.id, d.title, d.language, d.date, d.url, d.source,
  d.content_hash AS contentHash, d.passages`

const IS_MEMBER = `EXISTS (SELECT 1 FROM members m
  WHERE m.collection = ? AND m.generation = ? AND m.version = d.version)`

const PASSAGES = `SELECT p.id, d.id AS documentId, p.start, p.end, p.sentences, p.headings, p.context,
    p.names
  FROM passages p CROSS JOIN documents d ON d.version = p.version`

/** A generation that reads everything from the database but what searching needs. */
export class SqliteGeneration implements Generation {
  readonly summary: GenerationSummary
  readonly #connection: Connection

  constructor(
    readonly collection: string,
    readonly row: GenerationRow,
    readonly cache: IndexCache,
  ) {
    const { collectionId: _, ...summary } = row
    this.summary = summary
    this.#connection = cache.context.connection
  }

  async documents(): Promise<DocumentSummary[]> {
    const documents: DocumentSummary[] = []
    for await (const rows of documentChunks<SummaryRow>(this.#connection, this.row, SUMMARY)) {
      for (const row of rows) documents.push(columns.summaryOf(row))
    }
    if (documents.length !== this.summary.documents) throw noLongerKept(this.summary)
    return documents.sort((one, other) => (one.id < other.id ? -1 : Number(one.id > other.id)))
  }

  async summaries(ids: readonly string[]): Promise<(DocumentSummary | null)[]> {
    return ids.map((id) => {
      const row = this.#documentRow(id, SUMMARY)
      return row ? columns.summaryOf(row) : this.#nothing(null)
    })
  }

  async languages(): Promise<string[]> {
    return [...(await this.cache.get(this.row)).languages]
  }

  async document(id: string): Promise<Document | null> {
    const row = this.#documentRow(id, `${SUMMARY}, d.text`)
    if (!row) return this.#nothing(null)
    const { passages: _, ...document } = { ...columns.summaryOf(row), text: decodeText(row.text) }
    return document
  }

  async passages(ids: readonly number[]): Promise<StoredPassage[]> {
    return ids.map((id) => {
      const sql = `${PASSAGES} WHERE p.id = ? AND ${IS_MEMBER}`
      const row = this.#connection.get<PassageRow>(sql, id, ...this.#key())
      if (!row) throw this.#unknown(id)
      return columns.storedPassageOf(row)
    })
  }

  async passagesOf(documentId: string): Promise<StoredPassage[]> {
    const version = this.#documentRow(documentId, 'd.version')?.version
    if (version === undefined) return this.#nothing([])
    const sql = `${PASSAGES} WHERE p.version = ? ORDER BY p.start, p.id`
    return this.#connection.all<PassageRow>(sql, version).map(columns.storedPassageOf)
  }

  async vectors(ids: readonly number[]): Promise<Float32Array[]> {
    this.#assertMembers(ids)
    return vectorsOf(this.#connection, ids)
  }

  async tokens(ids: readonly number[]): Promise<Uint8Array[]> {
    this.#assertMembers(ids)
    return tokensOf(this.#connection, ids)
  }

  async search(request: SearchRequest): Promise<Candidate[]> {
    const index = await this.cache.get(this.row)
    try {
      return await index.search(request)
    } catch (error) {
      // A document may have been forgotten in between.
      this.#nothing(null)
      throw error
    }
  }

  async frequencies(terms: readonly string[]): Promise<number[]> {
    const { lexical } = await this.cache.get(this.row)
    return terms.map((term) => lexical.frequency(term))
  }

  async nearTerms(term: string, maxEdits: number, limit: number): Promise<NearTerm[]> {
    const { lexical } = await this.cache.get(this.row)
    return lexical.nearTerms(term, maxEdits, limit)
  }

  #assertMembers(ids: readonly number[]): void {
    for (const id of ids) {
      const sql = `SELECT 1 FROM passages d WHERE d.id = ? AND ${IS_MEMBER}`
      if (!this.#connection.get(sql, id, ...this.#key())) throw this.#unknown(id)
    }
  }

  #key(): [number, number] {
    return [this.row.collectionId, this.row.generation]
  }

  #documentRow(id: string, columns: string) {
    return this.#connection.get<SummaryRow & { version: number; text: TextColumn }>(
      `SELECT ${columns} FROM documents d
       WHERE d.collection = ? AND d.id = ? AND ${IS_MEMBER}`,
      this.row.collectionId,
      encodeText(id),
      ...this.#key(),
    )
  }

  /** What a generation without the thing answers; one that is pruned must not say that it is not there. */
  #nothing<Value>(value: Value): Value {
    if (!isKept(this.#connection, this.row)) throw noLongerKept(this.summary)
    return value
  }

  #unknown(id: number): Error {
    return this.#nothing(new RangeError(`Expected the id of a passage, got \`${id}\``))
  }
}

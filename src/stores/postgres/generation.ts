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
import { columns, decodeVector } from './codec.ts'
import type { Context } from './context.ts'
import type { Parameter } from './database.ts'
import { SCHEMA } from './migration.ts'
import { nearTermsOf } from './near-terms.ts'
import { assertKept, type GenerationRow, isMember, keyParameters, summaryOf } from './rows.ts'
import { search } from './search.ts'
import { decodeText, keyOf } from './text.ts'

type SummaryRow = SummaryColumns<string>

type PassageRow = StoredPassageColumns<string, number[]>

const SUMMARY = `d.id, d.title, d.language, d.date, d.url, d.source,
  d.content_hash AS "contentHash", d.passages`

const DOCUMENTS = `FROM ${SCHEMA}.documents d WHERE ${isMember('d')}`

const PASSAGES = `SELECT p.id, d.id AS "documentId", p.start, p."end", p.sentences, p.headings,
    p.context, p.names
  FROM ${SCHEMA}.passages p
  JOIN ${SCHEMA}.documents d ON d.collection_id = $1 AND d.version = p.version
  WHERE ${isMember('p')}`

/** A generation that is read from the server; this process remembers postings alone. */
export class PostgresGeneration implements Generation {
  readonly summary: GenerationSummary

  constructor(
    readonly collection: string,
    readonly row: GenerationRow,
    readonly context: Context,
  ) {
    this.summary = summaryOf(row)
  }

  async documents(): Promise<DocumentSummary[]> {
    const rows = await this.#query<SummaryRow>(`SELECT ${SUMMARY} ${DOCUMENTS}`)
    if (rows.length !== this.summary.documents) throw noLongerKept(this.summary)
    return rows
      .map(columns.summaryOf)
      .sort((one, other) => (one.id < other.id ? -1 : Number(one.id > other.id)))
  }

  async summaries(ids: readonly string[]): Promise<(DocumentSummary | null)[]> {
    const sql = `SELECT ${SUMMARY} ${DOCUMENTS} AND d.key = ANY($6::text[])`
    const rows = await this.#query<SummaryRow>(sql, ids.map(keyOf))
    const found = new Map(rows.map((row) => [decodeText(row.id), columns.summaryOf(row)]))
    if (found.size < new Set(ids).size) await this.#assertKept()
    return ids.map((id) => found.get(id) ?? null)
  }

  async languages(): Promise<string[]> {
    await this.#assertKept()
    return this.row.languages.map(decodeText).sort()
  }

  async document(id: string): Promise<Document | null> {
    const sql = `SELECT ${SUMMARY}, d.text ${DOCUMENTS} AND d.key = $6`
    const [row] = await this.#query<SummaryRow & { readonly text: string }>(sql, keyOf(id))
    if (!row) return this.#unlessPruned(null)
    const { passages: _, ...document } = { ...columns.summaryOf(row), text: decodeText(row.text) }
    return document
  }

  async passages(ids: readonly number[]): Promise<StoredPassage[]> {
    const sql = `${PASSAGES} AND p.id = ANY($6::int8[])`
    const rows = await this.#query<PassageRow>(sql, ids)
    return this.#byId(ids, new Map(rows.map((row) => [row.id, columns.storedPassageOf(row)])))
  }

  async passagesOf(documentId: string): Promise<StoredPassage[]> {
    const sql = `${PASSAGES} AND d.key = $6 ORDER BY p.start, p.id`
    const rows = await this.#query<PassageRow>(sql, keyOf(documentId))
    return rows.length === 0 ? this.#unlessPruned([]) : rows.map(columns.storedPassageOf)
  }

  async vectors(ids: readonly number[]): Promise<Float32Array[]> {
    const sql = `SELECT v.passage_id AS id, vector_send(v.embedding) AS vector
      FROM ${SCHEMA}.vectors v WHERE ${isMember('v')} AND v.passage_id = ANY($6::int8[])`
    const rows = await this.#query<{ id: number; vector: Uint8Array }>(sql, ids)
    return this.#byId(ids, new Map(rows.map(({ id, vector }) => [id, decodeVector(vector)])))
  }

  async tokens(ids: readonly number[]): Promise<Uint8Array[]> {
    const sql = `SELECT v.passage_id AS id, v.tokens
      FROM ${SCHEMA}.vectors v WHERE ${isMember('v')} AND v.passage_id = ANY($6::int8[])`
    const rows = await this.#query<{ id: number; tokens: Uint8Array }>(sql, ids)
    return this.#byId(ids, new Map(rows.map(({ id, tokens }) => [id, Uint8Array.from(tokens)])))
  }

  async search(request: SearchRequest): Promise<Candidate[]> {
    return search(this.context, this.row, request)
  }

  async frequencies(terms: readonly string[]): Promise<number[]> {
    const { database, knownTerms } = this.context
    const known = await knownTerms.of(database, this.row, terms)
    return this.#unlessPruned(known.map(({ frequency }) => frequency))
  }

  async nearTerms(term: string, maxEdits: number, limit: number): Promise<NearTerm[]> {
    const { database, knownTerms } = this.context
    return this.#unlessPruned(
      await nearTermsOf(database, knownTerms, this.row, term, maxEdits, limit),
    )
  }

  #query<Row>(sql: string, ...parameters: Parameter[]): Promise<Row[]> {
    return this.context.database.query<Row>(sql, [...keyParameters(this.row), ...parameters])
  }

  #assertKept(): Promise<void> {
    return assertKept(this.context.database, this.row)
  }

  /** An answer that a pruned generation must not give, such as that there is nothing. */
  async #unlessPruned<Value>(value: Value): Promise<Value> {
    await this.#assertKept()
    return value
  }

  async #byId<Value>(ids: readonly number[], found: ReadonlyMap<number, Value>): Promise<Value[]> {
    const missing = ids.find((id) => !found.has(id))
    if (missing !== undefined) {
      await this.#assertKept()
      throw new RangeError(`Expected the id of a passage, got \`${missing}\``)
    }
    return ids.map((id) => found.get(id)!)
  }
}

import type { CitedSlice } from '../../core/cited.ts'
import type { Feedback, KeptAnswer, Ruling } from '../../core/community.ts'
import type { Quote } from '../../core/quote.ts'
import type { Findings } from '../check/findings.ts'
import { quoteProblem, quotesOf, sliceProblem } from '../check/quote-problems.ts'
import type { Client } from './database.ts'
import { SCHEMA } from './migration.ts'
import { decodeText, keyOf } from './text.ts'

/** Rows read at once. */
const CHUNK_ROWS = 500
/** Texts kept in memory between two quotes. */
const MOST_TEXTS = 20

/** Reads stored texts, the last ones from memory. */
class Texts {
  readonly #client: Client
  readonly #read = new Map<string, string | null>()

  constructor(client: Client) {
    this.#client = client
  }

  /** The text with that hash under that document id, in any collection; null when none is kept. */
  async of(document: string, contentHash: string): Promise<string | null> {
    const key = `${contentHash} ${document}`
    const known = this.#read.get(key)
    if (known !== undefined) return known
    const [row] = await this.#client.query<{ text: string }>(
      `SELECT d.text FROM ${SCHEMA}.collections c
       JOIN ${SCHEMA}.documents d ON d.collection_id = c.id
       WHERE d.key = $1 AND d.content_hash = $2 LIMIT 1`,
      [keyOf(document), contentHash],
    )
    const text = row ? decodeText(row.text) : null
    for (const oldest of this.#read.keys())
      if (this.#read.size >= MOST_TEXTS) this.#read.delete(oldest)
    this.#read.set(key, text)
    return text
  }
}

interface SliceRow extends CitedSlice {
  readonly collectionKey: string
  readonly documentKey: string
}

/** Every cited slice is what the stored text says, where that text is still kept. */
export async function checkSlices(client: Client, findings: Findings): Promise<void> {
  const texts = new Texts(client)
  let last: readonly [string, string, string, number, number] = ['', '', '', -1, -1]
  for (;;) {
    const rows = await client.query<SliceRow>(
      `SELECT collection_key AS "collectionKey", document_key AS "documentKey", document,
         content_hash AS "contentHash", start, "end", text, before, after
       FROM ${SCHEMA}.cited_slices
       WHERE (collection_key, document_key, content_hash, start, "end")
         > ($1, $2, $3, $4::int, $5::int)
       ORDER BY collection_key, document_key, content_hash, start, "end" LIMIT ${CHUNK_ROWS}`,
      last,
    )
    for (const row of rows) {
      findings.counts.quotes += 1
      const slice = {
        ...row,
        document: decodeText(row.document),
        text: decodeText(row.text),
        before: decodeText(row.before),
        after: decodeText(row.after),
      }
      const problem = sliceProblem(slice, await texts.of(slice.document, slice.contentHash))
      if (problem !== null) findings.lost.push(problem)
    }
    const end = rows.at(-1)
    if (end === undefined) return
    last = [end.collectionKey, end.documentKey, end.contentHash, end.start, end.end]
  }
}

/** Every quote of answers, feedback and rulings is what the stored text says, where that text is still kept. */
export async function checkKeptQuotes(client: Client, findings: Findings): Promise<void> {
  const texts = new Texts(client)
  const check = async (what: string, quotes: readonly Quote[]): Promise<void> => {
    for (const quote of quotes) {
      findings.counts.quotes += 1
      const stored = await texts.of(quote.document, quote.contentHash)
      const problem = quoteProblem(what, quote, stored)
      if (problem !== null) findings.lost.push(problem)
    }
  }
  for await (const answer of valuesOf<KeptAnswer>(client, 'answers'))
    await check('a quote kept with an answer', quotesOf(answer))
  for await (const { quote } of valuesOf<Feedback>(client, 'feedback'))
    await check('a quote kept with feedback', [quote])
  for await (const { quote } of valuesOf<Ruling>(client, 'rulings'))
    await check('a quote kept with a ruling', [quote])
}

async function* valuesOf<Value>(
  client: Client,
  table: 'answers' | 'feedback' | 'rulings',
): AsyncGenerator<Value> {
  let last = 0
  for (;;) {
    const rows = await client.query<{ number: number; value: string }>(
      `SELECT number, value FROM ${SCHEMA}.${table} WHERE number > $1 ORDER BY number
       LIMIT ${CHUNK_ROWS}`,
      [last],
    )
    for (const { value } of rows) yield JSON.parse(value) as Value
    const end = rows.at(-1)
    if (end === undefined) return
    last = end.number
  }
}

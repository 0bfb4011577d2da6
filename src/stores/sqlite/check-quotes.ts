import type { Feedback, KeptAnswer, Ruling } from '../../core/community.ts'
import type { Quote } from '../../core/quote.ts'
import type { Findings } from '../check/findings.ts'
import { quoteProblem, quotesOf, sliceProblem } from '../check/quote-problems.ts'
import { decodeText, encodeText, type TextColumn } from './codec.ts'
import type { Connection } from './connection.ts'

/** The stored text with that hash under that document id, in any kept generation; null when there is none. */
export type ReadText = (document: string, contentHash: string) => string | null

/** Reads past generations: an equal hash means an equal text, whichever collection it is in. */
export const textReader =
  (connection: Connection): ReadText =>
  (document, contentHash) => {
    const row = connection.get<{ text: TextColumn }>(
      `SELECT d.text FROM collections c CROSS JOIN documents d ON d.collection = c.id
       WHERE d.id = ? AND d.content_hash = ? LIMIT 1`,
      encodeText(document),
      contentHash,
    )
    return row ? decodeText(row.text) : null
  }

interface SliceRow {
  readonly collection: TextColumn
  readonly document: TextColumn
  readonly contentHash: string
  readonly start: number
  readonly end: number
  readonly text: TextColumn
  readonly before: TextColumn
  readonly after: TextColumn
}

/** Every cited slice is what the stored text says, where that text is still kept. */
export function checkSlices(connection: Connection, findings: Findings): void {
  const readText = textReader(connection)
  const rows = connection.all<SliceRow>(
    `SELECT collection, document, content_hash AS contentHash, start, end, text, before, after
     FROM cited_slices`,
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
    const problem = sliceProblem(slice, readText(slice.document, slice.contentHash))
    if (problem !== null) findings.lost.push(problem)
  }
}

/** Every quote of answers, feedback and rulings is what the stored text says, where that text is still kept. */
export function checkKeptQuotes(
  connection: Connection,
  readText: ReadText,
  findings: Findings,
): void {
  const answers = valuesOf<KeptAnswer>(connection, 'answers')
  for (const answer of answers)
    for (const quote of quotesOf(answer))
      checkQuote('a quote kept with an answer', quote, readText, findings)
  for (const { quote } of valuesOf<Feedback>(connection, 'feedback'))
    checkQuote('a quote kept with feedback', quote, readText, findings)
  for (const { quote } of valuesOf<Ruling>(connection, 'rulings'))
    checkQuote('a quote kept with a ruling', quote, readText, findings)
}

const valuesOf = <Value>(connection: Connection, table: 'answers' | 'feedback' | 'rulings') =>
  connection
    .all<{ value: string }>(`SELECT value FROM ${table}`)
    .map(({ value }) => JSON.parse(value) as Value)

function checkQuote(what: string, quote: Quote, readText: ReadText, findings: Findings): void {
  findings.counts.quotes += 1
  const problem = quoteProblem(what, quote, readText(quote.document, quote.contentHash))
  if (problem !== null) findings.lost.push(problem)
}

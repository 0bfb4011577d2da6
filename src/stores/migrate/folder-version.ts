import type { IndexedPassage } from '../../core/store.ts'
import { decodeNames } from '../names-column.ts'
import {
  decodeOptionalText,
  decodeSpans,
  decodeText,
  decodeVector,
  forEachTerm,
  type TextColumn,
} from '../sqlite/codec.ts'
import type { Connection } from '../sqlite/connection.ts'
import type { StoredVersion } from '../stored-version.ts'

interface DocumentRow {
  readonly fingerprint: string
  readonly id: TextColumn
  readonly title: TextColumn
  readonly language: string
  readonly date: TextColumn | null
  readonly url: TextColumn | null
  readonly source: TextColumn | null
  readonly contentHash: string
  readonly text: TextColumn
}

interface PassageRow {
  readonly start: number
  readonly end: number
  readonly inputHash: string
  readonly terms: Buffer
  readonly sentences: Buffer
  readonly headings: Buffer
  readonly context: TextColumn
  readonly names: string | null
  readonly vector: Buffer
  readonly tokens: Buffer
}

/** One document version of a SQLite store with all that was made of it. */
export function readVersion(
  connection: Connection,
  version: number,
  terms: ReadonlyMap<number, string>,
): StoredVersion {
  const row = connection.get<DocumentRow>(
    `SELECT fingerprint, id, title, language, date, url, source, content_hash AS contentHash, text
     FROM documents WHERE version = ?`,
    version,
  )!
  const passages = connection.all<PassageRow>(
    `SELECT p.start, p.end, p.input_hash AS inputHash, p.terms, p.sentences, p.headings,
       p.context, p.names, v.vector, t.tokens
     FROM passages p JOIN vectors v ON v.passage = p.id
       JOIN token_vectors t ON t.passage = p.id
     WHERE p.version = ? ORDER BY p.id`,
    version,
  )
  return {
    fingerprint: row.fingerprint,
    document: {
      id: decodeText(row.id),
      title: decodeText(row.title),
      language: row.language,
      date: decodeOptionalText(row.date),
      url: decodeOptionalText(row.url),
      source: decodeOptionalText(row.source),
      contentHash: row.contentHash,
      text: decodeText(row.text),
    },
    passages: passages.map((passage) => passageOf(passage, terms)),
  }
}

function passageOf(row: PassageRow, terms: ReadonlyMap<number, string>): IndexedPassage {
  const counts = new Map<string, number>()
  forEachTerm(row.terms, (number, count) => counts.set(terms.get(number) ?? '', count))
  return {
    start: row.start,
    end: row.end,
    inputHash: row.inputHash,
    sentences: decodeSpans(row.sentences),
    headings: decodeSpans(row.headings),
    context: decodeText(row.context),
    ...(row.names !== null && { names: decodeNames(row.names) }),
    terms: counts,
    vector: decodeVector(row.vector),
    tokens: Uint8Array.from(row.tokens),
  }
}

import type { IndexedPassage } from '../../core/store.ts'
import type { DocumentColumns, PassageColumns } from '../read-columns.ts'
import { columns, decodeText, decodeVector, forEachTerm, type TextColumn } from '../sqlite/codec.ts'
import type { Connection } from '../sqlite/connection.ts'
import type { StoredVersion } from '../stored-version.ts'

interface DocumentRow extends DocumentColumns<TextColumn> {
  readonly fingerprint: string
  readonly text: TextColumn
}

interface PassageRow extends PassageColumns<TextColumn, Buffer> {
  readonly inputHash: string
  readonly terms: Buffer
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
    document: { ...columns.documentOf(row), text: decodeText(row.text) },
    passages: passages.map((passage) => passageOf(passage, terms)),
  }
}

function passageOf(row: PassageRow, terms: ReadonlyMap<number, string>): IndexedPassage {
  const counts = new Map<string, number>()
  forEachTerm(row.terms, (number, count) => counts.set(terms.get(number) ?? '', count))
  return {
    ...columns.passageOf(row),
    inputHash: row.inputHash,
    terms: counts,
    vector: decodeVector(row.vector),
    tokens: Uint8Array.from(row.tokens),
  }
}

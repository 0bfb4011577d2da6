import { type Span, sha256 } from '../../core/document.ts'
import type { Findings } from '../check/findings.ts'
import { type PassageSpans, spanProblem, vectorProblem } from '../check/passage-problems.ts'
import { decodeNames } from '../names-column.ts'
import { decodeSpans, decodeText, decodeVector, forEachTerm, type TextColumn } from './codec.ts'
import type { Connection } from './connection.ts'
import type { CollectionRow } from './lease.ts'

interface DocumentRow {
  readonly version: number
  readonly id: TextColumn
  readonly fingerprint: string
  readonly contentHash: string
  readonly passages: number
  readonly text: TextColumn
}

interface PassageRow extends Span {
  readonly terms: Buffer
  readonly sentences: Buffer
  readonly headings: Buffer
  readonly names: string | null
  readonly vector: Buffer | null
  readonly tokens: Buffer | null
}

const PASSAGES = `SELECT p.start, p.end, p.terms, p.sentences, p.headings, p.names, v.vector,
    t.tokens
  FROM passages p LEFT JOIN vectors v ON v.passage = p.id
    LEFT JOIN token_vectors t ON t.passage = p.id WHERE p.version = ? ORDER BY p.id`

/** What a collection's passages must agree on. */
interface Common {
  readonly numbers: ReadonlySet<number>
  /** Numbers a vector has, by fingerprint; the first vector decides. */
  readonly dimensions: Map<string, number>
}

/** Every stored document version: its hash, its passages, their sentences, names, terms and vectors. */
export function checkDocuments(
  connection: Connection,
  { id, name }: CollectionRow,
  findings: Findings,
): void {
  const numbers = connection
    .all<{ number: number }>('SELECT number FROM terms WHERE collection = ?', id)
    .map(({ number }) => number)
  const common: Common = { numbers: new Set(numbers), dimensions: new Map() }
  const versions = connection.all<{ version: number }>(
    'SELECT DISTINCT version FROM members WHERE collection = ? ORDER BY version',
    id,
  )
  for (const { version } of versions) {
    const document = connection.get<DocumentRow>(
      `SELECT version, id, fingerprint, content_hash AS contentHash, passages, text
       FROM documents WHERE version = ?`,
      version,
    )
    // The generation that misses it says so.
    if (document === undefined) continue
    findings.counts.documents += 1
    for (const problem of problemsOf(connection, document, common, findings))
      findings.lost.push(`${name}, “${decodeText(document.id)}”: ${problem}`)
  }
}

function* problemsOf(
  connection: Connection,
  document: DocumentRow,
  common: Common,
  { counts }: Findings,
): Generator<string> {
  const text = decodeText(document.text)
  if (sha256(text) !== document.contentHash) yield 'its text is not the one that was indexed'
  const passages = connection.all<PassageRow>(PASSAGES, document.version)
  if (passages.length !== document.passages)
    yield `${passages.length} of ${document.passages} passages are there`
  for (const passage of passages) {
    counts.passages += 1
    const problem = spanProblem(spansOf(passage), text.length) ?? wordProblem(passage, common)
    if (problem !== null) yield `${problem} (passage ${passage.start}–${passage.end})`
    const { vector, tokens } = passage
    if (vector === null) continue
    counts.vectors += 1
    const { fingerprint } = document
    const wrong = vectorProblem(decodeVector(vector), tokens, fingerprint, common.dimensions)
    if (wrong !== null) yield `${wrong} (passage ${passage.start}–${passage.end})`
  }
}

const spansOf = ({ start, end, sentences, headings, names }: PassageRow): PassageSpans => ({
  start,
  end,
  sentences: decodeSpans(sentences),
  headings: decodeSpans(headings),
  ...(names !== null && { names: decodeNames(names) }),
})

function wordProblem({ terms }: PassageRow, { numbers }: Common): string | null {
  let unknown = 0
  forEachTerm(terms, (number, count) => {
    if (!numbers.has(number) || !(count > 0)) unknown += 1
  })
  return unknown === 0 ? null : `${unknown} of its terms are not in the dictionary`
}

import { sha256 } from '../../core/document.ts'
import type { Findings } from '../check/findings.ts'
import { spanProblem, vectorProblem } from '../check/passage-problems.ts'
import { chunks } from '../chunks.ts'
import type { CollectionRow } from './collections.ts'
import type { Client } from './database.ts'
import { SCHEMA } from './migration.ts'
import { orphans } from './prune.ts'
import { type ReadVersion, readVersions, termsOf } from './read-versions.ts'

/** Versions read at once. */
const CHUNK_VERSIONS = 50

/** Every document version that a generation holds: its hash, its passages, their parts, terms and vectors. */
export async function checkVersions(
  client: Client,
  { id, name }: CollectionRow,
  findings: Findings,
): Promise<void> {
  const terms = await termsOf(client, id)
  const dimensions = new Map<string, number>()
  const left = new Set(await orphans(client, id))
  const versions = (await versionsOf(client, id)).filter((version) => !left.has(version))
  for (const chunk of chunks(versions, CHUNK_VERSIONS)) {
    for (const read of await readVersions(client, id, chunk, terms)) {
      findings.counts.documents += 1
      for (const problem of problemsOf(read, dimensions, findings))
        findings.lost.push(`${name}, “${read.document.id}”: ${problem}`)
    }
  }
  const [unknown] = await client.query<{ count: number }>(UNKNOWN_TERMS, [id])
  if (unknown!.count > 0)
    findings.lost.push(`${name}: ${unknown!.count} terms are not in the dictionary`)
}

const UNKNOWN_TERMS = `SELECT count(DISTINCT used.number) AS count
  FROM ${SCHEMA}.passages p CROSS JOIN LATERAL unnest(p.terms) AS used (number)
  WHERE p.collection_id = $1 AND NOT EXISTS (
    SELECT FROM ${SCHEMA}.terms t WHERE t.collection_id = $1 AND t.number = used.number)`

async function versionsOf(client: Client, collectionId: number): Promise<number[]> {
  const rows = await client.query<{ version: number }>(
    `SELECT version FROM ${SCHEMA}.documents WHERE collection_id = $1 ORDER BY version`,
    [collectionId],
  )
  return rows.map(({ version }) => version)
}

function* problemsOf(
  { document, fingerprint, passages, passageCount }: ReadVersion,
  dimensions: Map<string, number>,
  { counts }: Findings,
): Generator<string> {
  const { text, contentHash } = document
  if (sha256(text) !== contentHash) yield 'its text is not the one that was indexed'
  if (passages.length !== passageCount)
    yield `${passages.length} of ${passageCount} passages are there`
  for (const passage of passages) {
    counts.passages += 1
    const place = `(passage ${passage.start}–${passage.end})`
    const problem = spanProblem(passage, text.length)
    if (problem !== null) yield `${problem} ${place}`
    // A vector that is missing was counted.
    if (passage.vector.length === 0) continue
    counts.vectors += 1
    const wrong = vectorProblem(passage.vector, passage.tokens, fingerprint, dimensions)
    if (wrong !== null) yield `${wrong} ${place}`
  }
}

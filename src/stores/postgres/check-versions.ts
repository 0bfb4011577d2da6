import { sha256 } from '../../core/document.ts'
import type { Findings } from '../check/findings.ts'
import { spanProblem, vectorProblem } from '../check/passage-problems.ts'
import type { CollectionRow } from './collections.ts'
import type { Client, Database } from './database.ts'
import type { Lease } from './lease.ts'
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
  for (let place = 0; place < versions.length; place += CHUNK_VERSIONS) {
    const chunk = versions.slice(place, place + CHUNK_VERSIONS)
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

const SUMS = `version, count(*) AS rows, sum(hashtextextended(
  concat_ws(' ', passage, term, count, length), 0)::numeric) AS sum`

/** Versions whose postings are not what their passages say. */
export async function brokenPostings(client: Client, collectionId: number): Promise<number[]> {
  const rows = await client.query<{ version: number }>(
    `WITH said AS (
       SELECT ${SUMS} FROM (
         SELECT p.version, p.id AS passage, posting.term, posting.count, p.length
         FROM ${SCHEMA}.passages p
         CROSS JOIN LATERAL unnest(p.terms, p.counts) AS posting (term, count)
         WHERE p.collection_id = $1) AS single GROUP BY version
     ), kept AS (
       SELECT ${SUMS} FROM (
         SELECT version, passage_id AS passage, term, count, length FROM ${SCHEMA}.postings
         WHERE collection_id = $1) AS single GROUP BY version
     ) SELECT COALESCE(said.version, kept.version) AS version
     FROM said FULL JOIN kept USING (version)
     WHERE (said.rows, said.sum) IS DISTINCT FROM (kept.rows, kept.sum) ORDER BY 1`,
    [collectionId],
  )
  return rows.map(({ version }) => version)
}

/** Makes postings again out of the passages. @throws LeaseLostError */
export async function mendPostings(
  database: Database,
  lease: Lease,
  versions: readonly number[],
  findings: Findings,
): Promise<void> {
  if (versions.length === 0) return
  const key = [lease.collection.id, versions] as const
  await database.transaction(async (client) => {
    await lease.assertHeld(client)
    await client.query(
      `DELETE FROM ${SCHEMA}.postings WHERE collection_id = $1 AND version = ANY($2::int8[])`,
      key,
    )
    await client.query(
      `INSERT INTO ${SCHEMA}.postings (collection_id, term, version, passage_id, count, length)
       SELECT $1::int, posting.term, p.version, p.id, posting.count, p.length
       FROM ${SCHEMA}.passages p
       CROSS JOIN LATERAL unnest(p.terms, p.counts) AS posting (term, count)
       WHERE p.collection_id = $1 AND p.version = ANY($2::int8[])`,
      key,
    )
  })
  findings.mended.push(
    `${lease.collection.name}: the postings of ${versions.length} document versions were made again`,
  )
}

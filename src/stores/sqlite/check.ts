import { readdirSync } from 'node:fs'
import { CollectionBusyError } from '../../core/errors.ts'
import { Findings } from '../check/findings.ts'
import { checkDocuments } from './check-documents.ts'
import { checkSlices } from './check-quotes.ts'
import { decodeText, type TextColumn } from './codec.ts'
import type { Connection } from './connection.ts'
import type { Context } from './context.ts'
import { buildHnsw, filePrefix, keepHnsw, openHnsw, recordedFiles } from './hnsw-cache.ts'
import { type CollectionRow, Lease } from './lease.ts'
import { dropHalfCopies } from './migration.ts'
import { dropFiles, orphans, prune } from './prune.ts'
import { type GenerationRow, generationsOf } from './rows.ts'

/** The database's own structure: pages, indexes, references between tables. */
export function checkStructure(connection: Connection, findings: Findings): void {
  findings.part(connection.file, () => {
    for (const { problem } of connection.all<{ problem: string }>(
      'SELECT integrity_check AS problem FROM pragma_integrity_check',
    ))
      if (problem !== 'ok') findings.lost.push(`${connection.file}: ${problem}`)
    const broken = connection.all('SELECT * FROM pragma_foreign_key_check')
    if (broken.length > 0)
      findings.lost.push(`${connection.file}: ${broken.length} rows refer to rows that are missing`)
  })
}

/** Verifies the whole index, and mends what can be made again out of the rest. */
export async function checkIndex(context: Context, holder: string): Promise<Findings> {
  const { connection } = context
  const findings = new Findings()
  checkStructure(connection, findings)
  const whole: CollectionRow[] = []
  const isReadable = findings.lost.length === 0
  const look = (): void => {
    for (const collection of collectionsOf(connection, findings)) {
      const before = findings.lost.length
      findings.part(collection.name, () => checkGenerations(context, collection, findings))
      findings.part(collection.name, () => checkDocuments(connection, collection, findings))
      if (findings.lost.length === before) whole.push(collection)
    }
    findings.part('cited slices', () => checkSlices(connection, findings))
  }
  // As of one instant: others may go on to the next generation meanwhile.
  findings.part(connection.file, () => connection.read(look))
  // Where something is lost, nothing more may be removed.
  for (const collection of isReadable ? whole : [])
    await mendCollection(context, collection, holder, findings)
  const halves = dropHalfCopies(connection)
  if (halves > 0) findings.mended.push(`half-made copies of the database were removed: ${halves}`)
  return findings
}

function collectionsOf(connection: Connection, findings: Findings): CollectionRow[] {
  let rows: CollectionRow[] = []
  findings.part('collections', () => {
    rows = connection
      .all<{ id: number; name: TextColumn }>('SELECT id, name FROM collections ORDER BY id')
      .map(({ id, name }) => ({ id, name: decodeText(name) }))
  })
  return rows
}

/** Clears away what crashed runs left, and makes HNSW files again that are missing or damaged. */
async function mendCollection(
  context: Context,
  collection: CollectionRow,
  holder: string,
  findings: Findings,
): Promise<void> {
  const { connection, leaseMs } = context
  try {
    const lease = connection.write(() => Lease.take(connection, collection, holder, leaseMs))
    try {
      const left = leftovers(context, collection.id)
      await prune(context, lease)
      if (left > 0)
        findings.mended.push(`${collection.name}: ${left} leftovers of a crashed run were removed`)
      for (const generation of generationsOf(connection, collection.id))
        await mendHnsw(context, collection, generation, findings)
      // The damaged ones.
      await dropFiles(context, collection.id)
    } finally {
      lease.release()
    }
  } catch (error) {
    // Whoever holds it has cleared away leftovers itself; a bot makes missing files as it needs them.
    if (!(error instanceof CollectionBusyError)) throw error
  }
}

function leftovers({ connection, directory }: Context, collectionId: number): number {
  const recorded = new Set(recordedFiles(connection, collectionId))
  const prefix = filePrefix(collectionId)
  const files = readdirSync(directory).filter(
    (name) => name.startsWith(prefix) && !recorded.has(name),
  )
  const drafts = connection.all(
    'SELECT 1 FROM generations WHERE collection = ? AND committed = 0',
    collectionId,
  )
  return files.length + drafts.length + orphans(connection, collectionId).length
}

async function mendHnsw(
  context: Context,
  collection: CollectionRow,
  generation: GenerationRow,
  findings: Findings,
): Promise<void> {
  if (generation.passages < context.exactLimit) return
  findings.counts.files += 1
  // A file with the recorded hash has the structure that was checked when it was written.
  const opened = await openHnsw(context, generation)
  if (typeof opened !== 'string') return
  await keepHnsw(context, generation, await buildHnsw(context, generation))
  findings.mended.push(
    `${collection.name}: the HNSW file of generation ${generation.generation} was made again: ${opened}`,
  )
}

interface MembersRow {
  readonly documents: number
  readonly ids: number
  readonly passages: number
  readonly vectors: number
  readonly foreign: number
}

/** Each kept generation holds what it says, and one of them is live. */
function checkGenerations(
  { connection }: Context,
  { id, name }: CollectionRow,
  findings: Findings,
): void {
  const kept = generationsOf(connection, id)
  const row = connection.get<{ live: number | null }>(
    'SELECT live FROM collections WHERE id = ?',
    id,
  )
  if (row?.live != null && !kept.some(({ live }) => live))
    findings.lost.push(`${name}: the live generation ${row.live} is missing`)
  for (const { generation, documents, passages, fingerprint } of kept) {
    findings.counts.generations += 1
    const found = connection.get<MembersRow>(
      `SELECT COUNT(d.version) AS documents, COUNT(DISTINCT d.id) AS ids,
         COALESCE(SUM((SELECT COUNT(*) FROM passages p WHERE p.version = d.version)), 0) AS passages,
         COALESCE(SUM((SELECT COUNT(*) FROM passages p JOIN vectors v ON v.passage = p.id
           WHERE p.version = d.version)), 0) AS vectors,
         COUNT(CASE WHEN d.fingerprint <> ? OR d.collection <> m.collection THEN 1 END) AS "foreign"
       FROM members m LEFT JOIN documents d ON d.version = m.version
       WHERE m.collection = ? AND m.generation = ?`,
      fingerprint,
      id,
      generation,
    )!
    const say = (what: string) => findings.lost.push(`${name}, generation ${generation}: ${what}`)
    if (found.documents !== documents) say(`${found.documents} of ${documents} documents are there`)
    if (found.ids !== found.documents) say('a document is there twice')
    if (found.passages !== passages) say(`${found.passages} of ${passages} passages are there`)
    if (found.vectors !== passages) say(`${found.vectors} of ${passages} vectors are there`)
    if (found.foreign > 0) say(`${found.foreign} documents were made with another model`)
  }
}

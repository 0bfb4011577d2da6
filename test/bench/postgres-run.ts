import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Client } from 'pg'
import { openInference } from '../../embeddings/inference.ts'
import { type Figure, p50AndP95, scaled, toldByChild } from './measure.ts'
import { copyIntoPostgres, copyName } from './postgres-copy.ts'
import { embeddedIndex, jitteredIndex, type PreparedIndex } from './prepared-index.ts'
import { describeRun, machineLine, writeIntoDocs } from './report.ts'
import type { RetrievalTold } from './retrieval-child.ts'
import { scaleTable } from './scale.ts'

/**
 * Measures retrieval from PostgreSQL, in an empty database.
 * Use: .ci/postgres.sh npm run bench:postgres -- [--quick] [--out FILE] [--write]
 */
const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    out: { type: 'string', default: 'bench-postgres.json' },
    write: { type: 'boolean', default: false },
  },
})
const databaseUrl = process.env['TEST_DATABASE_URL'] ?? ''
const passages = options.quick ? 1_000 : 10_000
const questions = options.quick ? 60 : 300

/** What the tables of passages take, indexes included, in bytes; partitions added up, vectors of tokens left out. */
const SIZES = `SELECT COALESCE(parent.relname, c.relname) AS name,
    sum(CASE WHEN parent.relname = 'vectors' THEN pg_relation_size(c.oid)
      ELSE pg_table_size(c.oid) END)::float8 AS rows, sum(pg_indexes_size(c.oid))::float8 AS indexes
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    LEFT JOIN pg_inherits i ON i.inhrelid = c.oid LEFT JOIN pg_class parent ON parent.oid = i.inhparent
  WHERE n.nspname = 'verbatim' AND c.relkind = 'r' GROUP BY 1`

async function sizes(): Promise<ReadonlyMap<string, number>> {
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  const { rows } = await client.query<{ name: string; rows: number; indexes: number }>(SIZES)
  await client.end()
  return new Map(rows.map((row) => [row.name, (row.rows + row.indexes) / 2 ** 20]))
}

const TABLES = ['vectors', 'postings', 'passages', 'documents'] as const

/** Copies the index there, unless an earlier run did: then that is not measured. */
async function writing(index: PreparedIndex): Promise<Figure[]> {
  const before = await sizes()
  const copied = await copyIntoPostgres(index, databaseUrl)
  if (copied === null) return []
  const after = await sizes()
  const grown = (name: string): number => (after.get(name) ?? 0) - (before.get(name) ?? 0)
  const seconds = (what: string, milliseconds: number): Figure => ({
    ...scaled(what, index.passages),
    unit: 's',
    values: { time: milliseconds / 1000 },
  })
  return [
    seconds('writing all of it', copied.writeMs),
    seconds('making it live, with its HNSW index', copied.commitMs),
    {
      ...scaled('on disk, indexes included', index.passages),
      unit: 'MB',
      values: Object.fromEntries(TABLES.map((name) => [name, grown(name)])),
    },
  ]
}

async function reading({ passages: size }: PreparedIndex): Promise<Figure[]> {
  const { totals, searches, recall } = await toldByChild<RetrievalTold>(
    './retrieval-child.js',
    databaseUrl,
    copyName(size),
    String(questions),
    join(tmpdir(), 'verbatim-bench', `${process.pid}-${size}-nearest.json`),
  )
  return [
    { ...scaled('question → passages', size), unit: 'ms', values: p50AndP95(totals) },
    { ...scaled('search alone', size), unit: 'ms', values: p50AndP95(searches) },
    {
      ...scaled('recall of the 50 nearest passages', size),
      unit: '%',
      values: { share: recall * 100 },
    },
  ]
}

const machine = describeRun(options.quick)
const inference = await openInference()
const middle = await embeddedIndex(inference.embedder, passages)
const large = await jitteredIndex(inference.embedder, middle, 10)
await inference.close()
const figures: Figure[] = []
for (const index of [middle, large]) {
  process.stderr.write(`Measuring PostgreSQL at ${index.passages} passages\n`)
  figures.push(...(await writing(index)), ...(await reading(index)))
}
writeFileSync(options.out, `${JSON.stringify({ ...machine, figures }, null, 2)}\n`)
const table = [
  `\`.ci/postgres.sh npm run bench:postgres\`: PostgreSQL 17 on the same machine. ${machineLine(machine)}`,
  '',
  scaleTable(figures),
].join('\n')
process.stdout.write(`${table}\n`)
if (options.write) writeIntoDocs('postgres', table)

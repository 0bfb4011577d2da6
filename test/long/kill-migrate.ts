import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { openData } from '../../src/stores/open-data.ts'
import { openPostgresData } from '../../src/stores/open-postgres.ts'
import { openPool } from '../../src/stores/postgres/pool.ts'
import { commitAll, documentOf, textsOf } from '../contracts/store-support.ts'
import { endWithin } from '../support/end-within.ts'
import { seed } from '../support/seeded-data.ts'
import { createDatabase } from '../support/test-database.ts'

/**
 * Moves a folder into a real PostgreSQL, kills the command again and again on its way, and judges
 * what is there in the end. Wants TEST_DATABASE_URL, as `.ci/postgres.sh` gives it.
 */

const COLLECTION = 'large'
const DOCUMENTS = 1_500
/** Document versions that are there when it is killed. */
const KILLS = [1, 400, 800, 1_200]

endWithin(10)
const serverUrl = process.env['TEST_DATABASE_URL']
assert.ok(serverUrl, 'TEST_DATABASE_URL is not set')

const dataDirectory = mkdtempSync(join(tmpdir(), 'verbatim-migrate-'))
const { url, drop } = await createDatabase(serverUrl)

async function prepare(): Promise<Record<string, string>> {
  const data = await openData({ dataDirectory, databaseUrl: null })
  await seed(data)
  const documents = Array.from({ length: DOCUMENTS }, (_, row) => documentOf(`d${row}`, {}, {}))
  const texts = await textsOf(await commitAll(data.store, COLLECTION, documents))
  await data.close()
  return texts
}

const judge = openPool(url, { connections: 1 })

/** How many document versions of the large collection are there already. */
async function versions(): Promise<number> {
  try {
    const [row] = await judge.query<{ count: number }>(
      `SELECT count(*) AS count FROM verbatim.documents d
       JOIN verbatim.collections c ON c.id = d.collection_id WHERE c.name = $1`,
      [COLLECTION],
    )
    return row?.count ?? 0
  } catch {
    // The first run has not made the tables yet.
    return 0
  }
}

/**
 * Runs the command.
 * @param killAt number of document versions at which it is killed; null: it runs to its end.
 * @returns its output; null when it was killed.
 */
async function run(killAt: number | null): Promise<string | null> {
  const cli = resolve(import.meta.dirname, '../../src/cli.js')
  const child = spawn(process.execPath, [cli, 'migrate', '--json', '--data', dataDirectory], {
    env: { ...process.env, DATABASE_URL: url },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let output = ''
  child.stdout.on('data', (chunk) => {
    output += chunk
  })
  const ended = new Promise<NodeJS.Signals | null>((done) =>
    child.once('close', (_, signal) => done(signal)),
  )
  while (killAt !== null && child.exitCode === null && child.signalCode === null) {
    if ((await versions()) >= killAt) child.kill('SIGKILL')
    await sleep(5)
  }
  return (await ended) === null ? output : null
}

try {
  const texts = await prepare()
  const seen: number[] = []
  for (const killAt of KILLS) {
    assert.equal(await run(killAt), null, `it ended before ${killAt} document versions were there`)
    seen.push(await versions())
    // The first time the next run has to wait until the lease of the one that was killed runs out.
    if (killAt !== KILLS[0])
      await judge.execute('UPDATE verbatim.leases SET expires = clock_timestamp()')
  }
  const output = await run(null)
  const report = JSON.parse(output!)
  assert.deepEqual(
    { ok: report.ok, differences: report.differences },
    { ok: true, differences: [] },
  )
  const data = await openPostgresData(openPool(url))
  assert.deepEqual(await textsOf(await data.store.live(COLLECTION)), texts)
  const { lost, mended } = await data.store.check('a judge')
  assert.deepEqual({ lost, mended }, { lost: [], mended: [] })
  await data.close()
  process.stdout.write(
    `migrate: killed with ${seen.join(', ')} document versions there; whole in the end\n`,
  )
} finally {
  await judge.close()
  await drop()
  rmSync(dataDirectory, { recursive: true, force: true })
}

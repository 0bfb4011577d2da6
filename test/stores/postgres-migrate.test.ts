import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { UserError } from '../../src/core/errors.ts'
import { COMMUNITY_TABLES } from '../../src/stores/migrate/community-tables.ts'
import { SOURCE_TABLES } from '../../src/stores/migrate/source-tables.ts'
import { type MigrationReport, migrate } from '../../src/stores/migrate.ts'
import { type Data, openData } from '../../src/stores/open-data.ts'
import { openPostgresData } from '../../src/stores/open-postgres.ts'
import type { Database } from '../../src/stores/postgres/database.ts'
import { Connection } from '../../src/stores/sqlite/connection.ts'
import { COMMUNITY_FILE } from '../../src/stores/sqlite-community.ts'
import { DATABASE_FILE } from '../../src/stores/sqlite-store.ts'
import { commitAll, documentOf, textsOf } from '../contracts/store-support.ts'
import { GUILD, odd, seed, UPLOAD_SOURCE } from '../support/seeded-data.ts'
import { openTestDatabase, testServerName } from '../support/test-database.ts'
import { within } from '../support/within.ts'
import { temporaryDirectory } from './sqlite-backend.ts'

const { directory, remove } = temporaryDirectory()
let database: Database
beforeAll(async () => {
  database = await openTestDatabase()
  const data = await openData({ dataDirectory: directory, databaseUrl: null })
  await seed(data)
  await commitAll(data.store, 'empty', [])
  await data.close()
})
afterAll(async () => {
  remove()
  await database.close()
})
const clear = () => database.execute('DROP SCHEMA IF EXISTS verbatim CASCADE')

// Who adds a table to the folder has to say what becomes of it.
test.each([
  [
    DATABASE_FILE,
    SOURCE_TABLES,
    [
      'collections',
      'documents',
      'erasures',
      'generations',
      'hnsw_files',
      'leases',
      'members',
      'passages',
      'sqlite_sequence',
      'terms',
      'token_vectors',
      'vectors',
    ],
  ],
  [COMMUNITY_FILE, COMMUNITY_TABLES, ['answer_documents']],
] as const)('every table of %s is moved, or its content otherwise', (file, tables, others) => {
  const connection = new Connection(join(directory, file))
  const names = connection.all<{ name: string }>(
    "SELECT name FROM sqlite_schema WHERE type = 'table'",
  )
  connection.close()
  const moved = tables.map(({ name }) => name).filter((name) => name !== 'page_validators')
  expect(names.map(({ name }) => name).sort()).toEqual([...moved, ...others].sort())
})

const OPTIONS = { holder: 'a test' }
const run = (onStep?: () => void, to: Database = database) =>
  migrate(directory, to, { ...OPTIONS, ...(onStep && { onStep }) })

/** What the ports tell of everything that was seeded. */
async function told(data: Data) {
  const { store, kept, sources } = data
  const { answers, care, departures, settings, told } = await data.community()
  const generations = await store.generations(GUILD)
  const live = (await store.live(GUILD))!
  return {
    collections: await store.collections(),
    generations,
    texts: await textsOf(live),
    documents: await live.documents(),
    languages: await live.languages(),
    frequencies: await live.frequencies(['zwiebelkuchen', 'some', 'all', 'later']),
    slices: await store.cited.ofDocument(GUILD, odd('').document.id),
    upload: [...((await kept.read(GUILD, UPLOAD_SOURCE)) ?? [])],
    validators: await kept.validators(GUILD),
    given: await sources.given(GUILD),
    leftOut: await sources.leftOut(GUILD),
    answers: await Promise.all([answers.find(GUILD, 'a'), answers.find(null, 'direct')]),
    byMessage: await answers.findByMessage(GUILD, '2'),
    gaps: await care.gaps(GUILD),
    feedback: await care.feedback(GUILD, 'bad'),
    rulings: await care.rulings(GUILD),
    left: await departures.leftBefore('2027'),
    settings: await settings.all(),
    told: await told.find(GUILD),
  }
}

async function toldByBoth() {
  const folder = await openData({ dataDirectory: directory, databaseUrl: null })
  const there = await told(folder)
  await folder.close()
  return { there, here: await told(await openPostgresData(database)) }
}

describe(`${testServerName}: migrate`, () => {
  beforeEach(clear)

  test('everything is moved, and told alike', async () => {
    const report = await run()
    expect(report.differences).toEqual([])
    expect(report.collections.map(({ sha256: _, ...one }) => one)).toEqual([
      { collection: GUILD, generations: 3, documents: 7, passages: 9 },
      { collection: 'default', generations: 1, documents: 1, passages: 3 },
      { collection: 'empty', generations: 1, documents: 0, passages: 0 },
    ])
    const counts = Object.entries(report.kept).map(([name, { rows }]) => [name, rows])
    expect(Object.fromEntries(counts)).toEqual({
      cited_slices: 2,
      given_sources: 2,
      left_out_sources: 1,
      page_validators: 1,
      answers: 2,
      settings: 1,
      gaps: 2,
      feedback: 2,
      rulings: 2,
      departures: 1,
      told: 1,
      uploads: 1,
    })
    const { there, here } = await toldByBoth()
    expect(here).toEqual(there)
    const data = await openPostgresData(database)
    expect((await data.store.check('a test')).lost).toEqual([])
    // The next generation follows from the live one.
    await commitAll(data.store, GUILD, [documentOf('new', {})])
    expect(Object.keys(await textsOf(await data.store.live(GUILD)))).toEqual(
      [...Object.keys(there.texts), 'new'].sort(),
    )
    expect((await data.store.generations(GUILD))[0]).toMatchObject({ generation: 5, live: true })
    const { lost, mended } = await data.store.check('a test')
    expect({ lost, mended }).toEqual({ lost: [], mended: [] })
  })

  test('stopped on its way and run again, it ends whole', async () => {
    const stop = new Error('Stop')
    let report: MigrationReport | null = null
    let stops = 0
    for (let steps = 1; report === null; steps += 1) {
      let left = 2 * steps - 2
      const onStep = (): void => {
        if (left-- === 0) throw stop
      }
      report = await run(onStep).catch((error: unknown) => {
        expect(error).toBe(stop)
        stops += 1
        return null
      })
    }
    expect(stops).toBeGreaterThan(3)
    expect(report.differences).toEqual([])
    const { there, here } = await toldByBoth()
    expect(here).toEqual(there)
    expect(await database.query('SELECT * FROM verbatim.moved_versions')).toEqual([])
    const { lost, mended } = await (await openPostgresData(database)).store.check('a test')
    expect({ lost, mended }).toEqual({ lost: [], mended: [] })
    expect(await run()).toEqual(report)
  })

  test('a collection that the database has its own of is left as it is', async () => {
    const { store } = await openPostgresData(database)
    await commitAll(store, GUILD, [documentOf('own', {})])
    const { differences } = await run()
    expect(differences).toEqual([
      expect.stringContaining(`“${GUILD}”: the folder holds 3 generations`),
    ])
    expect(Object.keys(await textsOf(await store.live(GUILD)))).toEqual(['own'])
  })

  test('where there is no index, nothing is made', async () => {
    const nothing = temporaryDirectory()
    await expect(migrate(nothing.directory, database, OPTIONS)).rejects.toBeInstanceOf(UserError)
    nothing.remove()
    const [row] = await database.query(`SELECT to_regnamespace('verbatim') AS found`)
    expect(row).toEqual({ found: null })
  })
})

describe(`${testServerName}: migrate again`, () => {
  beforeAll(async () => {
    await clear()
    await run()
  })

  test.each([
    ["UPDATE verbatim.documents SET title = 'x' WHERE id = 'late'", GUILD],
    ['UPDATE verbatim.passages SET counts[1] = 9', GUILD],
    ["UPDATE verbatim.vectors SET embedding = '[1,0,0,0]'", GUILD],
    ["UPDATE verbatim.vectors SET tokens = 'x'", GUILD],
    ['UPDATE verbatim.collections SET live = 2 WHERE live = 3', GUILD],
    ["UPDATE verbatim.cited_slices SET last_cited = '2027'", 'cited_slices'],
    ["UPDATE verbatim.answers SET value = '{}'", 'answers'],
    ["INSERT INTO verbatim.departures VALUES ('g', '2026')", 'departures'],
    ['UPDATE verbatim.rulings SET number = DEFAULT WHERE number = 1', 'rulings'],
    ["UPDATE verbatim.uploads SET bytes = 'x', hash = 'x'", 'nothing'],
  ])('what differs afterwards is told: %s', async (sql, what) => {
    const undo = new Error('Undo')
    const running = database.transaction(async (client) => {
      await client.execute(sql)
      const { differences } = await run(undefined, within(client))
      expect(differences.join('\n')).toMatch(what === 'nothing' ? /^$/ : new RegExp(what))
      throw undo
    })
    await expect(running).rejects.toBe(undo)
  })
})

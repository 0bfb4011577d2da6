import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CollectionBusyError } from '../../src/core/errors.ts'
import { forgetDocument } from '../../src/indexing/forget-document.ts'
import { openPostgresData, type PostgresData } from '../../src/stores/open-postgres.ts'
import type { Database } from '../../src/stores/postgres/database.ts'
import { OPTIONS } from '../contracts/store-support.ts'
import { GUILD, odd, seed, UPLOAD_SOURCE } from '../support/seeded-data.ts'
import { openTestDatabase, testServerName } from '../support/test-database.ts'
import { within } from '../support/within.ts'

let database: Database
beforeAll(async () => {
  database = await openTestDatabase()
  await seed(await openPostgresData(database))
})
afterAll(() => database.close())

/** Runs on what was seeded, in a transaction that is undone afterwards. */
const onSeeded = (run: (data: PostgresData) => Promise<void>) => async () => {
  const undo = new Error('Undo')
  const running = database.transaction(async (client) => {
    await run(await openPostgresData(within(client)))
    throw undo
  })
  await running.catch((error: unknown) => expect(error).toBe(undo))
}

const check = ({ store }: PostgresData) => store.check('a test')
const { id } = odd('').document
const erasure = { collection: GUILD, document: id }

describe(`${testServerName}: check`, () => {
  test(
    'what was stored is whole',
    onSeeded(async (data) => {
      const { counts, mended, lost } = await check(data)
      expect({ mended, lost }).toEqual({ mended: [], lost: [] })
      expect(counts).toEqual({
        generations: 4,
        documents: 8,
        passages: 12,
        vectors: 12,
        quotes: 8,
        files: 0,
        uploads: 0,
      })
    }),
  )

  test.each([
    ["UPDATE verbatim.documents SET text = 'x' WHERE id = 'late'", /“late”: its text is not the/],
    ['UPDATE verbatim.documents SET passages = 9', /of 9 passages/],
    ["UPDATE verbatim.documents SET fingerprint = 'x'", /documents were made with another model/],
    ["DELETE FROM verbatim.documents WHERE id = 'late'", /documents are there/],
    ['DELETE FROM verbatim.vectors', /0 of \d+ vectors are there/],
    ['DELETE FROM verbatim.passages WHERE start > 0', /passages are there/],
    ['UPDATE verbatim.passages SET "end" = 1000', /a passage is outside the text/],
    ["UPDATE verbatim.passages SET sentences = '{}'", /a passage has no sentence/],
    ["UPDATE verbatim.vectors SET embedding = '[1,1]'", /a vector has the length 1.4/],
    [
      "UPDATE verbatim.vectors SET embedding = '[1]' WHERE passage_id = 5",
      /1 numbers instead of 4/,
    ],
    ['DELETE FROM verbatim.terms', /terms are not in the dictionary/],
    ['UPDATE verbatim.collections SET live = 77', /the live generation 77 is missing/],
    ["UPDATE verbatim.cited_slices SET before = 'x'", /a cited slice of “.*”, 0–/],
    [
      `UPDATE verbatim.answers SET value = replace(value, 'Zwiebel', 'Apfel__')`,
      /a quote kept with an answer of/,
    ],
    [`UPDATE verbatim.feedback SET value = replace(value, 'Zwiebel', 'Apfel__')`, /with feedback/],
    [`UPDATE verbatim.rulings SET value = replace(value, 'Zwiebel', 'Apfel__')`, /with a ruling/],
  ])('%s is told', (sql, finding) =>
    onSeeded(async (data) => {
      await data.database.execute(sql)
      const { lost, mended } = await check(data)
      expect(lost.join('\n')).toMatch(finding)
      expect(mended.filter((line) => line.startsWith(GUILD))).toEqual(
        lost.some((line) => line.startsWith(GUILD)) ? [] : expect.anything(),
      )
    })(),
  )

  test.each([
    'DELETE FROM verbatim.postings',
    'UPDATE verbatim.postings SET bytes = set_byte(bytes, octet_length(bytes) - 2, 99)',
    'UPDATE verbatim.postings SET bytes = bytes || bytes',
    'UPDATE verbatim.postings SET bytes = substr(bytes, 1, octet_length(bytes) - 1)',
    'UPDATE verbatim.postings SET last_version = first_version - 1',
    'UPDATE verbatim.postings SET term = -term - 1',
  ])('%s is mended', (sql) =>
    onSeeded(async (data) => {
      await data.database.execute(sql)
      const first = await check(data)
      expect(first.lost).toEqual([])
      expect(first.mended.join('\n')).toMatch(
        /the postings of \d document versions were made again/,
      )
      expect((await check(data)).mended).toEqual([])
    })(),
  )

  test(
    'what a crashed run left is cleared away',
    onSeeded(async (data) => {
      const draft = await data.store.begin(GUILD, OPTIONS)
      const { document, passages } = odd('third')
      await draft.put(document, passages)
      await draft.abort()
      expect((await check(data)).mended).toEqual([
        `${GUILD}: 1 leftovers of a crashed run were removed`,
      ])
      expect((await check(data)).mended).toEqual([])
    }),
  )
})

describe(`${testServerName}: forget`, () => {
  /** Every row of every table as text. */
  async function everything({ database }: PostgresData): Promise<string> {
    const tables = await database.query<{ name: string }>(
      `SELECT relname AS name FROM pg_class
       WHERE relnamespace = 'verbatim'::regnamespace AND relkind = 'r'`,
    )
    const rows = []
    for (const { name } of tables)
      rows.push(...(await database.query(`SELECT t::text AS row FROM verbatim.${name} t`)))
    return JSON.stringify(rows)
  }

  test(
    'no row tells of a forgotten document, and the rest is whole',
    onSeeded(async (data) => {
      const words = ['wiebelkuchen', 'handbook', odd('first').document.contentHash]
      for (const word of words) expect(await everything(data)).toContain(word)
      const before = (await data.store.live(GUILD))!
      expect(await forgetDocument(data, erasure, 'a test')).toEqual({ sources: [] })
      for (const word of words) expect(await everything(data)).not.toContain(word)
      expect(await data.kept.read(GUILD, UPLOAD_SOURCE)).toBeNull()
      await expect(before.documents()).rejects.toThrow('Ask again')
      const { lost, mended, counts } = await check(data)
      expect({ lost, mended, quotes: counts.quotes }).toEqual({ lost: [], mended: [], quotes: 1 })
      const live = (await data.store.live(GUILD))!
      expect(await live.document(id)).toBeNull()
      expect(await live.languages()).toEqual(['en'])
      expect((await live.document('sibling'))?.source).toBeNull()
      expect(await forgetDocument(data, erasure, 'a test')).toBeNull()
    }),
  )

  test(
    'a run under way is not disturbed',
    onSeeded(async (data) => {
      const draft = await data.store.begin(GUILD, OPTIONS)
      await expect(forgetDocument(data, erasure, 'a test')).rejects.toBeInstanceOf(
        CollectionBusyError,
      )
      await draft.abort()
      expect(await (await data.store.live(GUILD))!.document(id)).not.toBeNull()
    }),
  )

  test(
    'a document of which a citation alone is left',
    onSeeded(async (data) => {
      const never = { collection: GUILD, document: 'never' }
      expect(await forgetDocument(data, never, 'a test')).toBeNull()
      const slice = { document: 'never', contentHash: 'x', start: 0, end: 1, text: 'n' }
      await data.store.cited.keep(GUILD, [{ ...slice, before: '', after: '' }], '2026-01-01')
      expect(await forgetDocument(data, never, 'a test')).toEqual({ sources: [] })
      expect(await data.store.cited.ofDocument(GUILD, 'never')).toEqual([])
    }),
  )

  test(
    'nothing of another collection goes',
    onSeeded(async (data) => {
      const plain = { collection: 'default', document: 'plain' }
      expect(await forgetDocument(data, plain, 'a test')).toEqual({ sources: [] })
      expect(await (await data.store.live(GUILD))!.document('plain')).not.toBeNull()
      expect((await data.store.live('default'))!.summary).toMatchObject({
        documents: 0,
        passages: 0,
      })
      expect((await check(data)).lost).toEqual([])
    }),
  )
})

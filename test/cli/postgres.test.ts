import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openSqliteStore } from '../../src/stores/sqlite-store.ts'
import { verbatim } from '../support/run-cli.ts'

const data = mkdtempSync(join(tmpdir(), 'verbatim-postgres-'))
afterAll(() => rmSync(data, { recursive: true, force: true }))

// Nobody listens there.
const DATABASE_URL = 'postgresql://some%20one:s%27ecret@127.0.0.1:9/data?password=s%27ecret'
const NO_SECRET = /ecret/

test.each([
  [['backup', "it's.backup"], /pg_dump --format=custom --file='.*it'\\''s\.backup' 'postgresql:/],
  [
    ['restore', 'a.backup'],
    /psql --command='DROP .* &&\n {2}pg_restore --single-transaction --schema=verbatim --dbname='post/,
  ],
])('%j tells the command of PostgreSQL, without the password', async (args, command) => {
  const { status, stdout, stderr } = await verbatim(args, { env: { DATABASE_URL } })
  expect([status, stdout]).toEqual([2, ''])
  expect(stderr).toMatch(command)
  expect(stderr).toContain("'postgresql://some%20one@127.0.0.1:9/data'")
  expect(stderr).not.toMatch(NO_SECRET)
})

test('migrate wants an address, an index, and a database that answers', async () => {
  const nowhere = await verbatim(['migrate', '--data', data])
  expect([nowhere.status, nowhere.stderr]).toEqual([2, expect.stringContaining('--to says where')])
  const wrong = await verbatim(['migrate', '--data', data, '--to', 'mysql://a:secret@b/c'])
  expect([wrong.status, wrong.stderr]).toEqual([2, expect.not.stringMatching(NO_SECRET)])
  const empty = await verbatim(['migrate', '--data', data], { env: { DATABASE_URL } })
  expect([empty.status, empty.stderr]).toEqual([1, expect.stringContaining('There is no index in')])
  await (await openSqliteStore(data)).close()
  const alone = await verbatim(['migrate', '--data', data], { env: { DATABASE_URL } })
  expect(alone).toMatchObject({ status: 1, stdout: '' })
  expect(alone.stderr).toMatch(/^verbatim: 127\.0\.0\.1:9\/data: PostgreSQL cannot be reached/)
})

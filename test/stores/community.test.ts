import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { DEFAULT_SETTINGS } from '../../src/core/community.ts'
import { NewerSchemaError } from '../../src/core/errors.ts'
import { Connection } from '../../src/stores/sqlite/connection.ts'
import { COMMUNITY_FILE, openSqliteCommunity } from '../../src/stores/sqlite-community.ts'
import { communityContract } from '../contracts/community-contract.ts'
import { MemoryCommunity } from '../support/memory-community.ts'

const directories: string[] = []
const directory = (): string => {
  const made = mkdtempSync(join(tmpdir(), 'verbatim-community-'))
  directories.push(made)
  return made
}
afterEach(() => {
  for (const made of directories.splice(0)) rmSync(made, { recursive: true, force: true })
})

communityContract('memory', async () => new MemoryCommunity())
communityContract('SQLite', () => openSqliteCommunity(directory()))

test('what was kept is there after a restart', async () => {
  const place = directory()
  const first = await openSqliteCommunity(place)
  await first.departures.leave('g', '2026-01-01T00:00:00.000Z')
  await first.close()
  const second = await openSqliteCommunity(place)
  expect(await second.departures.leftBefore('2027')).toEqual(['g'])
  await second.close()
})

test('a newer schema is refused', async () => {
  const place = directory()
  const connection = new Connection(join(place, COMMUNITY_FILE))
  connection.pragma('user_version = 99')
  connection.close()
  await expect(openSqliteCommunity(place)).rejects.toThrow(NewerSchemaError)
})

test('settings that an earlier version kept have what it did not know of', async () => {
  const place = directory()
  const first = await openSqliteCommunity(place)
  await first.close()
  const { limits: _, ...earlier } = { ...DEFAULT_SETTINGS, roles: ['5'] }
  const connection = new Connection(join(place, COMMUNITY_FILE))
  connection.run('INSERT INTO settings (guild, value) VALUES (?, ?)', 'g', JSON.stringify(earlier))
  connection.close()
  const second = await openSqliteCommunity(place)
  expect((await second.settings.all()).get('g')).toEqual({ ...DEFAULT_SETTINGS, roles: ['5'] })
  const limits = [{ document: 'a', roles: ['5'], channels: [] }]
  await second.settings.put('g', { ...DEFAULT_SETTINGS, limits })
  expect((await second.settings.all()).get('g')?.limits).toEqual(limits)
  await second.close()
})

test('a database of the first schema is brought up, and nothing in it is lost', async () => {
  const place = directory()
  const made = await openSqliteCommunity(place)
  await made.departures.leave('g', '2026-01-01T00:00:00.000Z')
  await made.close()
  const connection = new Connection(join(place, COMMUNITY_FILE))
  connection.execute('DROP TABLE told')
  connection.pragma('user_version = 1')
  connection.close()
  const opened = await openSqliteCommunity(place)
  expect(await opened.departures.leftBefore('2027')).toEqual(['g'])
  expect(await opened.told.find('g')).toBeNull()
  await opened.told.put('g', { generation: 1, quotes: [] })
  await opened.close()
})

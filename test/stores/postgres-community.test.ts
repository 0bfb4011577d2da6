import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DEFAULT_SETTINGS } from '../../src/core/community.ts'
import { SettingsBook, startRefreshing } from '../../src/discord/settings-book.ts'
import type { Database } from '../../src/stores/postgres/database.ts'
import { bringUp } from '../../src/stores/postgres/migration.ts'
import { openPostgresCommunity } from '../../src/stores/postgres-community.ts'
import { openPostgresSourceBook } from '../../src/stores/postgres-source-book.ts'
import { openPostgresSources } from '../../src/stores/postgres-sources.ts'
import { communityContract } from '../contracts/community-contract.ts'
import { keptSourcesContract } from '../contracts/kept-sources-contract.ts'
import { sourceBookContract } from '../contracts/source-book-contract.ts'
import { openTestDatabase, testServerName } from '../support/test-database.ts'

let database: Database
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

/** The one database, emptied. */
async function empty(): Promise<Database> {
  await database.execute('DROP SCHEMA IF EXISTS verbatim CASCADE')
  return database
}

communityContract(testServerName, async () => openPostgresCommunity(await empty()))

keptSourcesContract(testServerName, async () => ({
  kept: await openPostgresSources(await empty()),
  close: async () => {},
}))

sourceBookContract(testServerName, async () => ({
  book: await openPostgresSourceBook(await empty()),
  close: async () => {},
}))

describe(testServerName, () => {
  test('what one process keeps, another one sees', async () => {
    const one = await openPostgresCommunity(await empty())
    const other = await openPostgresCommunity(database)
    await one.departures.leave('g', '2026-01-01T00:00:00.000Z')
    expect(await other.departures.leftBefore('2027')).toEqual(['g'])
  })

  test('who watches the settings is told of each change, and of none afterwards', async () => {
    const { settings } = await openPostgresCommunity(await empty())
    const other = await openPostgresCommunity(database)
    let told = 0
    let arrived: () => void = () => undefined
    const stop = await other.settings.watch(() => {
      told += 1
      arrived()
    })
    for (const change of [
      () => settings.put('g', { ...DEFAULT_SETTINGS, roles: ['5'] }),
      () => other.forgetDocument('g', 'rules'),
      () => settings.remove('g'),
    ]) {
      const arrival = new Promise<void>((resolve) => {
        arrived = resolve
      })
      await change()
      await arrival
    }
    await stop()
    await settings.put('g', DEFAULT_SETTINGS)
    await settings.all()
    expect(told).toBe(3)
  })

  test('a process that refreshes its settings has each change at once', async () => {
    const { settings } = await openPostgresCommunity(await empty())
    const other = await openPostgresCommunity(database)
    const book = await SettingsBook.open(other.settings)
    const faults: string[] = []
    const log = {
      info: () => {},
      warn: () => {},
      error: (_: object, text: string) => faults.push(text),
    }
    const refreshing = startRefreshing(book, log)
    for (const role of ['5', '6']) {
      await settings.put('g', { ...DEFAULT_SETTINGS, roles: [role] })
      await expect.poll(() => book.of('g').roles, { timeout: 9_000 }).toEqual([role])
    }
    refreshing.stop()
    expect(faults).toEqual([])
  })

  test('a newer schema is refused', async () => {
    await bringUp(await empty(), { name: 'community', steps: Array(99).fill('SELECT 1') })
    await expect(openPostgresCommunity(database)).rejects.toThrow('this version knows up to')
  })
})

import { afterEach, expect, test, vi } from 'vitest'
import { SettingsBook, startRefreshing } from '../../src/discord/settings-book.ts'
import { MemoryCommunity } from '../support/memory-community.ts'

const silent = { info: () => {}, warn: () => {}, error: () => {} }
afterEach(() => {
  vi.useRealTimers()
})

test('what another process changes is known ten seconds later', async () => {
  vi.useFakeTimers()
  const { settings } = new MemoryCommunity()
  const [mine, other] = await Promise.all([
    SettingsBook.open(settings),
    SettingsBook.open(settings),
  ])
  const refreshing = startRefreshing(mine, silent)
  await other.change('guild', { channels: ['1'] })
  expect(mine.of('guild').channels).toEqual([])
  await vi.advanceTimersByTimeAsync(10_000)
  expect(mine.of('guild').channels).toEqual(['1'])
  refreshing.stop()
  await other.change('guild', { channels: ['2'] })
  await vi.advanceTimersByTimeAsync(60_000)
  expect(mine.of('guild').channels).toEqual(['1'])
})

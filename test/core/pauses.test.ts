import { afterEach, expect, test, vi } from 'vitest'
import { pauses } from '../../src/core/pauses.ts'

afterEach(() => vi.restoreAllMocks())

test('others have their turn once the work has taken long enough, and then anew', async () => {
  let now = 1_000
  vi.spyOn(performance, 'now').mockImplementation(() => now)
  const pause = pauses()
  const turns: number[] = []
  setImmediate(() => turns.push(now))
  now += 7
  expect(pause()).toBeUndefined()
  now += 1
  await pause()
  expect(turns).toEqual([1_008])
  now += 7
  expect(pause()).toBeUndefined()
  now += 1
  expect(pause()).toBeInstanceOf(Promise)
})

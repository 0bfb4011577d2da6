import fc from 'fast-check'
import { expect, test } from 'vitest'
import { RateLimiter } from '../../src/discord/rate-limit.ts'

/** Ten uses, one more every six seconds. */
const RATE = { size: 10, minutes: 1 }
const HOUR_MS = 3_600_000

test('uses come back one by one', () => {
  let now = 0
  const limiter = new RateLimiter(RATE, () => new Date(now))
  for (let use = 0; use < 10; use += 1) expect(limiter.take('one')).toBe(0)
  expect(limiter.take('one')).toBe(6_000)
  expect(limiter.take('other')).toBe(0)
  now += 6_000
  expect(limiter.take('one')).toBe(0)
  expect(limiter.take('one')).toBe(6_000)
})

test('whatever the clock does, nobody waits longer than for one use, and none is given twice', () => {
  const jumps = fc.array(fc.integer({ min: -24 * HOUR_MS, max: 10_000 }), { maxLength: 200 })
  fc.assert(
    fc.property(jumps, (moves) => {
      let now = 48 * HOUR_MS
      let forward = 0
      let given = 0
      const limiter = new RateLimiter(RATE, () => new Date(now))
      for (const move of moves) {
        now += move
        forward += Math.max(0, move)
        const wait = limiter.take('one')
        expect(wait).toBeLessThanOrEqual(6_000)
        if (wait === 0) given += 1
      }
      // Of a clock set back each bucket may be forgotten once, never in steps that only go on.
      if (moves.every((move) => move >= 0)) expect(given).toBeLessThanOrEqual(11 + forward / 6_000)
    }),
  )
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dealShards } from '../../src/discord/shards.ts'
import { shardOf } from '../support/discord/shard-of.ts'

test('shards are dealt out one by one, each to one worker, none to nobody', () => {
  expect(dealShards(5, 2)).toEqual([
    { ids: [0, 2, 4], count: 5 },
    { ids: [1, 3], count: 5 },
  ])
  const sizes = fc
    .tuple(fc.integer({ min: 1, max: 64 }), fc.nat({ max: 200 }))
    .map(([workers, beyond]) => ({ workers, count: workers + beyond }))
  fc.assert(
    fc.property(sizes, ({ workers, count }) => {
      const dealt = dealShards(count, workers)
      expect(dealt[0]?.ids[0]).toBe(0)
      expect(dealt.every(({ ids }) => ids.length > 0)).toBe(true)
      const all = dealt.flatMap(({ ids }) => ids).sort((one, other) => one - other)
      expect(all).toEqual(Array.from({ length: count }, (_, shard) => shard))
    }),
  )
})

test('a server is on the shard that its time gives', () => {
  // (41944705796 << 22) + 7: its time modulo 10 is 6.
  const guild = String((41_944_705_796n << 22n) + 7n)
  expect([1, 2, 10].map((count) => shardOf(guild, count))).toEqual([0, 0, 6])
})

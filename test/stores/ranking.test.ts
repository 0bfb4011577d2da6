import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inverseFrequency } from '../../src/core/bm25.ts'
import { cosine } from '../../src/core/vector.ts'
import { Best } from '../../src/stores/ranking.ts'

test('Best keeps what sorting everything would put first', () => {
  const offers = fc.uniqueArray(fc.tuple(fc.nat(500), fc.integer({ min: -5, max: 5 })), {
    selector: ([id]) => id,
  })
  fc.assert(
    fc.property(offers, fc.nat(12), (offered, limit) => {
      const best = new Best(limit)
      for (const [id, score] of offered) best.offer(id, score)
      const sorted = offered.toSorted(([oneId, one], [otherId, other]) => {
        return other - one || oneId - otherId
      })
      expect(best.ids).toEqual(sorted.slice(0, limit).map(([id]) => id))
    }),
  )
})

test('a rarer term tells more, and every term something', () => {
  const weights = [1, 2, 50, 99, 100].map((frequency) => inverseFrequency(100, frequency))
  expect(weights).toEqual(weights.toSorted((one, other) => other - one))
  expect(weights.at(-1)).toBeGreaterThan(0)
})

test('vectors of different dimensions have no cosine', () => {
  expect(() => cosine(Float32Array.of(1), Float32Array.of(1, 0))).toThrow(RangeError)
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { batches } from '../../src/core/batches.ts'

async function* each(numbers: readonly number[]): AsyncGenerator<number> {
  yield* numbers
}

async function batched(
  numbers: readonly number[],
  limitOf: (batch: number) => number,
): Promise<number[][]> {
  const made: number[][] = []
  for await (const batch of batches(each(numbers), (number) => number, limitOf)) made.push(batch)
  return made
}

test('an item closes the batch that it fills', async () => {
  expect(await batched([1, 2, 3, 9, 1, 1], () => 5)).toEqual([[1, 2, 3], [9], [1, 1]])
  expect(await batched([], () => 5)).toEqual([])
})

test('each batch has its own limit', async () => {
  const limits = [1, 4, 2]
  const made = await batched([1, 1, 1, 1, 1, 1, 1], (batch) => limits[batch]!)
  expect(made).toEqual([[1], [1, 1, 1, 1], [1, 1]])
})

test('all items in order, and no batch longer than needed', async () => {
  const sum = (numbers: readonly number[]) => numbers.reduce((all, number) => all + number, 0)
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(9)), fc.integer({ min: 1, max: 30 }), async (items, limit) => {
      const made = await batched(items, () => limit)
      expect(made.flat()).toEqual(items)
      for (const batch of made.slice(0, -1)) expect(sum(batch)).toBeGreaterThanOrEqual(limit)
      for (const batch of made) expect(sum(batch.slice(0, -1))).toBeLessThan(limit)
    }),
  )
})

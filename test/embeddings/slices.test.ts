import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inSlices, stitch, unitsOf, windowsOf } from '../../embeddings/slices.ts'

test('inSlices() answers in order, each item once', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.string({ maxLength: 60 })), async (items) => {
      const upper = async (slice: string[]) => slice.map((item) => item.toUpperCase())
      const expected = items.map((item) => item.toUpperCase())
      expect(await inSlices(items, unitsOf, 50, upper)).toEqual(expected)
    }),
  )
})

test('inSlices() keeps its limit but for a single larger item', async () => {
  const slices: string[][] = []
  await inSlices(['aaaa', 'bb', 'c'.repeat(30), '', 'd'], unitsOf, 9, async (slice) => {
    slices.push(slice)
    return slice
  })
  expect(slices).toEqual([['aaaa', 'bb'], ['c'.repeat(30)], ['', 'd']])
})

test.each([
  [0, []],
  [10, [{ start: 0, end: 10 }]],
  [
    11,
    [
      { start: 0, end: 10 },
      { start: 6, end: 11 },
    ],
  ],
  [
    17,
    [
      { start: 0, end: 10 },
      { start: 6, end: 16 },
      { start: 12, end: 17 },
    ],
  ],
])('windowsOf() over %i tokens', (count, expected) => {
  expect(windowsOf(count, 10, 4)).toEqual(expected)
})

test('stitch() takes each token from the window that shows most around it', () => {
  const windows = windowsOf(11, 10, 4)
  const rows = [
    Float32Array.from({ length: 11 }, () => 1),
    Float32Array.from({ length: 6 }, () => 2),
  ]
  expect([...stitch(windows, rows, 1)]).toEqual([1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2])
})

import { expect, test } from 'vitest'
import { quarters } from './load-phase.ts'
import { type Figure, percentile, scaled } from './measure.ts'
import { renderPlot } from './plot.ts'
import { scaleTable } from './scale.ts'

test('scaleTable() has a row for each thing, a column for each size, and marks what breaks its budget', () => {
  const figures: Figure[] = [
    {
      ...scaled('search', 10_000),
      unit: 'ms',
      values: { p50: 12.4, p95: 30 },
      budget: { p50: 15 },
    },
    { ...scaled('search', 1_000), unit: 'ms', values: { p50: 1.25, p95: 41 }, budget: { p95: 40 } },
    { ...scaled('start', 1_000), unit: 's', values: { time: 1 }, budget: { time: 2 } },
    { ...scaled('start', 10_000), unit: 's', values: { time: 3 } },
    { ...scaled('load', 10_000), unit: 's', values: { time: 3 }, budget: { time: 2 } },
    { ...scaled('load', 1_000), unit: 's', values: { time: 1 } },
    { ...scaled('memory', 10_000), unit: 'MB', values: { resident: 20 } },
    { name: 'of one size', unit: 's', values: { time: 1 } },
  ]
  expect(scaleTable(figures).split('\n')).toEqual([
    '| what | 1,000 passages | 10,000 passages | budget |',
    '| --- | --- | --- | --- |',
    '| search | **p50 1.3 ms, p95 41 ms** | p50 12 ms, p95 30 ms | p50 ≤ 15 ms |',
    '| start | 1 s | 3 s | ≤ 2 s up to 1,000 passages |',
    '| load | 1 s | **3 s** | ≤ 2 s |',
    '| memory | – | 20 MB |  |',
  ])
})

test('renderPlot() places points by their logarithms, and escapes words', () => {
  const plot = renderPlot({
    title: 'a < b & c',
    xLabel: 'passages',
    yLabel: 'ms',
    series: [
      {
        name: 'one',
        points: [
          [10, 1],
          [1_000, 100],
        ],
      },
    ],
  })
  expect(plot).toContain('a &lt; b &amp; c')
  expect(plot).toContain('<polyline points="70.0,365.0 510.0,50.0"')
  expect(plot).toContain('>1,000</text>')
})

test('percentile() and quarters() take values that occur', () => {
  expect(percentile([4, 1, 3, 2], 0.5)).toBe(2)
  expect(percentile([4, 1, 3, 2], 0.95)).toBe(4)
  expect(percentile([], 0.5)).toBeNaN()
  expect(quarters([1, 2, 3, 9, 9, 9, 9, 9, 5, 6, 7, 8])).toEqual({ first: 2, last: 7 })
})

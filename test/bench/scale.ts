import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectDirectory } from '../../src/project.ts'
import type { Figure } from './measure.ts'
import { renderPlot, type Series } from './plot.ts'
import { budgetCell, holds, measuredCell } from './report.ts'

type ScaledFigure = Figure & Required<Pick<Figure, 'scale'>>

const isScaled = (figure: Figure): figure is ScaledFigure => figure.scale !== undefined

const cells = (...values: readonly string[]): string => `| ${values.join(' | ')} |`

/** A row for each thing measured, a column for each size, as Markdown; what breaks its budget is bold. */
export function scaleTable(figures: readonly Figure[]): string {
  const scaled = figures.filter(isScaled)
  const sizes = [...new Set(scaled.map(({ scale }) => scale.passages))].sort((a, b) => a - b)
  const whats = [...new Set(scaled.map(({ scale }) => scale.what))]
  const cell = (what: string, passages: number): string => {
    const found = scaled.find(({ scale }) => scale.what === what && scale.passages === passages)
    if (found === undefined) return '–'
    return holds(found) === false ? `**${measuredCell(found)}**` : measuredCell(found)
  }
  const budget = (what: string): string => {
    const row = scaled.filter((figure) => figure.scale.what === what)
    const found = row.find((figure) => figure.budget)
    return found === undefined ? '' : `${budgetCell(found)}${bound(row)}`
  }
  return [
    cells('what', ...sizes.map((size) => `${size.toLocaleString('en')} passages`), 'budget'),
    cells('---', ...sizes.map(() => '---'), '---'),
    ...whats.map((what) => cells(what, ...sizes.map((size) => cell(what, size)), budget(what))),
  ].join('\n')
}

/** Up to which size a line's budget holds, where it was measured at larger ones too. */
function bound(row: readonly ScaledFigure[]): string {
  const sizesOf = (figures: readonly ScaledFigure[]): number[] =>
    figures.map(({ scale }) => scale.passages)
  const most = Math.max(...sizesOf(row.filter(({ budget }) => budget)))
  return most < Math.max(...sizesOf(row)) ? ` up to ${most.toLocaleString('en')} passages` : ''
}

/** What of which line is drawn. */
type Drawn = readonly [what: RegExp, label: string, name: string]

const LATENCY: readonly Drawn[] = [
  [/^question → answer/u, 'p95', 'whole answer, p95'],
  [/^question → answer/u, 'p50', 'whole answer, p50'],
  [/^question → passages/u, 'p95', 'retrieval, p95'],
  [/^question → passages/u, 'p50', 'retrieval, p50'],
  [/^search alone/u, 'p50', 'search alone, p50'],
]
const MEMORY: readonly Drawn[] = [
  [/^resident memory/u, 'both', 'both processes'],
  [/^resident memory/u, 'main', 'main process'],
  [/^memory of the loaded index/u, 'resident', 'the loaded index'],
]

function seriesOf(figures: readonly Figure[], drawn: readonly Drawn[]): Series[] {
  return drawn.flatMap(([what, label, name]) => {
    const points = figures
      .filter(isScaled)
      .filter((figure) => what.test(figure.scale.what))
      .map(({ scale, values }) => [scale.passages, values[label] ?? Number.NaN] as const)
      .filter(([, value]) => value > 0)
      .sort(([one], [other]) => one - other)
    return points.length === 0 ? [] : [{ name, points }]
  })
}

/** Draws latency and memory over the size of the collection into docs/plots. */
export function writePlots(figures: readonly Figure[]): void {
  const directory = join(projectDirectory(), 'docs', 'plots')
  mkdirSync(directory, { recursive: true })
  const xLabel = 'passages in the collection'
  const latency = seriesOf(figures, LATENCY)
  const memory = seriesOf(figures, MEMORY)
  writeFileSync(
    join(directory, 'latency.svg'),
    renderPlot({ title: 'Time of a question', xLabel, yLabel: 'milliseconds', series: latency }),
  )
  writeFileSync(
    join(directory, 'memory.svg'),
    renderPlot({ title: 'Resident memory', xLabel, yLabel: 'megabytes', series: memory }),
  )
}

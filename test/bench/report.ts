import { readFileSync, writeFileSync } from 'node:fs'
import { availableParallelism, loadavg } from 'node:os'
import { join } from 'node:path'
import { projectDirectory } from '../../src/project.ts'
import type { Figure } from './measure.ts'

export interface BenchResults {
  /** Small sizes, for a look; its figures say little about the budgets. */
  readonly isQuick: boolean
  /** ISO 8601. */
  readonly measured: string
  readonly node: string
  readonly platform: string
  readonly cores: number
  /** Processes that wanted a core in the minute before it began. */
  readonly loadBefore: number
  readonly figures: readonly Figure[]
}

/** The machine, to be looked at before anything is measured. */
export const describeRun = (isQuick: boolean): Omit<BenchResults, 'figures'> => ({
  isQuick,
  measured: new Date().toISOString(),
  node: process.version,
  platform: `${process.platform} ${process.arch}`,
  cores: availableParallelism(),
  loadBefore: loadavg()[0] ?? 0,
})

const rounded = (value: number): string =>
  value.toLocaleString('en', { maximumFractionDigits: value < 10 ? 1 : 0 })

export const measuredCell = ({ values, unit }: Figure): string => {
  const labels = Object.keys(values)
  return labels
    .map((label) => `${labels.length > 1 ? `${label} ` : ''}${rounded(values[label]!)} ${unit}`)
    .join(', ')
}

export const budgetCell = ({ budget = {}, unit, isLeast, values }: Figure): string =>
  Object.entries(budget)
    .map(([label, limit]) => {
      const named = Object.keys(values).length > 1 ? `${label} ` : ''
      return `${named}${isLeast ? '≥' : '≤'} ${rounded(limit)} ${unit}`
    })
    .join(', ')

/** Whether every budget of the line is kept; null where there is none. */
export function holds({ values, budget, isLeast }: Figure): boolean | null {
  if (budget === undefined) return null
  return Object.entries(budget).every(([label, limit]) =>
    isLeast ? values[label]! >= limit : values[label]! <= limit,
  )
}

const holdsCell = (figure: Figure): string =>
  ({ true: 'yes', false: '**no**', null: '' })[String(holds(figure)) as 'true' | 'false' | 'null']

/** The machine in words. */
export const machineLine = ({ cores, loadBefore, node, platform }: Omit<BenchResults, 'figures'>) =>
  `${cores} cores, load ${rounded(loadBefore)} before it began, Node ${node}, ${platform}.`

/** As Markdown, with the command that makes it. */
export function renderResults(results: BenchResults): string {
  const { isQuick, figures } = results
  const command = isQuick ? 'npm run bench -- --quick' : 'npm run bench'
  const label = isQuick
    ? 'a quick run at a tenth of the sizes, for a look; the budgets are meant for the full ones'
    : 'a full run'
  return [
    `\`${command}\`: ${label}. ${machineLine(results)}`,
    '',
    '| what | measured | budget | kept |',
    '|---|---|---|---|',
    ...figures.map(
      (figure) =>
        `| ${figure.name} | ${measuredCell(figure)} | ${budgetCell(figure)} | ${holdsCell(figure)} |`,
    ),
  ].join('\n')
}

/** Puts a text into docs/performance.md, between the markers of its name. @throws Error when they are missing. */
export function writeIntoDocs(name: string, text: string): void {
  const path = join(projectDirectory(), 'docs', 'performance.md')
  const page = readFileSync(path, 'utf8')
  const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`]
  const [from, to] = [page.indexOf(open), page.indexOf(close)]
  if (from < 0 || to < from) throw new Error(`${path} has no markers for ${name}`)
  writeFileSync(path, `${page.slice(0, from)}${open}\n${text}\n${page.slice(to)}`)
}

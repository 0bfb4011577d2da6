import { SET_NAMES } from '../quality/sets.ts'
import type { PeerResult } from './peer-child.ts'
import { type BenchResults, machineLine } from './report.ts'

export interface MeasuredPeer {
  readonly title: string
  readonly setting: string
  readonly result: PeerResult
}

const cells = (...values: readonly string[]): string => `| ${values.join(' | ')} |`

const rounded = (value: number): string =>
  value.toLocaleString('en', { maximumFractionDigits: value < 10 ? 1 : 0 })

/** A figure, and how many times as much as the product's retrieval needs. */
const withRatio = (value: number, ours: number | undefined, unit: string): string => {
  if (!Number.isFinite(value)) return '–'
  const shown = `${rounded(value)} ${unit}`
  return ours === undefined || ours === value ? shown : `${shown} (×${(value / ours).toFixed(2)})`
}

const percent = (value: number | undefined): string =>
  value === undefined ? '–' : (value * 100).toFixed(1)

/** As Markdown, with the command that makes it; ratios are to the row that retrieves alone, as the others do. */
export function renderPeers(
  command: string,
  machine: Omit<BenchResults, 'figures'>,
  rows: readonly MeasuredPeer[],
): string {
  const ours = rows.find(({ setting }) => setting === 'retrieval alone')?.result
  const most = Math.max(...rows.map(({ result }) => result.questions))
  const documents = Math.max(...rows.map(({ result }) => result.documents))
  const errors = rows.flatMap(({ title, setting, result: { error } }) =>
    error === null ? [] : [`${title}, ${setting}, did not get to its end: \`${error}\``],
  )
  return [
    `\`${command}\`: ${documents} documents, ${most} questions. ${machineLine(machine)}`,
    '',
    cells(
      'what',
      'setting',
      ...SET_NAMES.map((name) => `nDCG@10 ${name}`),
      'indexing',
      'question p50',
      'p95',
      '1 % changed',
      'memory',
    ),
    cells(...Array.from({ length: 2 + SET_NAMES.length + 5 }, () => '---')),
    ...rows.map(({ title, setting, result }) =>
      cells(
        title,
        setting,
        ...SET_NAMES.map((name) => percent(result.ndcg[name])),
        withRatio(result.indexMs / 1000, ours && ours.indexMs / 1000, 's'),
        withRatio(result.p50, ours?.p50, 'ms'),
        withRatio(result.p95, ours?.p95, 'ms'),
        withRatio(result.updateMs / 1000, ours && ours.updateMs / 1000, 's'),
        withRatio(result.resident, ours?.resident, 'MB'),
      ),
    ),
    ...errors.flatMap((line) => ['', line]),
  ].join('\n')
}

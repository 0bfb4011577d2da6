import type { LoadPhase } from './load-phase.ts'
import { type BenchResults, machineLine } from './report.ts'

export interface LoadResults extends Omit<BenchResults, 'figures'> {
  readonly passages: number
  /** A phase. */
  readonly seconds: number
  /** Questions answered a second. */
  readonly capacity: number
  readonly phases: readonly LoadPhase[]
  /** Memory in MB of the bot and of the process with the models, a moment after the last phase. */
  readonly afterwards: { readonly own: number; readonly children: number }
}

const cells = (...values: readonly string[]): string => `| ${values.join(' | ')} |`

const whole = (value: number): string =>
  Number.isFinite(value) ? value.toLocaleString('en', { maximumFractionDigits: 0 }) : '–'

const HEADS = [
  'offered',
  'asked',
  'answered',
  'refused',
  'failed',
  'answer p50 / p95 / p99, ms',
  'first response p99, ms',
  'refusal p99, ms',
  'event-loop delay p99 / longest, ms',
  'memory first → last quarter, MB',
] as const

/** As Markdown, with the command that makes it. */
export function loadTable(results: LoadResults): string {
  const { isQuick, capacity, passages, seconds, phases, afterwards } = results
  const size = `${passages.toLocaleString('en')} passages, ${seconds} s each`
  return [
    `\`npm run bench:load${isQuick ? ' -- --quick' : ''}\`: ${size}. Capacity ${capacity.toFixed(1)} questions a second. ${machineLine(results)}`,
    '',
    cells(...HEADS),
    cells(...HEADS.map(() => '---')),
    ...phases.map(({ answer, loop, memory, ...phase }) =>
      cells(
        `${phase.name}: ${phase.offered.toFixed(1)}/s`,
        whole(phase.asked),
        whole(phase.answered),
        whole(phase.refused),
        whole(phase.failed),
        `${whole(answer.p50)} / ${whole(answer.p95)} / ${whole(answer.p99)}`,
        whole(phase.acknowledgedP99),
        whole(phase.refusedP99),
        `${loop.p99.toFixed(1)} / ${whole(loop.max)}`,
        `${whole(memory.first)} → ${whole(memory.last)}`,
      ),
    ),
    '',
    `Afterwards: main ${whole(afterwards.own)} MB, inference ${whole(afterwards.children)} MB.`,
  ].join('\n')
}

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openInference } from '../../embeddings/inference.ts'
import type { Calibration } from '../../src/core/answerability.ts'
import {
  askAndScore,
  auroc,
  type Outcome,
  type QualityTable,
  summarizeOutcomes,
} from '../../src/core/evaluate.ts'
import { projectDirectory } from '../../src/project.ts'
import { interval } from './bootstrap.ts'
import { cachedEmbedder } from './cached-embedder.ts'
import { writeSection } from './section.ts'
import { indexSet, loadSet, SET_NAMES, type SetName } from './sets.ts'
import { askWith, VARIANTS, type Variant, type VariantParts } from './variants.ts'

/** `npm run quality -- FOLDER [SET…]`: measures the sets and rewrites the table of docs/quality.md. */

interface Row {
  readonly set: SetName
  readonly variant: Variant
  readonly table: QualityTable
  readonly outcomes: readonly Outcome[]
}

async function measure(folder: string, name: SetName, parts: Omit<VariantParts, 'store'>) {
  const set = loadSet(folder, name)
  const store = await indexSet(parts.embedder, set)
  const rows: Row[] = []
  for (const variant of VARIANTS) {
    const ask = await askWith(variant, { ...parts, store })
    const outcomes: Outcome[] = []
    for (const label of set.questions)
      outcomes.push(await askAndScore(label, () => ask(label.id, label.question)))
    rows.push({ set: name, variant, table: summarizeOutcomes(outcomes), outcomes })
    console.error(name, variant)
  }
  return rows
}

const percent = (value: number | null): string => (value === null ? '–' : (value * 100).toFixed(1))

const withInterval = (
  outcomes: readonly Outcome[],
  figure: (outcomes: readonly Outcome[]) => number | null,
): string => {
  const range = interval(outcomes, figure)
  const value = percent(figure(outcomes))
  return range === null ? value : `${value} (${range.map(percent).join('–')})`
}

const cells = (...values: readonly string[]): string => `| ${values.join(' | ')} |`

function ablationRow({ set, variant, table, outcomes }: Row): string {
  const quotes = variant.startsWith('hybrid')
  const answerable = outcomes.filter(({ isAnswerable }) => isAnswerable)
  return cells(
    set,
    variant,
    percent(table.ndcgAt10),
    withInterval(answerable, (some) => summarizeOutcomes(some).recallAt1),
    percent(table.recallAt5),
    quotes ? withInterval(answerable, (some) => summarizeOutcomes(some).quote) : '–',
    quotes ? String(Math.round(table.quoteLength ?? 0)) : '–',
  )
}

function decisionRow({ set, table, outcomes }: Row): string {
  const isMixed = table.unanswerable > 0
  return cells(
    set,
    `${table.questions} (${table.unanswerable})`,
    withInterval(outcomes, auroc),
    percent(table.coverageAt90),
    percent(table.coverageAt95),
    percent(table.falseAnswers),
    percent(table.missed),
    isMixed ? percent(table.calibrationError) : '–',
    `${Math.round(table.medianMs ?? 0)} / ${Math.round(table.p95Ms ?? 0)}`,
  )
}

const tablesOf = (rows: readonly Row[]): string =>
  [
    '| set | variant | nDCG@10 | R@1 (95 %) | R@5 | quote (95 %) | quote length |',
    '|---|---|---|---|---|---|---|',
    ...rows.map(ablationRow),
    '',
    '| set | questions (unanswerable) | AUROC (95 %) | coverage at 90 % | at 95 % | false answers | missed | calibration error | median / p95 ms |',
    '|---|---|---|---|---|---|---|---|---|',
    ...rows.filter(({ variant }) => variant === VARIANTS.at(-1)).map(decisionRow),
  ].join('\n')

async function run(folder: string, names: readonly SetName[]): Promise<void> {
  const inference = await openInference()
  const calibrationFile = join(projectDirectory(), 'embeddings', 'calibration.json')
  const parts = {
    embedder: cachedEmbedder(inference.embedder),
    reader: inference.reader,
    calibration: JSON.parse(readFileSync(calibrationFile, 'utf8')) as Calibration,
  }
  const rows: Row[] = []
  for (const name of names) rows.push(...(await measure(folder, name, parts)))
  await inference.close()
  const tables = tablesOf(rows)
  console.log(tables)
  if (names.length < SET_NAMES.length) return
  writeSection('quality', tables)
}

const [folder, ...names] = process.argv.slice(2)
if (folder === undefined) throw new Error('Name the folder of the development data.')
await run(folder, names.length > 0 ? (names as SetName[]) : SET_NAMES)

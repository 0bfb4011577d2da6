import { createReadStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Command } from 'commander'
import { z } from 'zod'
import { createProgressBar } from '../console/progress-bar.ts'
import { UserError } from '../core/errors.ts'
import {
  askAndScore,
  type LabelledQuestion,
  type QualityTable,
  summarizeOutcomes,
} from '../core/evaluate.ts'
import { indexSources } from '../indexing/index-sources.ts'
import type { Engine } from '../wiring.ts'
import { type Invocation, runVerb, STATUS, type Status, withCommonOptions } from './invocation.ts'
import { note } from './output.ts'

const offset = z.number().int().nonnegative()

const Question = z.object({
  id: z.string(),
  question: z.string(),
  doc: z.string().nullable(),
  answers: z.array(z.object({ start: offset, end: offset, text: z.string() })),
})

/** @throws UserError that names the line. */
function parseQuestion(line: string, place: string): LabelledQuestion {
  try {
    return Question.parse(JSON.parse(line))
  } catch (error) {
    const message = error instanceof z.ZodError ? z.prettifyError(error) : (error as Error).message
    throw new UserError(`${place} is not a question: ${message}`)
  }
}

/** Every question of QUESTIONS.jsonl. @throws UserError: a set with a fault measures nothing. */
async function readQuestions(path: string): Promise<LabelledQuestion[]> {
  const questions: LabelledQuestion[] = []
  let number = 0
  try {
    for await (const line of createInterface({ input: createReadStream(path) })) {
      number += 1
      if (line.trim() !== '') questions.push(parseQuestion(line, `${path}, line ${number},`))
    }
  } catch (error) {
    if (error instanceof UserError) throw error
    throw new UserError(`${path} cannot be read: ${(error as Error).message}`)
  }
  if (questions.length === 0) throw new UserError(`${path} holds no questions.`)
  return questions
}

const COLLECTION = 'evaluation'

async function evaluate(
  engine: Engine,
  documents: string,
  questions: readonly LabelledQuestion[],
  { signal, holder }: Invocation,
): Promise<QualityTable> {
  const bar = createProgressBar()
  const onProgress = bar.update
  const options = { holder, signal, onProgress }
  const report = await indexSources(engine, COLLECTION, [documents], options).finally(bar.stop)
  const [failure] = report.failed
  if (failure) throw new UserError(`${failure.source}: ${failure.reason}`)
  const outcomes = []
  for (const label of questions) {
    const ask = () => engine.answerQuestion(COLLECTION, label.question, { id: label.id, signal })
    outcomes.push(await askAndScore(label, ask))
    if (process.stderr.isTTY) process.stderr.write(`\r${outcomes.length} of ${questions.length} `)
  }
  if (process.stderr.isTTY) note('')
  return summarizeOutcomes(outcomes)
}

const percent = (share: number | null): string =>
  share === null ? '–' : `${(share * 100).toFixed(1)} %`
const plain = (value: number | null, digits: number): string => value?.toFixed(digits) ?? '–'

/** As Markdown, for the documentation. */
const renderTable = (table: QualityTable): string =>
  [
    ['questions (unanswerable)', `${table.questions} (${table.unanswerable})`],
    ['nDCG@10', percent(table.ndcgAt10)],
    ['R@1', percent(table.recallAt1)],
    ['R@5', percent(table.recallAt5)],
    ['quote', percent(table.quote)],
    ['quote length', plain(table.quoteLength, 0)],
    ['AUROC', plain(table.auroc, 3)],
    ['coverage at 90 % precision', percent(table.coverageAt90)],
    ['coverage at 95 % precision', percent(table.coverageAt95)],
    ['false answers', percent(table.falseAnswers)],
    ['missed', percent(table.missed)],
    ['expected calibration error', plain(table.calibrationError, 3)],
    ['median time', `${plain(table.medianMs, 0)} ms`],
    ['p95 time', `${plain(table.p95Ms, 0)} ms`],
  ]
    .toSpliced(0, 0, ['measure', 'value'], ['---', '---:'])
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n')

async function runEval(
  documents: string,
  questionsPath: string,
  invocation: Invocation,
): Promise<Status> {
  const questions = await readQuestions(questionsPath)
  const dataDirectory = await mkdtemp(join(tmpdir(), 'verbatim-eval-'))
  try {
    const { openEngine } = await import('../wiring.ts')
    const engine = await openEngine(
      { ...invocation.config, dataDirectory, databaseUrl: null },
      invocation.log,
    )
    try {
      const table = await evaluate(engine, documents, questions, invocation)
      await invocation.show(table, () => renderTable(table))
    } finally {
      await engine.close()
    }
    return STATUS.done
  } finally {
    await rm(dataDirectory, { recursive: true, force: true })
  }
}

/** `verbatim eval` */
export const addEval = (program: Command): Command =>
  withCommonOptions(program.command('eval'))
    .argument('<documents>', 'DOCS.jsonl')
    .argument('<questions>', 'QUESTIONS.jsonl')
    .description('measure the quality of the answers, in a temporary collection')
    .action((documents: string, questions: string, options: unknown) =>
      runVerb(options, 'eval', (invocation) => runEval(documents, questions, invocation)),
    )

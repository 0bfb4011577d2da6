import { text } from 'node:stream/consumers'
import type { Command } from 'commander'
import { z } from 'zod'
import { styleFor } from '../console/printable.ts'
import { renderAnswer } from '../console/render-answer.ts'
import type { Answer, AnswerOptions } from '../core/answer.ts'
import { readQuestion } from '../core/question-text.ts'
import { assertVerbatim } from '../core/quote.ts'
import type { Generation } from '../core/store.ts'
import type { Engine } from '../wiring.ts'
import { runBatch } from './batch.ts'
import {
  type Invocation,
  readOptions,
  runVerb,
  STATUS,
  type Status,
  UsageError,
  withCommonOptions,
} from './invocation.ts'
import { liveGeneration } from './live-generation.ts'

const THRESHOLDS = ['strict', 'balanced', 'generous'] as const

const Options = z.object({
  batch: z.boolean().default(false),
  threshold: z.enum(THRESHOLDS, `--threshold is one of ${THRESHOLDS.join(', ')}`).optional(),
})

/** Asks in one collection. Quotes are checked against the store before they are handed out. */
type Ask = (question: string, id: string | null) => Promise<Answer>

async function checkQuotes({ quotes, parts }: Answer, live: Generation): Promise<void> {
  for (const quote of quotes) assertVerbatim(quote, quote.text, await live.document(quote.document))
  for (const part of parts ?? []) await checkQuotes(part, live)
}

const makeAsk =
  (engine: Engine, collection: string, options: AnswerOptions): Ask =>
  async (given, id) => {
    const read = readQuestion(given)
    if ('reason' in read) throw new UsageError(read.reason)
    const answer = await engine.answerQuestion(collection, read.question, {
      ...options,
      ...(id !== null && { id }),
    })
    await checkQuotes(answer, await liveGeneration(engine.store, collection))
    return { ...answer, question: given }
  }

/** The one question of the command line or of standard input. @throws UsageError when it is none. */
async function readOne(words: readonly string[]): Promise<string> {
  const isPiped = words.length === 0 && !process.stdin.isTTY
  const given = isPiped ? await text(process.stdin) : words.join(' ')
  const read = readQuestion(given)
  if ('reason' in read) throw new UsageError(read.reason)
  return read.question
}

async function askOne(
  question: string,
  ask: Ask,
  engine: Engine,
  { collection, show }: Invocation,
): Promise<void> {
  const answer = await ask(question, null)
  const live = await liveGeneration(engine.store, collection)
  const rendered = await renderAnswer(answer, (id) => live.document(id), styleFor(process.stdout))
  await show(answer, () => rendered)
}

async function runAsk(
  words: readonly string[],
  { batch, threshold }: z.infer<typeof Options>,
  invocation: Invocation,
): Promise<Status> {
  if (batch && words.length > 0)
    throw new UsageError('With --batch, questions come from standard input; leave QUESTION out.')
  // Before anything is loaded, so that a slip is told at once.
  const question = batch ? null : await readOne(words)
  const { config, log, collection, signal } = invocation
  const { openEngine } = await import('../wiring.ts')
  const engine = await openEngine(config, log)
  try {
    await liveGeneration(engine.store, collection)
    const ask = makeAsk(engine, collection, { signal, ...(threshold && { threshold }) })
    await (question === null
      ? runBatch({ field: 'question', work: ask }, invocation)
      : askOne(question, ask, engine, invocation))
    return STATUS.done
  } finally {
    await engine.close()
  }
}

/** `verbatim ask` */
export const addAsk = (program: Command): Command =>
  withCommonOptions(program.command('ask'))
    .argument('[question...]', 'in your own words; without it, standard input is read')
    .description('answer a question in the words of the documents')
    .option('--batch', 'read {"id","question"} lines from standard input, write one answer a line')
    .option('--threshold <level>', `how sure an answer must be: ${THRESHOLDS.join(', ')}`)
    .action((words: string[], options: unknown) =>
      runVerb(options, 'ask', (invocation) =>
        runAsk(words, readOptions(Options, options), invocation),
      ),
    )

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Answer } from '../../src/core/answer.ts'
import {
  type LabelledQuestion,
  type Outcome,
  scoreAnswer,
  summarizeOutcomes,
} from '../../src/core/evaluate.ts'
import { openRealAnswerer, type RealAnswerer } from '../support/real-answerer.ts'

/** Below one of these something broke: about three standard errors under what was measured. */
const FLOORS = { recallAt1: 0.78, quote: 0.66, auroc: 0.76 }
const MOST_FALSE_ANSWERS = 0.3

interface Row {
  readonly id: string
  readonly title: string
  readonly text: string
  readonly date?: string
}

const readRows = <T>(file: string): T[] =>
  readFileSync(join(import.meta.dirname, '..', 'fixtures', 'quality', file), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as T)

let real: RealAnswerer
beforeAll(async () => {
  real = await openRealAnswerer()
  const documents = readRows<Row>('docs.jsonl').map(({ id, title, text, date }) => ({
    id,
    title,
    text,
    ...(date === undefined ? {} : { date }),
  }))
  await real.index('community', documents)
})
afterAll(() => real.inference.close())

test('answers on documents like those of servers stay above the floors', {
  timeout: 300_000,
}, async () => {
  const outcomes: Outcome[] = []
  const generation = (await real.store.live('community'))!
  for (const label of readRows<LabelledQuestion>('questions.jsonl')) {
    const answer = await real.ask('community', label.question)
    for (const quote of answer.quotes) {
      const document = await generation.document(quote.document)
      expect(document?.text.slice(quote.start, quote.end)).toBe(quote.text)
    }
    outcomes.push(scoreAnswer(label, answer))
  }
  const table = summarizeOutcomes(outcomes)
  expect(table.questions).toBe(92)
  expect(table.recallAt1).toBeGreaterThan(FLOORS.recallAt1)
  expect(table.quote).toBeGreaterThan(FLOORS.quote)
  expect(table.auroc).toBeGreaterThan(FLOORS.auroc)
  expect(table.falseAnswers).toBeLessThan(MOST_FALSE_ANSWERS)
})

/** Every third answerable question, asked another way. */
async function thirdAsked(
  ask: (label: LabelledQuestion, labels: readonly LabelledQuestion[]) => Promise<Answer>,
) {
  const labels = readRows<LabelledQuestion>('questions.jsonl').filter(({ doc }) => doc !== null)
  const outcomes: Outcome[] = []
  for (const label of labels.filter((_, row) => row % 3 === 0))
    outcomes.push(scoreAnswer(label, await ask(label, labels)))
  expect(outcomes.length).toBeGreaterThan(20)
  return summarizeOutcomes(outcomes)
}

test('in the thread of an answer about something else, too', { timeout: 300_000 }, async () => {
  const { quote } = await thirdAsked((label, labels) => {
    const previousQuestion = labels.find(({ doc }) => doc !== label.doc)!.question
    return real.ask('community', label.question, { previousQuestion })
  })
  expect(quote).toBeGreaterThan(FLOORS.quote)
})

test('behind a remark, too', { timeout: 300_000 }, async () => {
  const { quote, recallAt1 } = await thirdAsked(({ question }) =>
    real.ask('community', `I asked my neighbours, but nobody had a clue. ${question}`),
  )
  expect(quote).toBeGreaterThan(FLOORS.quote)
  expect(recallAt1).toBeGreaterThan(FLOORS.recallAt1)
})

import { expect, test } from 'vitest'
import type { Answer } from '../../src/core/answer.ts'
import { UserError } from '../../src/core/errors.ts'
import {
  askAndScore,
  auroc,
  calibrationError,
  coverageAt,
  type LabelledQuestion,
  type Outcome,
  quantile,
  scoreAnswer,
  summarizeOutcomes,
} from '../../src/core/evaluate.ts'

const outcome = (
  isAnswerable: boolean,
  probability: number,
  more: Partial<Outcome> = {},
): Outcome => ({
  isAnswerable,
  isQuoted: probability >= 0.5,
  probability,
  rank: isAnswerable ? 1 : null,
  isQuoteRight: isAnswerable,
  quoteLength: 10,
  elapsedMs: 5,
  ...more,
})

const quoteOf = (document: string, start: number, end: number): Answer['quotes'][number] => ({
  text: 'x'.repeat(end - start),
  document,
  title: '',
  url: null,
  date: null,
  contentHash: '',
  start,
  end,
  highlight: null,
})

test('a quote is right when it contains an answer of the right document', () => {
  const label: LabelledQuestion = {
    id: 'q',
    question: '?',
    doc: 'b',
    answers: [{ start: 5, end: 8, text: 'xxx' }],
  }
  const answer: Answer = {
    id: 'q',
    question: '?',
    kind: 'quoted',
    probability: 0.7,
    quotes: [quoteOf('b', 5, 20)],
    passages: [
      { document: 'a', start: 0, end: 9, score: 3 },
      { document: 'a', start: 9, end: 12, score: 2 },
      { document: 'b', start: 0, end: 30, score: 1 },
    ],
    elapsedMs: 12,
  }
  expect(scoreAnswer(label, answer)).toEqual({
    isAnswerable: true,
    isQuoted: true,
    probability: 0.7,
    rank: 2,
    isQuoteRight: true,
    quoteLength: 15,
    elapsedMs: 12,
  })
  expect(scoreAnswer(label, { ...answer, quotes: [quoteOf('b', 6, 20)] }).isQuoteRight).toBe(false)
  expect(scoreAnswer(label, { ...answer, quotes: [quoteOf('a', 5, 20)] }).isQuoteRight).toBe(false)
  expect(scoreAnswer({ ...label, doc: null }, answer).rank).toBe(null)
})

test('AUROC counts ties half and is null for one class', () => {
  expect(
    auroc([outcome(true, 0.9), outcome(true, 0.4), outcome(false, 0.4), outcome(false, 0.1)]),
  ).toBe(0.875)
  expect(auroc([outcome(true, 0.9)])).toBe(null)
})

test('coverage is the most that a threshold lets through at the precision', () => {
  const outcomes = [
    outcome(true, 0.9),
    outcome(true, 0.8),
    outcome(false, 0.7),
    outcome(true, 0.6),
    outcome(true, 0.5),
    outcome(false, 0.4),
  ]
  expect(coverageAt(outcomes, 0.95)).toBe(0.5)
  expect(coverageAt(outcomes, 0.8)).toBe(1)
  // A threshold cannot part equal probabilities.
  expect(coverageAt([outcome(true, 0.5), outcome(false, 0.5)], 0.9)).toBe(0)
})

test('calibration error is the mean distance of probability and outcome', () => {
  expect(calibrationError([outcome(true, 1), outcome(false, 0)])).toBe(0)
  expect(calibrationError([outcome(true, 0.25), outcome(false, 0.25)])).toBeCloseTo(0.25)
})

test('quantiles are nearest ranks', () => {
  expect(quantile([3, 1, 2], 0.5)).toBe(2)
  expect(quantile([1, 2, 3, 4], 0.95)).toBe(4)
  expect(quantile([], 0.5)).toBe(null)
})

test('the whole table of a small set', () => {
  const table = summarizeOutcomes([
    outcome(true, 0.9),
    outcome(true, 0.3, { rank: 2, isQuoteRight: false, quoteLength: 30 }),
    outcome(false, 0.6),
    outcome(false, 0.1),
  ])
  expect(table).toEqual({
    questions: 4,
    unanswerable: 2,
    ndcgAt10: expect.closeTo((1 + 1 / Math.log2(3)) / 2),
    recallAt1: 0.5,
    recallAt5: 1,
    quote: 0.5,
    quoteLength: 20,
    auroc: 0.75,
    coverageAt90: 0.5,
    coverageAt95: 0.5,
    falseAnswers: 0.5,
    missed: 0.5,
    calibrationError: expect.closeTo((0.1 + 0.7 + 0.6 + 0.1) / 4),
    medianMs: 5,
    p95Ms: 5,
  })
})

test('a text that is no question counts as not found; a fault is thrown on', async () => {
  const label: LabelledQuestion = { id: 'q', question: '', doc: 'b', answers: [] }
  const refused = await askAndScore(label, () => Promise.reject(new UserError('Empty.')))
  expect(refused).toMatchObject({ isAnswerable: true, isQuoted: false, probability: 0, rank: null })
  await expect(askAndScore(label, () => Promise.reject(new Error('broken')))).rejects.toThrow(
    'broken',
  )
})

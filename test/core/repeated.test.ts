import { expect, test } from 'vitest'
import type { Reader } from '../../src/core/reader.ts'
import { isRepeated } from '../../src/core/repeated.ts'
import { read } from './told-passage.ts'

const TEXT = 'The hall opens at nine on Sundays for five francs. Cats stay out.'

/** Reads the question before with this margin, and takes these words for its answer. */
const readerOf = (margin: number, answer: string | null): Reader => ({
  modelId: 'told',
  read: async (question, [passage]) => {
    expect([question, passage?.text]).toEqual(['When does the hall open?', TEXT])
    const start = TEXT.indexOf(answer ?? '')
    const best = answer === null ? null : { start, end: start + answer.length }
    return [{ margin, best, sentences: [] }]
  },
})

test.each([
  [
    'the same words, surer of the question before',
    'How much is it?',
    'at nine',
    6,
    'at nine',
    true,
  ],
  ['a part of them', 'How much is it?', 'nine', 6, 'at nine on Sundays', true],
  ['less sure of the question before', 'How much is it?', 'at nine', 4, 'at nine', false],
  ['other words', 'How much is it?', 'five francs', 6, 'at nine', false],
  ['what the follow-up speaks of', 'And on Sundays?', 'at nine', 6, 'at nine', false],
  ['nothing for the question before', 'How much is it?', 'at nine', 6, null, false],
])('%s', async (_, followUp, found, margin, before, expected) => {
  const best = read({ text: TEXT, answer: found, margin: 5 })
  const reader = readerOf(margin, before)
  expect(await isRepeated(reader, followUp, 'When does the hall open?', best)).toBe(expected)
})

test('where a reader finds no spans, nothing is told to be repeated', async () => {
  const { reading, ...rest } = read({ text: TEXT, answer: 'at nine' })
  const sentences = reading.sentences.map(({ score }) => ({ score, highlight: null }))
  const best = { ...rest, reading: { ...reading, best: null, sentences } }
  const reader = readerOf(6, 'at nine')
  expect(await isRepeated(reader, 'And?', 'When does the hall open?', best)).toBe(false)
})

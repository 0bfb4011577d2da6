import { expect, test } from 'vitest'
import { lessNoAnswer, readingOf } from '../../embeddings/reading.ts'
import type { Encoding } from '../../embeddings/tokenizer.ts'

/** One token a word, the space before it included, as places sometimes come. */
const encodingOf = (text: string): Encoding => {
  const words = [...text.matchAll(/ ?\S+/g)]
  return {
    ids: Int32Array.from(words, () => 9),
    starts: Int32Array.from(words, ({ index }) => index),
    ends: Int32Array.from(words, ({ 0: word, index }) => index + word.length),
  }
}

const TEXT = 'It rained. Ann won it.'
const sentences = [
  { start: 0, end: 10 },
  { start: 10, end: 22 },
]

test('lessNoAnswer() takes the first token’s logits from the others', () => {
  expect([...lessNoAnswer(Float32Array.of(1, 2, 9, 9, 4, 8), 2)]).toEqual([3, 6])
})

test('readingOf() scores sentences by all starts and marks the best span in each', () => {
  const logits = Float32Array.of(-4, -4, -4, -3, /**/ 2, 0, 0, 3, -1, 1)
  const { sentences: readings, ...rest } = readingOf(
    { context: '', text: TEXT, sentences },
    encodingOf(TEXT),
    logits,
  )
  expect(rest).toEqual({ margin: 5, best: { start: 11, end: 18 } })
  expect(readings).toEqual([
    { score: expect.closeTo(Math.log(2 * Math.exp(-4)), 5), highlight: { start: 0, end: 10 } },
    {
      score: expect.closeTo(Math.log(Math.exp(2) + 1 + Math.exp(-1)), 5),
      highlight: { start: 11, end: 18 },
    },
  ])
})

test('readingOf() lets the best span of all cross a sentence end, highlights never', () => {
  const logits = Float32Array.of(0, 0, 5, 0, 0, 5, 0, 0, 0, 0)
  expect(readingOf({ context: '', text: TEXT, sentences }, encodingOf(TEXT), logits)).toMatchObject(
    {
      margin: 10,
      best: { start: 3, end: 14 },
      sentences: [{ highlight: { start: 3, end: 10 } }, { highlight: { start: 11, end: 14 } }],
    },
  )
})

test('readingOf() has finite scores where there is nothing to read', () => {
  const nothing = { context: 'Title', text: ' ', sentences: [{ start: 0, end: 1 }] }
  expect(readingOf(nothing, encodingOf(' '), new Float32Array())).toEqual({
    margin: -100,
    best: null,
    sentences: [{ score: -100, highlight: null }],
  })
})

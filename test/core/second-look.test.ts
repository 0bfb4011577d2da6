import { expect, test } from 'vitest'
import { makeDocument } from '../../src/core/document.ts'
import type { ReadPassage } from '../../src/core/read-passage.ts'
import type { PassageToRead, Reader } from '../../src/core/reader.ts'
import { lookAgain } from '../../src/core/second-look.ts'
import { segment } from '../../src/core/sentence.ts'

/** The margin is the length of the text, so that it tells what was read. */
function lengthReader(): { reader: Reader; seen: PassageToRead[] } {
  const seen: PassageToRead[] = []
  const reader: Reader = {
    modelId: 'length',
    read: async (_, passages) => {
      seen.push(...passages)
      return passages.map(({ text }) => ({ margin: text.length, best: null, sentences: [] }))
    },
  }
  return { reader, seen }
}

function readPassage(text: string, context: string): ReadPassage {
  const document = makeDocument({ id: 'd', title: 'Fair', text }, 'en')
  const sentences = segment(text, 'en').map(({ start, end }) => ({ start, end }))
  return {
    passage: {
      id: 1,
      documentId: 'd',
      start: 0,
      end: text.length,
      sentences,
      headings: [],
      context,
    },
    summary: { ...document, passages: 1 },
    document,
    cosine: 1,
    bm25: 1,
    match: null,
    score: 1,
    scores: sentences.map(() => 0),
    named: 1,
    rank: 0,
    reading: { margin: text.length, best: null, sentences: [] },
  }
}

const TEXT = 'One is here. Two is there now. Three is gone away. Four stays.'

test('the chosen sentence is read alone and between its neighbours, the controls beside it', async () => {
  const { reader, seen } = lengthReader()
  const look = await lookAgain(reader, 'Who?', readPassage(TEXT, 'Fair'), 1)
  expect(seen.slice(0, 2).map(({ context, text }) => [context, text])).toEqual([
    ['Fair', 'Two is there now.'],
    ['Fair', 'One is here. Two is there now. Three is gone away.'],
  ])
  const lengths = seen.map(({ text }) => text.length)
  expect(look).toEqual({
    reading: (TEXT.length + lengths[0]! + lengths[1]!) / 3,
    control: (lengths[2]! + lengths[3]!) / 2,
  })
})

test('what was read already is not read again, and counts the same', async () => {
  const text = 'One is here. Two is there now.'
  const { reader, seen } = lengthReader()
  const look = await lookAgain(reader, 'Who?', readPassage(text, 'Fair'), 0)
  expect(seen.map((passage) => passage.text)).toEqual([
    'One is here.',
    expect.any(String),
    expect.any(String),
  ])
  expect(look.reading).toBe((2 * text.length + 'One is here.'.length) / 3)
  const other = lengthReader()
  await lookAgain(other.reader, 'Who?', readPassage(text, 'Fair\nPrices'), 0)
  expect(other.seen).toHaveLength(4)
})

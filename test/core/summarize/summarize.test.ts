import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { opensDangling } from '../../../src/core/dangling.ts'
import { makeDocument } from '../../../src/core/document.ts'
import { candidatesOf } from '../../../src/core/summarize/candidates.ts'
import { choose } from '../../../src/core/summarize/choose.ts'
import { linesFor, summarize } from '../../../src/core/summarize/summarize.ts'
import { hashEmbedder } from '../../support/hash-embedder.ts'

const NEWS = makeDocument(
  {
    id: 'hub',
    title: 'Tern opens a repair hub',
    text: `FOR IMMEDIATE RELEASE

Tern Cooling opened a repair hub in Ostwick that will mend 900 fridges a month. It is a habit the company wants to end. The hub replaces three workshops and employs 64 people.

However, the company expects to pass that number soon. The building was bought for 2.1 million pounds in 2023. Do you want to know more?

About Tern Cooling
Tern Cooling designs, sells and repairs commercial fridges for shops and hospitals.

Media contact: Jess Thornbury, press@terncooling.example.`,
  },
  'en',
)

describe('candidatesOf()', () => {
  test('only sentences that stand alone and tell something', () => {
    expect(candidatesOf(NEWS).map(({ text }) => text)).toEqual([
      'Tern Cooling opened a repair hub in Ostwick that will mend 900 fridges a month.',
      'The hub replaces three workshops and employs 64 people.',
      'The building was bought for 2.1 million pounds in 2023.',
    ])
  })
})

describe('summarize()', () => {
  test('every line is its slice, in document order', async () => {
    const { lines } = await summarize(hashEmbedder, NEWS, { lines: 2 })
    expect(lines).toHaveLength(2)
    expect(lines.map(({ start }) => start)).toEqual(
      lines.map(({ start }) => start).sort((a, b) => a - b),
    )
    for (const { text, start, end } of lines) expect(NEWS.text.slice(start, end)).toBe(text)
  })
  test('a focus brings its sentence in', async () => {
    const { lines } = await summarize(hashEmbedder, NEWS, {
      lines: 1,
      focus: 'building bought million pounds',
    })
    expect(lines[0]?.text).toContain('2.1 million pounds')
  })
  test.each([0, 11, 1.5, Number.NaN])('%s lines are refused', async (lines) => {
    await expect(summarize(hashEmbedder, NEWS, { lines })).rejects.toThrow(RangeError)
  })
  test('a document without any sentence has no lines', async () => {
    const empty = makeDocument({ id: 'e', title: 'E', text: 'Contact\n\npress@example.org' }, 'en')
    expect(await summarize(hashEmbedder, empty)).toEqual({ document: 'e', lines: [] })
  })
  test('"Sie" stands in no line where it means those that the sentence before names', () => {
    const line = 'Sie müssen am Eingang fünf Euro zahlen.'
    const lines = (before: string) =>
      candidatesOf(makeDocument({ id: 'd', title: 'T', text: `${before}${line}` }, 'de')).map(
        ({ text }) => text,
      )
    expect(lines('Gäste von auswärts sind immer willkommen. ')).toEqual([
      'Gäste von auswärts sind immer willkommen.',
    ])
    expect(lines('Wir freuen uns auf Sie. ')).toContain(line)
    expect(lines('Gäste von auswärts sind immer willkommen.\n\n')).toContain(line)
  })
  test('whatever the text, no line dangles', async () => {
    const sentences = fc.constantFrom(
      'They left the hall early that night.',
      'However, the price will rise again in May.',
      'The council voted on the new budget today.',
      'Nine boats were repaired in the yard in June.',
      '图书馆将于四月一日重新开放，全天免费。',
      '此外，还将增开两条接驳公交线路。',
    )
    await fc.assert(
      fc.asyncProperty(fc.array(sentences, { maxLength: 12 }), async (parts) => {
        const document = makeDocument({ id: 'd', title: 'T', text: parts.join('\n\n') }, 'en')
        const { lines } = await summarize(hashEmbedder, document)
        for (const { text, start, end } of lines) {
          expect(document.text.slice(start, end)).toBe(text)
          expect(opensDangling(text, 'en')).toBe(false)
        }
        expect(new Set(lines.map(({ text }) => text)).size).toBe(lines.length)
      }),
      { numRuns: 40 },
    )
  })
})

test('linesFor() grows slowly', () => {
  expect([0, 1, 4, 20, 40, 1000].map(linesFor)).toEqual([1, 1, 2, 5, 7, 8])
})

describe('choose()', () => {
  const near = [
    [1, 0.99, 0],
    [0.99, 1, 0],
    [0, 0, 1],
  ]
  test('never what repeats a chosen row, however good', () => {
    expect(choose([3, 2, 1], near, 3, { repetition: 0 })).toEqual([0, 2])
  })
  test('what is near to a chosen one is worth less', () => {
    const near = [
      [1, 0.9, 0],
      [0.9, 1, 0],
      [0, 0, 1],
    ]
    expect(choose([1, 0.8, 0.1], near, 2, { repetition: 0 })).toEqual([0, 1])
    expect(choose([1, 0.8, 0.1], near, 2, { repetition: 1 })).toEqual([0, 2])
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chunk, DEFAULT_CHUNKING, embedderInput, type Passage } from '../../src/core/chunk.ts'
import { type Document, makeDocument } from '../../src/core/document.ts'
import { segment } from '../../src/core/sentence.ts'
import { anyText, graphemeBoundaries } from '../support/arbitrary-text.ts'

const documentOf = (text: string, title = ''): Document =>
  makeDocument({ id: 'd', title, text }, 'en')

/** A word is a token. */
const countWords = async (texts: readonly string[]): Promise<number[]> =>
  texts.map((text) => text.match(/\S+/g)?.length ?? 0)

/** Every code unit is as many tokens as the worst character has. */
const countWorst = async (texts: readonly string[]): Promise<number[]> =>
  texts.map((text) => text.length * 18)

const shown = ({ text }: Document, { context, start, end }: Passage): [string, string] => [
  context,
  text.slice(start, end),
]

const options = fc.record({
  maxTokens: fc.integer({ min: 16, max: 300 }),
  maxContextTokens: fc.integer({ min: 0, max: 96 }),
})

const PREFIX_AND_SPECIAL = 12

/** A line that takes less than a third of a passage, and has one of its own since a long one follows. */
const ONE_SHORT_SENTENCE_A_PASSAGE =
  '09:30 Workshop: maps\nMr. J. K. Lee (who left. Then came back.) spoke. 09:30 Workshop: maps\n一'
const SMALL = { maxTokens: 16, maxContextTokens: 96 }

describe('laws, for any text, title and options', () => {
  test('spans are valid, sentences lie in order within, nothing readable is left out', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, anyText, options, async (text, title, chosen) => {
        const document = documentOf(text, title)
        const passages = await chunk(document, countWords, chosen)
        const covered = new Set<number>()
        for (const { start, end, sentences, headings } of passages) {
          expect(sentences[0]!.start).toBe(start)
          expect(sentences.at(-1)!.end).toBe(end)
          let last = start
          for (const sentence of sentences) {
            expect(sentence.start).toBeGreaterThanOrEqual(last)
            expect(sentence.end).toBeGreaterThan(sentence.start)
            expect(text.slice(last, sentence.start).trim()).toBe('')
            for (let at = sentence.start; at < sentence.end; at++) covered.add(at)
            last = sentence.end
          }
          for (const heading of headings) expect(heading.end).toBeLessThanOrEqual(start)
        }
        for (const { start, end, kind } of segment(text, 'en')) {
          if (kind === 'boilerplate' || kind === 'heading') continue
          for (let at = start; at < end; at++)
            expect(covered.has(at) || text.charAt(at).trim() === '').toBe(true)
        }
      }),
      { numRuns: 300 },
    )
  })

  test('no text is cut inside a character, and starts only grow', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, options, async (text, chosen) => {
        const boundaries = graphemeBoundaries(text)
        let last = -1
        for (const { start, sentences } of await chunk(documentOf(text), countWords, chosen)) {
          expect(start).toBeGreaterThan(last)
          last = start
          for (const sentence of sentences)
            expect(boundaries.has(sentence.start) && boundaries.has(sentence.end)).toBe(true)
        }
      }),
      { numRuns: 300, examples: [[ONE_SHORT_SENTENCE_A_PASSAGE, SMALL]] },
    )
  })

  test('the embedder never gets more than 512 tokens, whatever a character costs', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, anyText, options, async (text, title, chosen) => {
        const document = documentOf(text, title)
        for (const count of [countWorst, countWords]) {
          const passages = await chunk(document, count, chosen)
          const inputs = passages.map((passage) => embedderInput(document, passage))
          for (const tokens of await count(inputs))
            expect(tokens + PREFIX_AND_SPECIAL).toBeLessThanOrEqual(512)
        }
      }),
      { numRuns: 200 },
    )
  })

  test('the same text makes the same passages', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, async (text) => {
        const document = documentOf(text, 'Title')
        expect(await chunk(document, countWords)).toEqual(await chunk(document, countWords))
      }),
    )
  })

  test('surrogate pairs stay whole even where a character must be cut', async () => {
    const text = `${'👩‍'.repeat(300)}👩`
    for (const { sentences } of await chunk(documentOf(text), countWorst))
      for (const { start, end } of sentences)
        expect(text.slice(start, end).isWellFormed()).toBe(true)
  })
})

describe('passages', () => {
  const words = (count: number, word = 'word'): string => `${`${word} `.repeat(count - 1)}end.`

  test('a short document is one passage', async () => {
    const document = documentOf('One is here. Two is here.\n\nThree is here.', 'Numbers')
    expect((await chunk(document, countWords)).map((passage) => shown(document, passage))).toEqual([
      ['Numbers', document.text],
    ])
  })

  test('headings are context: no passage crosses them', async () => {
    const document = documentOf(
      '# Club\n\n## Fees\n\nThe fee is 5 euros.\n\n## Hours\n\nWe open at nine.',
      'Handbook',
    )
    const passages = await chunk(document, countWords)
    expect(passages.map((passage) => shown(document, passage))).toEqual([
      ['Handbook\nClub\nFees', 'The fee is 5 euros.'],
      ['Handbook\nClub\nHours', 'We open at nine.'],
    ])
    expect(passages[1]!.headings.map(({ start, end }) => document.text.slice(start, end))).toEqual([
      '# Club',
      '## Hours',
    ])
  })

  test('the title is not said twice', async () => {
    const document = documentOf('# Handbook\n\nWe open at nine.', 'Handbook')
    expect((await chunk(document, countWords))[0]!.context).toBe('Handbook')
  })

  test('a heading after which nothing comes can be found', async () => {
    const document = documentOf('# Club\n\n## Fees\n\n## Hours\n\nWe open at nine.\n\n## Parking')
    expect((await chunk(document, countWords)).map((passage) => shown(document, passage))).toEqual([
      ['Club', '## Fees'],
      ['Club\nHours', 'We open at nine.'],
      ['Club', '## Parking'],
    ])
  })

  test('headings alone make a passage', async () => {
    const document = documentOf('# One\n# Two')
    expect((await chunk(document, countWords)).map((passage) => shown(document, passage))).toEqual([
      ['', '# One\n# Two'],
    ])
  })

  test('neighbours share one sentence and part at paragraphs', async () => {
    const document = documentOf(`${words(9)} ${words(9)}\n\n${words(9)} ${words(9)}`)
    const passages = await chunk(document, countWords, { maxTokens: 30, maxContextTokens: 0 })
    expect(passages.map(({ sentences }) => sentences.length)).toEqual([2, 3])
    expect(passages[1]!.sentences[0]).toEqual(passages[0]!.sentences[1])
  })

  test('a list stays with the line that leads to it', async () => {
    const list = ['Bring these things:', '- a towel', '- a cup', '- a lamp'].join('\n')
    const document = documentOf(`${words(12)}\n\n${words(12)}\n\n${list}`)
    const passages = await chunk(document, countWords, { maxTokens: 26, maxContextTokens: 0 })
    expect(passages.some(({ start, end }) => document.text.slice(start, end).includes(list))).toBe(
      true,
    )
  })

  test('boilerplate is left out, a credit stands by itself', async () => {
    const document = documentOf(
      'The fair opened today.\n\nPhoto by Ann Lee\n\nIt closes on Sunday.\n\nLeave a Reply\n\nRelated Articles',
    )
    expect(
      (await chunk(document, countWords)).map((passage) => shown(document, passage)[1]),
    ).toEqual(['The fair opened today.', 'Photo by Ann Lee', 'It closes on Sunday.'])
  })

  test('an overlong sentence is divided at its clauses', async () => {
    const clause = `${'word '.repeat(9)}word, `
    const document = documentOf(`${clause.repeat(6)}end.`)
    const passages = await chunk(document, countWords, { maxTokens: 24, maxContextTokens: 0 })
    const ends = passages.flatMap(({ sentences }) =>
      sentences.map(({ end }) => document.text.charAt(end - 1)),
    )
    expect(new Set(ends)).toEqual(new Set([',', '.']))
  })

  test('a context too long keeps the innermost heading and the title', async () => {
    const document = documentOf(`# ${words(40, 'outer')}\n\n## Fees\n\nThe fee is 5 euros.`, 'Club')
    const [passage] = await chunk(document, countWords, {
      ...DEFAULT_CHUNKING,
      maxContextTokens: 8,
    })
    expect(passage!.context).toMatch(/^Club\n(?:outer ?)+\nFees$/)
  })

  test('all sentences are counted in one call', async () => {
    let calls = 0
    const count = (texts: readonly string[]): Promise<number[]> => {
      calls++
      return countWords(texts)
    }
    await chunk(documentOf(`One is here. Two is here.\n\n# Head\n\nThree.`, 'Title'), count)
    expect(calls).toBe(1)
  })

  test.each([
    { maxTokens: 15, maxContextTokens: 96 },
    { maxTokens: 301, maxContextTokens: 96 },
    { maxTokens: 200, maxContextTokens: 97 },
    { maxTokens: 99.5, maxContextTokens: 96 },
  ])('refuses %o', async (refused) => {
    await expect(chunk(documentOf('Text.'), countWords, refused)).rejects.toThrow(RangeError)
  })
})

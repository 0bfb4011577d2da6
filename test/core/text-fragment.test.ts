import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { citationLink, textFragment } from '../../src/core/text-fragment.ts'

const fragmentOf = (text: string, words: string) => {
  const start = text.indexOf(words)
  return textFragment(text, { start, end: start + words.length })
}

describe('textFragment', () => {
  test.each([
    ['unique words', 'One. Two words. Three.', 'Two words.', '#:~:text=Two%20words.'],
    ['punctuation of the directive', 'A, b-c & d', 'b-c & d', '#:~:text=b%2Dc%20%26%20d'],
    [
      'words that stand twice',
      'Mind the gap now. Mind the step. Do mind the gap later.',
      'mind the gap',
      '#:~:text=now.%20Mind%20the%20step.%20Do-,mind%20the%20gap,-later.',
    ],
    [
      'Chinese',
      '会议在广州召开。他出席会议。',
      '会议在广州召开。',
      '#:~:text=%E4%BC%9A%E8%AE%AE%E5%9C%A8%E5%B9%BF%E5%B7%9E%E5%8F%AC%E5%BC%80%E3%80%82',
    ],
    [
      'two lines',
      'The first line has many words in it\nand the second one has many words too.',
      'The first line has many words in it\nand the second one has many words too.',
      '#:~:text=The%20first%20line%20has%20many,one%20has%20many%20words%20too.',
    ],
  ])('%s', (_name, text, words, expected) => expect(fragmentOf(text, words)).toBe(expected))

  test('of any text is a URL that a parser leaves as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(), fc.nat(), (text, one, other) => {
        const [start, end] = [one % (text.length + 1), other % (text.length + 1)].sort(
          (a, b) => a - b,
        )
        const link = citationLink('https://example.org/page', text, { start: start!, end: end! })
        expect(new URL(link).href).toBe(link)
        expect(link).not.toMatch(/[\s()<>[\]\\]/u)
      }),
    )
  })

  test('keeps a fragment of the URL', () => {
    expect(citationLink('https://example.org/#top', 'One two.', { start: 0, end: 3 })).toBe(
      'https://example.org/#top:~:text=One',
    )
  })
})

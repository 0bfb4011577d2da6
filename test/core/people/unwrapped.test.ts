import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { unwrapped } from '../../../src/core/people/unwrapped.ts'

describe('unwrapped', () => {
  test.each([
    [
      'a name broken over two lines',
      'The bridge was opened on Saturday by Margarethe\nOyelaran, chair of the Harbour Trust.',
      'The bridge was opened on Saturday by Margarethe Oyelaran, chair of the Harbour Trust.',
    ],
    [
      'a sentence that goes on in small letters',
      'We met the secretary of the Harbour Trust\r\n  and the treasurer.',
      'We met the secretary of the Harbour Trust    and the treasurer.',
    ],
    [
      'a signature',
      'Kind regards,\nAnn Lee\nHead of Sales, Oak\nann@oak.example',
      'Kind regards,\nAnn Lee\nHead of Sales, Oak\nann@oak.example',
    ],
    ['labels', 'Director: Ann Lee\nSound: Bo Ek', 'Director: Ann Lee\nSound: Bo Ek'],
    [
      'sentences of their own',
      'The new director of the museum is Ann Lee.\nBo Ek will join her in the spring.',
      'The new director of the museum is Ann Lee.\nBo Ek will join her in the spring.',
    ],
    ['Chinese', '会议由陈思远主持，马若\n兰出席会议。', '会议由陈思远主持，马若\n兰出席会议。'],
  ])('%s', (_, text, expected) => {
    expect(unwrapped(text)).toBe(expected)
  })

  test('whatever the text: every offset stays, and only line breaks change', () => {
    const words = fc.constantFrom(
      'Ann',
      'lee of',
      'the chair of the lake',
      '\n',
      '\r\n',
      ',',
      '.',
      '黄',
      '😀',
    )
    fc.assert(
      fc.property(fc.array(words, { maxLength: 60 }), (parts) => {
        const text = parts.join(' ')
        const plain = unwrapped(text)
        expect(plain).toHaveLength(text.length)
        expect(plain.replace(/\s/gu, ' ')).toBe(text.replace(/\s/gu, ' '))
      }),
    )
  })
})

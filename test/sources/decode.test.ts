import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decode } from '../../src/sources/decode.ts'

const bytes = (...values: (string | number[])[]): Uint8Array =>
  Buffer.concat(values.map((value) => Buffer.from(value as string)))

/** Written with iconv from the same texts in UTF-8. */
const ENCODED = JSON.parse(readFileSync('test/fixtures/encodings.json', 'utf8')) as Record<
  string,
  { text: string; base64: string }
>

describe('decode()', () => {
  test.each(Object.entries(ENCODED))('recognises %s', (_, { text, base64 }) => {
    expect(decode(Buffer.from(base64, 'base64'))).toEqual({ text })
  })

  test('takes off a byte order mark and evens out line ends', () => {
    expect(decode(bytes([0xef, 0xbb, 0xbf], 'a\r\nb\rc\n'))).toEqual({ text: 'a\nb\nc\n' })
    expect(decode(bytes([0xff, 0xfe], [0x61, 0x00, 0x6c, 0x51]))).toEqual({ text: 'a公' })
    expect(decode(bytes([0xfe, 0xff], [0x00, 0x61, 0x51, 0x6c]))).toEqual({ text: 'a公' })
  })

  test('believes the server where the bytes are not UTF-8', () => {
    expect(decode(bytes([0xcf, 0xf0, 0xe8]), 'windows-1251')).toEqual({ text: 'При' })
    expect(decode(bytes('é'), 'windows-1251')).toEqual({ text: 'é' })
    expect('reason' in decode(bytes([0xe9]), 'no-such-charset')).toBe(true)
  })

  test.each<[string, Uint8Array, string]>([
    ['an empty file', bytes(), 'The file is empty.'],
    ['NUL bytes', bytes('text', [0, 1, 2]), 'This is a binary file, not a text.'],
    ['a PNG', bytes([0x89], 'PNG\r\n', [0x1a, 0x0a, 0, 0]), 'This is a binary file, not a text.'],
    ['control characters', bytes('ab', [1, 2, 3, 4]), 'This is a binary file, not a text.'],
    [
      'a broken byte',
      bytes('naïve – a ', [0xff], ' b'),
      'It is not valid UTF-8 from byte 13 on. Save it as UTF-8.',
    ],
    [
      'bytes of no encoding',
      bytes('hello ', [0xff, 0xfe, 0xfd]),
      'Its encoding is not known. Save it as UTF-8.',
    ],
    [
      'half a UTF-16 unit',
      bytes([0xff, 0xfe, 0x61]),
      'It begins like UTF-16LE, but is not valid UTF-16LE.',
    ],
  ])('says what is wrong with %s', (_, input, reason) => {
    expect(decode(input)).toEqual({ reason })
  })

  test('any Unicode text comes back from UTF-8, line ends aside', () => {
    const printable = fc.string({ unit: 'grapheme', minLength: 1 })
    fc.assert(
      fc.property(printable, (text) => {
        expect(decode(Buffer.from(text))).toEqual({ text })
      }),
    )
  })

  test('never throws, and gives a text or a reason', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (input) => {
        const decoded = decode(input)
        const text = 'text' in decoded ? decoded.text : decoded.reason
        expect(text).not.toBe('')
        expect(text.isWellFormed()).toBe(true)
      }),
    )
  })
})

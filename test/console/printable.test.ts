import fc from 'fast-check'
import { expect, test } from 'vitest'
import { PLAIN, printable, printableLine, styleFor } from '../../src/console/printable.ts'

test('nothing of a text can drive a terminal', () => {
  expect(
    printable('\u001b[2J\u001b]0;title\u0007 a\u009bb \u202egpj.exe\r\nnext\ttab\fpage\u2028x\0'),
  ).toBe('\\u{1b}[2J\\u{1b}]0;title\\u{7} a\\u{9b}b \\u{202e}gpj.exe\nnext\ttab page x\\u{0}')
  expect(printable('half \ud800 a 😀')).toBe('half \\u{d800} a 😀')
})

test('whatever the text, no control character but line end and tab comes out', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(printable(text)).not.toMatch(/(?![\n\t])\p{Cc}|\p{Cs}|[\u202a-\u202e]/u)
      expect(printableLine(text)).not.toMatch(/\p{Cc}/u)
    }),
  )
})

test('marks are for terminals alone, and for those who want them', () => {
  expect(styleFor({ isTTY: true }, {}).bold('x')).toBe('\u001b[1mx\u001b[22m')
  for (const [stream, variables] of [
    [{}, {}],
    [{ isTTY: true }, { NO_COLOR: '1' }],
    [{ isTTY: true }, { TERM: 'dumb' }],
  ] as const)
    expect(styleFor(stream, variables)).toBe(PLAIN)
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { normalize } from '../../embeddings/align.ts'
import { anyText } from './texts.ts'

describe('normalize()', () => {
  test('is NFKC, whatever stands beside whatever', () => {
    const plain = anyText.filter((text) => !/\p{M}{31}/u.test(text))
    fc.assert(
      fc.property(plain, (text) => {
        expect(normalize(text).text).toBe(text.normalize('NFKC'))
      }),
    )
  })

  test('is NFKC for every character after every kind of base', () => {
    for (const base of ['a', 'か', 'ᄀ', '가', 'ㄱ', '\u{16d68}']) {
      for (let from = 0; from < 0x30000; from += 0x1000) {
        let text = ''
        for (let point = from; point < from + 0x1000; point++)
          text += `${base}${String.fromCodePoint(point)}x`
        if (normalize(text).text !== text.normalize('NFKC'))
          expect.unreachable(
            `differs after ${base} in the 4096 characters from ${from.toString(16)}`,
          )
      }
    }
  })

  test('leads back in order, within the text, to whole characters', () => {
    fc.assert(
      fc.property(anyText, (original) => {
        const { text, starts, ends } = normalize(original)
        expect([starts.length, ends.length]).toEqual([text.length, text.length])
        for (let unit = 0; unit < text.length; unit++) {
          expect(starts[unit]).toBeLessThan(ends[unit]!)
          expect(starts[unit]).toBeGreaterThanOrEqual(starts[unit - 1] ?? 0)
          expect(ends[unit]).toBeGreaterThanOrEqual(ends[unit - 1] ?? 0)
          expect(ends[unit]).toBeLessThanOrEqual(original.length)
        }
      }),
    )
  })

  test.each([
    ['ABC', 'ABC', [0, 1, 2], [1, 2, 3]],
    ['Ａ１', 'A1', [0, 1], [1, 2]],
    ['oﬃce', 'office', [0, 1, 1, 1, 2, 3], [1, 2, 2, 2, 3, 4]],
    ['cafe\u0301!', 'café!', [0, 1, 2, 3, 5], [1, 2, 3, 5, 6]],
    ['\u1112\u1161\u11ab', '한', [0], [3]],
    ['ﾊﾟ', 'パ', [0], [2]],
    ['x\ud83d\ude00', 'x\ud83d\ude00', [0, 1, 2], [1, 2, 3]],
  ])('%j', (original, text, starts, ends) => {
    expect(normalize(original)).toEqual({
      text,
      starts: Int32Array.from(starts),
      ends: Int32Array.from(ends),
    })
  })

  test('takes linear time for endless combining marks', () => {
    const hostile = `q${'\u0301\u0316'.repeat(200_000)}`
    expect(normalize(hostile).text).toHaveLength(hostile.length)
  })
})

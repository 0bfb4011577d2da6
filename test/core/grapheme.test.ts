import { expect, test } from 'vitest'
import { isInsidePair } from '../../src/core/text/grapheme.ts'

test('isInsidePair() tells places between two halves of one code point, not beside a lone half', () => {
  const placesIn = (text: string) =>
    Array.from({ length: text.length + 2 }, (_, row) => row - 1).filter((place) =>
      isInsidePair(text, place),
    )
  expect(placesIn('a😀b𠮷')).toEqual([2, 5])
  expect(placesIn('é\u0301 \udc00a\ud800')).toEqual([])
  expect(placesIn('\udc00\ud800\ud800\udc00\udc00')).toEqual([3])
  expect(placesIn('')).toEqual([])
})

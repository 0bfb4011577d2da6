import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  decodeSpans,
  decodeText,
  decodeVector,
  encodeSpans,
  encodeTerms,
  encodeText,
  encodeVector,
  forEachTerm,
} from '../../src/stores/sqlite/codec.ts'

const offset = fc.integer({ min: 0, max: 2 ** 32 - 1 })

test('any string comes back as it was', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), (one, other) => {
      for (const text of [one, other, one.slice(1), `${one}\uD800${other}`]) {
        expect(decodeText(encodeText(text))).toBe(text)
      }
    }),
  )
})

test('spans come back as they were', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ start: offset, end: offset })), (spans) => {
      expect(decodeSpans(encodeSpans(spans))).toEqual(spans)
    }),
  )
})

test('vectors come back as they were, wherever their bytes begin', () => {
  fc.assert(
    fc.property(fc.float32Array({ minLength: 1 }), fc.nat(3), (vector, shift) => {
      const bytes = Buffer.concat([Buffer.alloc(shift), encodeVector(vector.subarray(1))])
      expect(decodeVector(bytes.subarray(shift))).toEqual(vector.slice(1))
    }),
  )
})

test('term counts come back by term number', () => {
  const counts = fc.uniqueArray(fc.tuple(offset, fc.integer({ min: 1, max: 2 ** 40 })), {
    selector: ([term]) => term,
  })
  fc.assert(
    fc.property(counts, (terms) => {
      const decoded: [number, number][] = []
      forEachTerm(encodeTerms(terms), (term, count) => decoded.push([term, count]))
      expect(decoded).toEqual(terms.toSorted(([one], [other]) => one - other))
    }),
  )
})

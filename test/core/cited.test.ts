import fc from 'fast-check'
import { expect, test } from 'vitest'
import { citedSlice, SURROUNDINGS } from '../../src/core/cited.ts'
import { makeDocument } from '../../src/core/document.ts'

const documentOf = (text: string) => makeDocument({ id: 'a', title: 'A', text }, 'en')

test('a slice is kept with what stands around it', () => {
  const document = documentOf(`${'b'.repeat(300)}The plan.${'c'.repeat(300)}`)
  expect(citedSlice(document, { start: 300, end: 309 })).toEqual({
    document: 'a',
    contentHash: document.contentHash,
    start: 300,
    end: 309,
    text: 'The plan.',
    before: 'b'.repeat(SURROUNDINGS),
    after: 'c'.repeat(SURROUNDINGS),
  })
})

test('surroundings join the slice, and hold no half character', () => {
  const texts = fc.string({ unit: 'grapheme-composite', minLength: 1, maxLength: 600 })
  fc.assert(
    fc.property(texts, fc.nat(), fc.nat(), (text, one, other) => {
      const characters = [...text]
      const [first, last] = [one, other]
        .map((place) => place % (characters.length + 1))
        .sort((a, b) => a - b)
      const start = characters.slice(0, first).join('').length
      const end = characters.slice(0, last).join('').length
      const slice = citedSlice(documentOf(text), { start, end })
      const whole = slice.before + slice.text + slice.after
      expect(text.slice(start - slice.before.length, end + slice.after.length)).toBe(whole)
      expect(whole.isWellFormed()).toBe(true)
      expect(slice.before.length).toBeGreaterThanOrEqual(Math.min(start, SURROUNDINGS - 1))
      expect(slice.after.length).toBeGreaterThanOrEqual(
        Math.min(text.length - end, SURROUNDINGS - 1),
      )
    }),
  )
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { differInQuantities } from '../../src/core/differing-quantities.ts'

test.each([
  ['15 euros', '18 euros'],
  ['15 euros per 2 hours', '18 euros per 2 hours'],
  ['24 May 2026', '31 May 2026'],
  ['24 May 2025', '24 May 2026'],
  ['am 24. Mai', 'am 31. Mai'],
  ['le 24 mai', 'le 31 mai'],
  ['el 24 de mayo', 'el 31 de mayo'],
  ['5月24日', '5月31日'],
  ['五月二十四日', '五月三十一日'],
  ['9:00–17:00', '9:00–18:00'],
  ['9時から17時', '9時から18時'],
  ['下午3点', '下午4点'],
  ['24 May, 10:00', '24 May, 11:00'],
  ['15 euros until 24 May 2026', '18 euros'],
  ['3/4/2026', '3/5/2026'],
  ['1.500 Euro', '1.800 Euro'],
])('“%s” and “%s” differ', (one, other) => {
  expect([differInQuantities(one, other), differInQuantities(other, one)]).toEqual([true, true])
})

test.each([
  ['15 euros', '€15'],
  ['15 euros', '15 euros per 2 hours'],
  ['24 May 2026', '24 May'],
  ['24.5.2026', '24 May'],
  ['5月24日', 'May 24, 2026'],
  ['3/4/2026', '4 March 2026'],
  ['3/4/2026', '3 April 2026'],
  ['1.500 and 20 euros', '1500, 20 and 30 euros'],
  ['9:00–17:00', 'from 9:00'],
  ['5 pm', '17:00'],
  ['17 Uhr', '17:00'],
  ['15 euros', 'nothing'],
  ['15 euros', '24 May 2026'],
  ['20 January 2027 at 18:00', 'at 12:30'],
  ['Ada Moss', 'Ivo Brand'],
])('“%s” and “%s” do not differ', (one, other) => {
  expect([differInQuantities(one, other), differInQuantities(other, one)]).toEqual([false, false])
})

test('whether two answers differ has no direction, and none differs from itself', () => {
  const answer = fc
    .array(fc.constantFrom('3/4', '1.500', '1500', '24 May', '9:00', '5月', '17 Uhr', '2026', 'a'))
    .map((parts) => parts.join(' '))
  fc.assert(
    fc.property(answer, answer, (one, other) => {
      expect(differInQuantities(one, other)).toBe(differInQuantities(other, one))
      expect(differInQuantities(one, one)).toBe(false)
    }),
  )
})

import fc from 'fast-check'
import { distance } from 'fastest-levenshtein'
import { expect, test } from 'vitest'
import { editsBetween } from '../../src/stores/edits.ts'

test.each([
  ['member', 'member', 1, 0],
  ['memebr', 'member', 1, 1],
  ['refudn', 'refund', 1, 1],
  ['plan', 'plane', 1, 1],
  ['plan', 'clan', 1, 1],
  ['plan', 'clang', 1, null],
  ['plan', 'clang', 2, 2],
  ['ab', 'ba', 0, null],
  ['shcedlue', 'schedule', 1, null],
  ['shcedlue', 'schedule', 2, 2],
  // No unit is edited twice: swapped, and then parted by another.
  ['ca', 'abc', 2, null],
  ['東廣', '廣東', 1, 1],
  ['', 'a', 1, 1],
] as const)('%s → %s within %i: %s', (one, other, most, edits) => {
  expect(editsBetween(one, other, most)).toBe(edits)
  expect(editsBetween(other, one, most)).toBe(edits)
})

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'é'), maxLength: 9 })

test('a swap is the only edit that tells it from the distance without swaps', () => {
  fc.assert(
    fc.property(word, word, (one, other) => {
      const edits = editsBetween(one, other, 20)!
      const unswapped = distance(one, other)
      expect(edits).toBeLessThanOrEqual(unswapped)
      expect(edits * 2).toBeGreaterThanOrEqual(unswapped)
      expect(editsBetween(one, other, edits)).toBe(edits)
      if (edits > 0) expect(editsBetween(one, other, edits - 1)).toBe(null)
    }),
  )
})

test('any one swap of neighbours is one edit', () => {
  fc.assert(
    fc.property(word, fc.nat(8), (text, place) => {
      const swapped =
        text.slice(0, place) + text.charAt(place + 1) + text.charAt(place) + text.slice(place + 2)
      const whole = place + 1 < text.length ? swapped : text
      expect(editsBetween(text, whole, 1)).toBe(whole === text ? 0 : 1)
    }),
  )
})

test('no term takes long', () => {
  const swaps = 'ab'.repeat(10_000)
  expect(editsBetween(swaps, `ba${swaps.slice(2, -2)}ba`, 2)).toBe(2)
}, 5_000)

test('equal to the distance worked out over all places', () => {
  fc.assert(
    fc.property(word, word, fc.nat(4), (one, other, most) => {
      const all = editsBetween(one, other, 30)!
      expect(editsBetween(one, other, most)).toBe(all <= most ? all : null)
    }),
  )
})

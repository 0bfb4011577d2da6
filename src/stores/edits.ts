import { distance } from 'fastest-levenshtein'

/**
 * How many edits make one term of another, in UTF-16 code units: a unit put in, left out or
 * replaced, or two neighbours swapped ("memebr"), which is the commonest typo. No unit is edited
 * twice (optimal string alignment).
 * @returns null for more than `most`.
 */
export function editsBetween(one: string, other: string, most: number): number | null {
  if (Math.abs(one.length - other.length) > most) return null
  // Without swaps, each of them is two edits: that is told far faster, and rules out nearly all terms.
  const unswapped = distance(one, other)
  if (unswapped < 2) return unswapped <= most ? unswapped : null
  if (unswapped > most * 2) return null
  const edits = aligned(one, other, most)
  return edits <= most ? edits : null
}

/** Right up to `most`. Only places that lie so near are compared, as terms may be of any length. */
function aligned(one: string, other: string, most: number): number {
  // Of row `i`, place `k` is for the first `i` units of one and the first `i + k - most` of the other.
  const width = most * 2 + 1
  let beforeLast: readonly number[] = []
  let last: readonly number[] = Array.from({ length: width }, (_, place) =>
    place < most ? Number.POSITIVE_INFINITY : place - most,
  )
  for (let row = 1; row <= one.length; row += 1) {
    const current: number[] = []
    for (let place = 0; place < width; place += 1) {
      const column = row + place - most
      const steps = [
        (last[place + 1] ?? Number.POSITIVE_INFINITY) + 1,
        (current[place - 1] ?? Number.POSITIVE_INFINITY) + 1,
        last[place]! + (one[row - 1] === other[column - 1] ? 0 : 1),
      ]
      if (isSwapped(one, row, other, column)) steps.push(beforeLast[place]! + 1)
      const isInside = column >= 0 && column <= other.length
      current.push(isInside ? Math.min(...steps) : Number.POSITIVE_INFINITY)
    }
    beforeLast = last
    last = current
  }
  return last[other.length - one.length + most]!
}

/** Whether the last two of the first `row` units are the last two of the first `column`, swapped. */
const isSwapped = (one: string, row: number, other: string, column: number): boolean =>
  row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]

/** How much each thing counts in the choice; made by `test/quality/tune-summary.ts`. */
export interface Selection {
  /** Of how much more of the document is covered with the sentence. */
  readonly coverage: number
  /** Of how near the sentence is to one that is chosen already. */
  readonly repetition: number
}

/** Nearer than this, a sentence says what another one says. */
const SAME = 0.97

/**
 * Picks rows one by one: the highest worth, with what it adds and less what it repeats.
 * @param worth of each row; higher is better.
 * @param near similarity of all rows, 0 to 1.
 * @returns the rows in their own order; fewer than `count` where the rest only repeats.
 */
export function choose(
  worth: readonly number[],
  near: readonly (readonly number[])[],
  count: number,
  { coverage, repetition }: Selection,
): number[] {
  const chosen: number[] = []
  const covered = worth.map(() => 0)
  while (chosen.length < count) {
    let best = -1
    let highest = Number.NEGATIVE_INFINITY
    for (let row = 0; row < worth.length; row += 1) {
      const nearest = Math.max(0, ...chosen.map((other) => near[row]![other]!))
      if (chosen.includes(row) || nearest > SAME) continue
      const gain = covered.reduce((sum, have, at) => sum + Math.max(0, near[row]![at]! - have), 0)
      const value = worth[row]! + (coverage * gain) / worth.length - repetition * nearest
      if (value > highest) [best, highest] = [row, value]
    }
    if (best < 0) break
    chosen.push(best)
    near[best]!.forEach((value, at) => {
      covered[at] = Math.max(covered[at]!, value)
    })
  }
  return chosen.sort((one, other) => one - other)
}

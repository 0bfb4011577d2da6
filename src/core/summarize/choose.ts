/** How much each thing counts in the choice; made by `test/quality/tune-summary.ts`. */
export interface Selection {
  /** Of how near the sentence is to one that is chosen already. */
  readonly repetition: number
}

/** Nearer than this, a sentence says what another one says. */
const SAME = 0.97

/**
 * Picks rows one by one: the highest worth, less what it repeats.
 * @param worth of each row; higher is better.
 * @param near similarity of all rows, 0 to 1.
 * @returns the rows in their own order; fewer than `count` where the rest only repeats.
 */
export function choose(
  worth: readonly number[],
  near: readonly (readonly number[])[],
  count: number,
  { repetition }: Selection,
): number[] {
  const chosen: number[] = []
  while (chosen.length < count) {
    let best = -1
    let highest = Number.NEGATIVE_INFINITY
    for (let row = 0; row < worth.length; row += 1) {
      const nearest = Math.max(0, ...chosen.map((other) => near[row]![other]!))
      if (chosen.includes(row) || nearest > SAME) continue
      const value = worth[row]! - repetition * nearest
      if (value > highest) [best, highest] = [row, value]
    }
    if (best < 0) break
    chosen.push(best)
  }
  return chosen.sort((one, other) => one - other)
}

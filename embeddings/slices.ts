import type { Span } from '../src/core/document.ts'

/** Of tokens in one request: some 70 ms on two cores, the longest that a question waits for passages. */
export const SLICE_TOKENS = 640

/** Of text in one request, in UTF-16 units: some 20 ms of tokenizing. */
export const SLICE_UNITS = 16_384

// One more for each, so that empty texts count as well.
export const unitsOf = (text: string): number => text.length + 1
export const tokensOf = (row: Int32Array): number => row.length

/**
 * Runs `work` over slices of `items`, one after another; the result is in the order of `items`.
 * A slice is at most `limit` in all, measured by `size`, or one larger item.
 */
export const inSlices = async <Item, Result>(
  items: readonly Item[],
  size: (item: Item) => number,
  limit: number,
  work: (slice: Item[]) => Promise<readonly Result[]>,
): Promise<Result[]> => {
  const results: Result[] = []
  for (let from = 0; from < items.length; ) {
    let to = from
    for (let total = 0; to < items.length; to++) {
      total += size(items[to]!)
      if (to > from && total > limit) break
    }
    for (const result of await work(items.slice(from, to))) results.push(result)
    from = to
  }
  return results
}

/**
 * Windows of at most `size` over `count` tokens; neighbours share at least `overlap`.
 * One window when all fits, none when there is nothing.
 */
export const windowsOf = (count: number, size: number, overlap: number): Span[] => {
  const windows: Span[] = []
  for (let start = 0; start < count; start += size - overlap) {
    const end = Math.min(count, start + size)
    windows.push({ start, end })
    if (end === count) break
  }
  return windows
}

/**
 * The values of all tokens, `width` for each, from those of overlapping windows: each token's from
 * the window that shows most around it. Rows may go on after their window's end.
 */
export const stitch = (
  windows: readonly Span[],
  rows: readonly Float32Array[],
  width: number,
): Float32Array => {
  const values = new Float32Array((windows.at(-1)?.end ?? 0) * width)
  windows.forEach(({ start, end }, place) => {
    const before = windows[place - 1]
    const from = before === undefined ? start : Math.floor((start + before.end) / 2)
    values.set(rows[place]!.subarray((from - start) * width, (end - start) * width), from * width)
  })
  return values
}

/** Token ids one after another. */
export const joined = (...parts: readonly ArrayLike<number>[]): Int32Array =>
  Int32Array.from(parts.flatMap((part) => Array.from(part)))

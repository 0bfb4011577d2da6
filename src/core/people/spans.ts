import type { Span } from '../document.ts'

/** Index of the first span that ends after a place, by halving. @param spans in order, not overlapping. */
export function firstEndingAfter(spans: readonly Span[], place: number): number {
  let low = 0
  let high = spans.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (spans[middle]!.end <= place) low = middle + 1
    else high = middle
  }
  return low
}

/** Spans of one text, none of which overlaps another: the first come stays. */
export class Places {
  readonly spans: Span[] = []
  readonly #taken: Uint8Array

  /** @param length of the text, in UTF-16 units. */
  constructor(length: number) {
    this.#taken = new Uint8Array(length)
  }

  add({ start, end }: Span): void {
    if (this.#taken.subarray(start, end).some((taken) => taken === 1)) return
    this.#taken.fill(1, start, end)
    this.spans.push({ start, end })
  }
}

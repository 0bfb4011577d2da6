/** The same items in the same order, `size` at a time; the last chunk may be smaller, none is empty. */
export function* chunks<Item>(items: readonly Item[], size: number): Generator<readonly Item[]> {
  for (let place = 0; place < items.length; place += size) yield items.slice(place, place + size)
}

/**
 * The same items in the same order, in batches: each is closed by the item that brings it to `limit`,
 * measured by `size`; the last may be smaller, none is empty.
 */
export async function* batches<Item>(
  items: AsyncIterable<Item>,
  size: (item: Item) => number,
  limit: number,
): AsyncGenerator<Item[]> {
  let batch: Item[] = []
  let total = 0
  for await (const item of items) {
    batch.push(item)
    total += size(item)
    if (total < limit) continue
    yield batch
    batch = []
    total = 0
  }
  if (batch.length > 0) yield batch
}

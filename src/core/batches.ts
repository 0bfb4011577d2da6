/**
 * The same items in the same order, in batches: each is closed by the item that brings it to its limit,
 * measured by `size`; the last may be smaller, none is empty.
 * @param limitOf a batch, counted from 0.
 */
export async function* batches<Item>(
  items: AsyncIterable<Item>,
  size: (item: Item) => number,
  limitOf: (batch: number) => number,
): AsyncGenerator<Item[]> {
  let batch: Item[] = []
  let [total, made] = [0, 0]
  for await (const item of items) {
    batch.push(item)
    total += size(item)
    if (total < limitOf(made)) continue
    yield batch
    batch = []
    total = 0
    made += 1
  }
  if (batch.length > 0) yield batch
}

/**
 * The same items in the same order; the next one is being made while the current one is used.
 * A fault in making one is thrown when its turn comes. Left early, it waits for the one being made.
 */
export async function* ahead<Item>(items: AsyncIterable<Item>): AsyncGenerator<Item> {
  const iterator = items[Symbol.asyncIterator]()
  let next = iterator.next()
  try {
    for (let item = await next; !item.done; item = await next) {
      next = iterator.next()
      // It may fail while the current item is in use; it is told when it is awaited.
      next.catch(() => undefined)
      yield item.value
    }
  } finally {
    await iterator.return?.()
  }
}

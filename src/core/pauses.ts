/** Milliseconds for which long work may hold the thread that answers questions. */
const LONGEST_WORK_MS = 8

/** For long work: what it awaits between its steps, so that others come to their work in time. */
export function pauses(): () => Promise<void> {
  let since = performance.now()
  return async () => {
    if (performance.now() - since < LONGEST_WORK_MS) return
    await new Promise((resolve) => setImmediate(resolve))
    since = performance.now()
  }
}

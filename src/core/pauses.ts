/** Milliseconds for which long work may hold the thread that answers questions. */
const LONGEST_WORK_MS = 8

/** For long work: what it awaits between its steps, so that others come to their work in time. */
export function pauses(): () => Promise<void> | undefined {
  let since = performance.now()
  return () => {
    if (performance.now() - since < LONGEST_WORK_MS) return undefined
    return new Promise((resolve) =>
      setImmediate(() => {
        since = performance.now()
        resolve()
      }),
    )
  }
}

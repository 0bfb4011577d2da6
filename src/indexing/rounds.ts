import { setTimeout as sleep } from 'node:timers/promises'

/**
 * Does the work again and again until aborted, with pauses in milliseconds; does not keep the program
 * running. A round that fails, such as while a database is away, ends neither the rounds nor the
 * program: the first of several in a row is told to `onFailure`.
 */
export async function inRounds(
  work: (round: number) => Promise<void>,
  pauseMs: number,
  signal: AbortSignal,
  onFailure: (error: unknown) => void,
): Promise<void> {
  let isFailing = false
  for (let round = 0; !signal.aborted; round += 1) {
    try {
      await work(round)
      isFailing = false
    } catch (error) {
      if (!isFailing && !signal.aborted) onFailure(error)
      isFailing = true
    }
    // Only aborting ends it early, and the loop's condition sees that.
    await sleep(pauseMs, undefined, { signal, ref: false }).catch(() => {})
  }
}

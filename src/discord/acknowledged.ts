/** Told milliseconds from the receipt of an interaction until its first response was taken. */
export type Acknowledged = (elapsedMs: number) => void

/** The same response, with its time told; the clock starts now. */
export const timed = <Response>(
  respond: (response: Response) => Promise<void>,
  tell: Acknowledged = () => {},
): ((response: Response) => Promise<void>) => {
  const received = performance.now()
  return async (response) => {
    await respond(response)
    tell(performance.now() - received)
  }
}

/** Index runs that were begun here, so that a button can cancel them. */
export class Runs {
  readonly #running = new Map<string, AbortController>()

  /** @returns what aborts when the run is cancelled; call `done` at its end. */
  begin(collection: string): { readonly signal: AbortSignal; done(): void } {
    const controller = new AbortController()
    // A second run is refused by the lease; its signal must not replace the first one's.
    if (!this.#running.has(collection)) this.#running.set(collection, controller)
    const done = (): void => {
      if (this.#running.get(collection) === controller) this.#running.delete(collection)
    }
    return { signal: controller.signal, done }
  }

  /** @returns whether there was a run to cancel. */
  cancel(collection: string): boolean {
    const controller = this.#running.get(collection)
    controller?.abort(new CancelledError())
    return controller !== undefined
  }
}

/** A moderator cancelled the run: expected, and told as such. */
export class CancelledError extends Error {
  override readonly name = 'CancelledError'
}

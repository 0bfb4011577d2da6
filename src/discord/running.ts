/** What goes on, so that a stop can wait for it. */
export class Running {
  readonly #works = new Set<Promise<void>>()

  /** @param work must not reject. @returns the same. */
  async track(work: Promise<void>): Promise<void> {
    this.#works.add(work)
    await work
    this.#works.delete(work)
  }

  /** Resolves when nothing goes on. */
  async idle(): Promise<void> {
    while (this.#works.size > 0) await Promise.all(this.#works)
  }

  /** The same, or after so long. */
  async idleFor(milliseconds: number): Promise<void> {
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, milliseconds)
    })
    await Promise.race([this.idle(), late])
    clearTimeout(timer)
  }
}

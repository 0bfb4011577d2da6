/** How much longer or shorter a pause may be, so that sources are not all read at the same time. */
const JITTER = 0.1

/** When each source of a collection is to be read again; in milliseconds, by whatever clock the caller has. */
export class Timetable {
  readonly #due = new Map<string, number>()

  /** @param random from 0 to below 1. */
  constructor(
    readonly everyMs: number,
    readonly random: () => number = Math.random,
  ) {}

  /** These are the sources now. A new one comes some time within the first interval, and not all at once. */
  update(sources: readonly string[], now: number): void {
    const there = new Set(sources)
    for (const source of this.#due.keys()) if (!there.has(source)) this.#due.delete(source)
    for (const source of there)
      if (!this.#due.has(source)) this.#due.set(source, now + this.everyMs * this.random())
  }

  /** Sources whose time has come, in the order of `update`. */
  due(now: number): string[] {
    return [...this.#due].flatMap(([source, at]) => (at <= now ? [source] : []))
  }

  /** @param waits how long servers asked to be left alone, by source; never cut short. */
  read(sources: readonly string[], now: number, waits: ReadonlyMap<string, number>): void {
    for (const source of sources) {
      const pause = this.everyMs * (1 + JITTER * (2 * this.random() - 1))
      this.#due.set(source, now + Math.max(pause, waits.get(source) ?? 0))
    }
  }
}

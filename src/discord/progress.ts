import type { Message } from './command.ts'

/** Sends what is given at most once an interval; the last one wins, and one is on its way at a time. */
export class Progress {
  #next: Message | null = null
  #timer: NodeJS.Timeout | null = null
  #sending: Promise<void> = Promise.resolve()
  #isClosed = false
  readonly #send: (message: Message) => Promise<void>
  readonly #intervalMs: number

  /** @param send must not reject. */
  constructor(send: (message: Message) => Promise<void>, intervalMs = 1_000) {
    this.#send = send
    this.#intervalMs = intervalMs
  }

  report(message: Message): void {
    if (this.#isClosed) return
    this.#next = message
    if (this.#timer === null) this.#flush()
  }

  /** Drops what waits; resolves when nothing is on its way any more. */
  async close(): Promise<void> {
    this.#isClosed = true
    this.#next = null
    if (this.#timer !== null) clearTimeout(this.#timer)
    await this.#sending
  }

  #flush(): void {
    const message = this.#next
    this.#next = null
    this.#timer = null
    if (message === null) return
    this.#timer = setTimeout(() => this.#flush(), this.#intervalMs)
    this.#sending = this.#sending.then(() => this.#send(message))
  }
}

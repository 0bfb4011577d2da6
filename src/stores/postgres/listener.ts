import pg from 'pg'

const FIRST_WAIT_MS = 250
const LONGEST_WAIT_MS = 10_000

/** Listens on one channel by a connection of its own, which is made anew whenever it is lost. */
export class Listener {
  #client: pg.Client | null = null
  #retry: NodeJS.Timeout | undefined
  #waitMs = FIRST_WAIT_MS
  #isStopped = false

  constructor(
    readonly connect: () => pg.Client,
    readonly channel: string,
    readonly onNotify: (payload: string) => void,
  ) {}

  /** @throws what the driver throws when there is no connection. */
  async start(): Promise<void> {
    const client = this.connect()
    client.on('notification', ({ payload }) => this.onNotify(payload ?? ''))
    client.on('error', () => undefined)
    try {
      await client.connect()
      await client.query(`LISTEN ${pg.escapeIdentifier(this.channel)}`)
    } catch (error) {
      await client.end().catch(() => undefined)
      throw error
    }
    if (this.#isStopped) return client.end()
    this.#client = client
    this.#waitMs = FIRST_WAIT_MS
    client.once('end', () => this.#again())
  }

  async stop(): Promise<void> {
    this.#isStopped = true
    clearTimeout(this.#retry)
    await this.#client?.end().catch(() => undefined)
    this.#client = null
  }

  #again(): void {
    this.#client = null
    if (this.#isStopped) return
    this.#retry = setTimeout(async () => {
      try {
        await this.start()
        if (!this.#isStopped) this.onNotify('')
      } catch {
        this.#again()
      }
    }, this.#waitMs).unref()
    this.#waitMs = Math.min(2 * this.#waitMs, LONGEST_WAIT_MS)
  }
}

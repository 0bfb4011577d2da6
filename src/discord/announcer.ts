import { createHash } from 'node:crypto'
import { DiscordAPIError } from 'discord.js'
import { QuoteMismatchError } from '../core/errors.ts'
import type { App } from './app.ts'
import { changesOf } from './change-notices.ts'
import type { Notice } from './command.ts'
import { assertMessageVerbatim } from './gate.ts'
import { faultData, type Log } from './log.ts'
import { bodyOf } from './message.ts'
import type { Outbox } from './outbox.ts'

/** Posts messages of the bot's own accord. */
export class Announcer {
  readonly #app: App
  readonly #outbox: Outbox
  readonly #log: Log
  /** By collection: what is being told. */
  readonly #telling = new Map<string, Promise<void>>()

  constructor({ app, outbox, log }: { app: App; outbox: Outbox; log: Log }) {
    this.#app = app
    this.#outbox = outbox
    this.#log = log
  }

  /** Never rejects: a message that cannot be posted is logged. */
  async announce(notice: Notice): Promise<void> {
    try {
      await this.#post(notice)
    } catch (error) {
      this.#log.warn(faultData(error), 'a notice could not be posted')
    }
  }

  /**
   * Tells the log channels what the live generation changed, each change once: also what changed
   * while nobody looked, or the bot did not run. Never rejects; what fails is told at the next call.
   */
  tellChanges(collection: string): Promise<void> {
    const before = this.#telling.get(collection) ?? Promise.resolve()
    const telling = before
      .then(() => this.#tell(collection))
      .catch((error) => this.#log.error(faultData(error), 'changes could not be told'))
      .finally(() => {
        if (this.#telling.get(collection) === telling) this.#telling.delete(collection)
      })
    this.#telling.set(collection, telling)
    return telling
  }

  async #tell(collection: string): Promise<void> {
    const { community, store } = this.#app
    const live = await store.live(collection)
    const before = await community.told.find(collection)
    if (live === null || live.summary.generation === before?.generation) return
    const { untold, told } = await changesOf(this.#app, live, before)
    const failed = new Set<string>()
    let progress = before ?? { generation: 0, quotes: [] }
    for (const { notice, quotes } of untold) {
      const nonce = nonceOf([collection, live.summary.generation, quotes])
      if (await this.#isPosted(notice, nonce)) {
        progress = { ...progress, quotes: [...progress.quotes, ...quotes] }
        await community.told.put(collection, progress)
      } else for (const key of quotes) failed.add(key)
    }
    await community.told.put(collection, {
      ...told,
      quotes: told.quotes.filter((key) => !failed.has(key)),
    })
  }

  /** @returns false when its words are not the documents' any more: the next generation tells of them. */
  async #isPosted(notice: Notice, nonce: string): Promise<boolean> {
    try {
      await this.#post(notice, { nonce, enforce_nonce: true })
    } catch (error) {
      const isMismatch = error instanceof QuoteMismatchError
      if (!isMismatch && !isRefused(error)) throw error
      this.#log.warn(faultData(error), 'a change notice could not be posted')
      return !isMismatch
    }
    return true
  }

  async #post({ channel, message }: Notice, nonce: object = {}): Promise<void> {
    await assertMessageVerbatim(message, this.#app)
    await this.#outbox.post(channel, { ...bodyOf(message), ...nonce }, message.files)
  }
}

/** Discord would refuse it again: the channel is gone, or closed to the bot. */
const isRefused = (error: unknown): boolean =>
  error instanceof DiscordAPIError && error.status < 500

/** By it Discord knows a message that a crash, or a second process, sends again; at most 25 characters. */
const nonceOf = (told: unknown): string =>
  createHash('sha256').update(JSON.stringify(told)).digest('base64url').slice(0, 25)

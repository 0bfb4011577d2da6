import {
  type APIInteraction,
  DiscordAPIError,
  InteractionType,
  type REST,
  RESTJSONErrorCodes,
  Routes,
  ShardClientUtil,
} from 'discord.js'
import type { App } from './app.ts'
import { faultData, type Log } from './log.ts'
import { guildOf } from './read-call.ts'

export interface MembershipParts {
  readonly app: App
  readonly log: Log
}

/** Commands are there only where the bot is; buttons of its old messages outlive it. */
const ONLY_WHERE_INSTALLED: readonly InteractionType[] = [
  InteractionType.ApplicationCommand,
  InteractionType.ApplicationCommandAutocomplete,
]

/** Collections with other names are the operator's. */
const SERVER_ID = /^\d{17,20}$/

/** Notes which servers the bot is in, one thing after the other. */
export class Membership {
  readonly #parts: MembershipParts
  /** Noted since they were left last, if ever. */
  readonly #noted = new Set<string>()
  #last: Promise<void> = Promise.resolve()

  constructor(parts: MembershipParts) {
    this.#parts = parts
  }

  /** The bot is in these servers. */
  here(guilds: readonly string[]): void {
    const fresh = guilds.filter((guild) => !this.#noted.has(guild))
    if (fresh.length === 0) return
    for (const guild of fresh) this.#noted.add(guild)
    this.#note(async () => {
      try {
        await this.#parts.app.community.departures.stay(fresh)
      } catch (error) {
        for (const guild of fresh) this.#noted.delete(guild)
        throw error
      }
    })
  }

  /** Of the servers of this shard, of `count`, the bot is in these and in no other. */
  only(guilds: readonly string[], shard: number, count: number): void {
    const { app, log } = this.#parts
    // A bot in no server at all has rather a new token than been removed from every one.
    if (guilds.length === 0 && count === 1) return
    const present = new Set(guilds)
    const isGone = (guild: string): boolean =>
      SERVER_ID.test(guild) &&
      ShardClientUtil.shardIdForGuildId(guild, count) === shard &&
      !present.has(guild)
    for (const guild of [...this.#noted].filter(isGone)) this.left(guild)
    this.here(guilds)
    const at = app.now().toISOString()
    this.#note(async () => {
      const known = [
        ...(await app.store.collections()),
        ...(await app.community.settings.all()).keys(),
      ]
      const gone = known.filter(isGone)
      for (const guild of gone) await app.community.departures.leave(guild, at)
      if (gone.length > 0) log.warn({ servers: gone }, 'no longer in servers whose data are here')
    })
  }

  /** The bot was removed from the server. */
  left(guild: string): void {
    const { app } = this.#parts
    const at = app.now().toISOString()
    this.#noted.delete(guild)
    this.#note(() => app.community.departures.leave(guild, at))
  }

  /** Over HTTP nothing else tells that a server has the bot again. */
  used(interaction: APIInteraction): void {
    if (!ONLY_WHERE_INSTALLED.includes(interaction.type)) return
    const guild = guildOf(interaction)
    if (guild !== null) this.here([guild])
  }

  #note(change: () => Promise<void>): void {
    this.#last = this.#last
      .then(change)
      .catch((error) => this.#parts.log.error(faultData(error), 'a server could not be noted'))
  }
}

/** A stop waits for it. */
const ASKING_MS = 5_000

const OUTSIDE: readonly (number | string)[] = [
  RESTJSONErrorCodes.UnknownGuild,
  RESTJSONErrorCodes.MissingAccess,
]

/** Whether Discord says that the bot is in the server now. @throws when Discord says neither. */
export async function askWhetherIn(rest: REST, guild: string): Promise<boolean> {
  try {
    await rest.get(Routes.guild(guild), { signal: AbortSignal.timeout(ASKING_MS) })
    return true
  } catch (error) {
    if (error instanceof DiscordAPIError && OUTSIDE.includes(error.code)) return false
    throw error
  }
}

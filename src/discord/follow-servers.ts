import {
  type Client,
  Events,
  GatewayDispatchEvents,
  type GatewayGuildCreateDispatchData,
  type GatewayReadyDispatchData,
} from 'discord.js'
import type { Announcer } from './announcer.ts'
import type { App } from './app.ts'
import { localeOf } from './locales/locale.ts'
import { faultData, type Log } from './log.ts'
import type { Membership } from './membership.ts'
import { welcomeServer } from './welcome.ts'

interface FollowingParts {
  readonly app: App
  readonly log: Log
  readonly announcer: Announcer
}

/**
 * Notes which servers the bot is in, and welcomes new ones. What the gateway says is read itself:
 * the library tells neither of servers that the bot was in when it connected, nor of those that
 * came while it did.
 */
export function followServers(
  client: Client,
  membership: Membership,
  { app, log, announcer }: FollowingParts,
): void {
  client.ws.on(
    GatewayDispatchEvents.Ready,
    ({ guilds, shard: [shard, count] = [0, 1] }: GatewayReadyDispatchData) => {
      const here = guilds.map(({ id }) => id)
      membership.only(here, shard, count)
    },
  )
  client.ws.on(GatewayDispatchEvents.GuildCreate, ({ id }: GatewayGuildCreateDispatchData) =>
    membership.here([id]),
  )
  // Not sent for an outage, which makes servers unavailable only.
  client.on(Events.GuildDelete, ({ id }) => membership.left(id))
  client.on(Events.GuildCreate, ({ id, systemChannelId, preferredLocale }) => {
    const locale = localeOf(preferredLocale)
    welcomeServer(id, systemChannelId, locale, app, announcer).catch((error) =>
      log.error(faultData(error), 'a server could not be welcomed'),
    )
  })
}

import {
  type APIGatewayBotInfo,
  DiscordAPIError,
  GatewayCloseCodes,
  REST,
  Routes,
} from 'discord.js'
import { GatewayClosedError, type Shards } from './bot.ts'

/** `workers` parts of `count` shards, each shard in one of them; the first holds shard 0. */
export const dealShards = (count: number, workers: number): Shards[] =>
  Array.from({ length: workers }, (_, worker) => ({
    ids: Array.from({ length: count }, (_, shard) => shard).filter(
      (shard) => shard % workers === worker,
    ),
    count,
  }))

/** How many shards Discord wants the bot to have. @throws GatewayClosedError when the token is wrong. */
export async function wantedShards(token: string, restUrl: string): Promise<number> {
  const rest = new REST({ api: restUrl }).setToken(token)
  try {
    return ((await rest.get(Routes.gatewayBot())) as APIGatewayBotInfo).shards
  } catch (error) {
    throw error instanceof DiscordAPIError && error.status === 401
      ? new GatewayClosedError({ code: GatewayCloseCodes.AuthenticationFailed })
      : error
  }
}

import { setTimeout } from 'node:timers/promises'
import {
  type APIInteraction,
  Client,
  DiscordjsErrorCodes,
  Events,
  GatewayCloseCodes,
  GatewayDispatchEvents,
  GatewayIntentBits,
  type GatewayMessageCreateDispatchData,
  Options,
  type REST,
  Routes,
  Status,
} from 'discord.js'
import { UserError } from '../core/errors.ts'
import { type Acknowledged, timed } from './acknowledged.ts'
import type { App } from './app.ts'
import type { Actions, Command } from './command.ts'
import { Dispatch, type Respond } from './dispatch.ts'
import { followServers } from './follow-servers.ts'
import { faultData, type Log } from './log.ts'
import { askWhetherIn, Membership } from './membership.ts'
import { readMention } from './mention.ts'
import { createOutbox } from './outbox.ts'
import type { RateLimits } from './rate-limit.ts'
import type { TurnLimits } from './turns.ts'

export interface BotOptions {
  readonly token: string
  readonly commands: readonly Command[]
  readonly actions: Actions
  readonly app: App
  readonly log: Log
  /** Base of Discord's REST API, without a version. @defaultValue `https://discord.com/api` */
  readonly restUrl?: string
  readonly rateLimits?: RateLimits
  readonly turns?: TurnLimits
  /** Which shards of the gateway this process takes. @defaultValue all that Discord wants */
  readonly shards?: Shards | undefined
  readonly onAcknowledged?: Acknowledged
}

/** Of `count` shards, those with these numbers. */
export interface Shards {
  readonly ids: readonly number[]
  readonly count: number
}

/** Connections to Discord: shards of the gateway, or one for the HTTP endpoint. */
export interface Connections {
  readonly ready: number
  readonly all: number
}

export interface Bot {
  readonly dispatch: Dispatch
  connections(): Connections
  /** Asks Discord whether the bot is in the server. @throws when Discord says neither. */
  isIn(guild: string): Promise<boolean>
  /** Resolves when the bot was stopped. @throws GatewayClosedError when Discord ended it for good. */
  readonly ended: Promise<void>
  /** Takes nothing new, lets running calls finish for at most ten seconds, disconnects. */
  stop(): Promise<void>
}

/** Discord closed the connection, and would do so again. */
export class GatewayClosedError extends UserError {
  override readonly name = 'GatewayClosedError'
  constructor(override readonly data: { readonly code: number }) {
    const remedy = REMEDIES[data.code] ?? 'Update Verbatim; if it stays, report the code.'
    super(`Discord closed the connection (${data.code}). ${remedy}`)
  }
}

/** Milliseconds that running calls have to finish when the bot stops. */
export const GRACE_MS = 10_000
/** Milliseconds that the connections have to close after that. */
const DISCONNECT_MS = 1_000

const REMEDIES: Readonly<Record<number, string>> = {
  [GatewayCloseCodes.AuthenticationFailed]:
    'The token is not valid. Copy a new one from the Bot page of https://discord.com/developers/applications into DISCORD_TOKEN.',
  [GatewayCloseCodes.InvalidShard]: 'The shard is not valid. Check the number of shards.',
  [GatewayCloseCodes.ShardingRequired]: 'The bot is in too many servers for its number of shards.',
  [GatewayCloseCodes.InvalidAPIVersion]:
    'Discord does not speak this version of its API any more. Update Verbatim.',
  [GatewayCloseCodes.InvalidIntents]:
    'Discord does not know the intents asked for. Update Verbatim.',
  [GatewayCloseCodes.DisallowedIntents]:
    'Discord does not allow the intents asked for. Verbatim needs no privileged intent: update it, or undo local changes.',
}

/** Connects to the gateway; resolves when ready. @throws GatewayClosedError when Discord does not let it in. */
export async function startBot(options: BotOptions): Promise<Bot> {
  const client = createClient(options)
  const dispatch = new Dispatch({ ...options, outbox: createOutbox(client.rest) })
  let finish: () => void = () => {}
  const ended = new Promise<void>((resolve, reject) => {
    finish = resolve
    client.once(Events.ShardDisconnect, ({ code }) => reject(new GatewayClosedError({ code })))
  })
  ended.catch(() => client.destroy())
  const listening = listen(client, dispatch, options)
  await Promise.race([login(client, options.token), ended])
  const stop = async (): Promise<void> => {
    listening.abort()
    await dispatch.stop(GRACE_MS)
    // While it waits for Discord the library takes its own end for a fault: it connects again, and
    // its promise is never kept. Whoever stops the bot ends the process then.
    await Promise.race([client.destroy(), setTimeout(DISCONNECT_MS, undefined, { ref: false })])
    finish()
  }
  const isIn = (guild: string) => askWhetherIn(client.rest, guild)
  return { dispatch, ended, stop, isIn, connections: () => connectionsOf(client) }
}

const connectionsOf = ({ ws: { shards } }: Client): Connections => ({
  ready: shards.filter(({ status }) => status === Status.Ready).size,
  all: shards.size,
})

/** No privileged intent. No message is kept in memory, nor anyone but the bot itself. */
const createClient = ({ restUrl, shards }: BotOptions): Client =>
  new Client({
    intents: [
      GatewayIntentBits.Guilds,
      GatewayIntentBits.GuildMessages,
      GatewayIntentBits.DirectMessages,
    ],
    ...(shards ? { shards: [...shards.ids], shardCount: shards.count } : { shards: 'auto' }),
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: 0,
      GuildMemberManager: { maxSize: 0, keepOverLimit: ({ id, client }) => id === client.user.id },
      UserManager: { maxSize: 0, keepOverLimit: ({ id, client }) => id === client.user.id },
    }),
    ...(restUrl === undefined ? {} : { rest: { api: restUrl } }),
  })

/** Aborting what it returns ends the listening for new calls. */
function listen(client: Client, dispatch: Dispatch, options: BotOptions): AbortController {
  const { log, onAcknowledged } = options
  const listening = new AbortController()
  const { signal } = listening
  const membership = new Membership(options)
  client.ws.on(GatewayDispatchEvents.InteractionCreate, (interaction: APIInteraction) => {
    const respond = timed(respondOver(client.rest, interaction), onAcknowledged)
    if (signal.aborted) return
    membership.used(interaction)
    void dispatch.interaction(interaction, respond)
  })
  client.ws.on(GatewayDispatchEvents.MessageCreate, (message: GatewayMessageCreateDispatchData) => {
    const call = signal.aborted ? null : readMention(message, client)
    if (call !== null) void dispatch.mention(call, message)
  })
  followServers(client, membership, { ...options, announcer: dispatch.announcer })
  client.on(Events.Error, (error) => log.error(faultData(error), 'gateway'))
  client.on(Events.ShardError, (error, shard) =>
    log.warn({ ...faultData(error), shard }, 'gateway'),
  )
  return listening
}

const respondOver =
  (rest: REST, { id, token }: APIInteraction): Respond =>
  async (response) => {
    await rest.post(Routes.interactionCallback(id, token), { body: response, auth: false })
  }

async function login(client: Client, token: string): Promise<void> {
  try {
    await client.login(token)
  } catch (error) {
    const isRefused =
      error instanceof Error && 'code' in error && error.code === DiscordjsErrorCodes.TokenInvalid
    throw isRefused
      ? new GatewayClosedError({ code: GatewayCloseCodes.AuthenticationFailed })
      : error
  }
}

import { Server } from 'node:net'
import type { APIInteraction, APIMessage } from 'discord.js'
import { DigitalDiscord } from 'discord-digital-twin'
import { type Exchange, FakeState, type Seen } from '../support/discord/fake-state.ts'
import { GatewayRelay } from '../support/discord/gateway-relay.ts'
import type { Json } from '../support/discord/json.ts'
import { Member, type Who } from '../support/discord/member.ts'
import { type Judged, ValidatingProxy } from '../support/discord/validating-proxy.ts'
import { CHANNEL, GUILD, TOKEN } from '../support/discord/world.ts'

/** Servers with a channel each. */
export const PLACES = {
  gateway: { guild: GUILD, channel: CHANNEL },
  http: { guild: '900000000000000011', channel: '900000000000000012' },
  everything: { guild: '900000000000000021', channel: '900000000000000022' },
} as const

/** More than one, since each may do twenty things a minute. */
export const USERS = Array.from({ length: 12 }, (_, index) =>
  String(700000000000000001n + BigInt(index)),
)

/** An emulated Discord, and before it what judges every request and makes up what it lacks. */
export interface Twin {
  readonly discord: DigitalDiscord
  readonly proxy: ValidatingProxy
  readonly relay: GatewayRelay
  member(who?: Partial<Who>): Member
  /**
   * Lets a member do something.
   * @param replies how many messages come of it, when the first response is none itself.
   */
  send(interaction: APIInteraction, replies?: number): Promise<Exchange>
  /** Actions of the buttons, menus and forms that were used. */
  readonly used: ReadonlySet<string>
  /** Oldest first. */
  messages(channel: string): Promise<APIMessage[]>
  close(): Promise<void>
}

/** Milliseconds after which a reply that has not come will not come. */
const PATIENCE = 150_000

export async function openTwin(): Promise<Twin> {
  // Gives the ids of the bot, and makes interactions; the emulator keeps what comes of them.
  const state = new FakeState(() => new Date())
  const relay = new GatewayRelay({ upstream: () => discord.gatewayUrl, botId: state.botId })
  await relay.listen()
  const discord = new DigitalDiscord({
    guilds: Object.entries(PLACES).map(([name, { guild, channel }]) => ({
      id: guild,
      name,
      channels: [{ id: channel, name: 'general', type: 0 }],
    })),
    users: USERS.map((id) => ({ id, username: `member-${id.slice(-2)}` })),
    botUser: { id: state.botId, username: 'verbatim' },
    botToken: TOKEN,
    gatewayUrlOverride: relay.url,
  })
  const proxy = new ValidatingProxy({ backend: () => discord.restUrl, token: TOKEN })
  await onLoopback(() => discord.start())
  await proxy.listen()
  const used = new Set<string>()
  const send = async (interaction: APIInteraction, replies = 1): Promise<Exchange> => {
    relay.next = interaction
    const { type, data = {}, guild_id = '', channel, member, message } = interaction
    if ('custom_id' in data) used.add(String(data.custom_id).split('~')[1] ?? '')
    const { token } = await discord.simulateInteraction({
      type,
      data,
      guildId: guild_id,
      channelId: channel?.id ?? '',
      userId: member?.user.id ?? '',
      ...(message && { messageId: message.id }),
    })
    await withPatience(
      proxy.until(() => proxy.refused.length > 0 || isAnswered(proxy.about(token), replies)),
      () => `no answer to ${JSON.stringify(interaction)}: ${JSON.stringify(proxy.about(token))}`,
    )
    return exchangeOf(interaction, proxy.about(token))
  }
  return {
    discord,
    proxy,
    relay,
    member: (who = {}) =>
      new Member(state, { user: USERS[0]!, guild: GUILD, channel: CHANNEL, ...who }),
    send,
    used,
    messages: (id) => discord.channel(id).getMessages(),
    close: async () => {
      await Promise.all([proxy.close(), relay.close()])
      await discord.stop()
    },
  }
}

/** The emulator listens on every interface, and nothing outside this machine is to reach it. */
async function onLoopback(start: () => Promise<void>): Promise<void> {
  const { listen } = Server.prototype
  Server.prototype.listen = function (this: Server, port: number, done: () => void) {
    return listen.call(this, { port, host: '127.0.0.1' }, done)
  } as typeof listen
  try {
    await start()
  } finally {
    Server.prototype.listen = listen
  }
}

async function withPatience(waiting: Promise<void>, failure: () => string): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<void>((_, reject) => {
    timer = setTimeout(() => reject(new Error(failure())), PATIENCE)
  })
  await Promise.race([waiting, late]).finally(() => clearTimeout(timer))
}

const callbackOf = (requests: readonly Judged[]): Judged | undefined =>
  requests.find(({ path }) => path.endsWith('/callback'))

/** What can be seen of an interaction in the end: progress is not, nor what was refused. */
const written = (requests: readonly Judged[]): Judged[] =>
  requests.filter(
    ({ path, status, body }) =>
      path.startsWith('/webhooks/') && status < 300 && !JSON.stringify(body).includes('~cancel~'),
  )

const isDeferral = ({ body }: Judged): boolean => body['type'] === 5 || body['type'] === 6

const isAnswered = (requests: readonly Judged[], replies: number): boolean => {
  const callback = callbackOf(requests)
  return callback !== undefined && (!isDeferral(callback) || written(requests).length >= replies)
}

export const seenOf = (message: APIMessage): Seen => ({
  id: message.id,
  channel: message.channel_id,
  isPrivate: ((message.flags ?? 0) & 64) !== 0,
  isLoading: false,
  body: message as unknown as Json,
  files: [],
  isDeleted: false,
})

function exchangeOf(interaction: APIInteraction, requests: readonly Judged[]): Exchange {
  const response = callbackOf(requests)?.body ?? null
  const shown = { id: '', channel_id: interaction.channel?.id, ...(response?.['data'] as object) }
  return {
    interaction,
    created: Date.now(),
    response,
    seen: [
      ...(response?.['type'] === 4 ? [seenOf(shown as unknown as APIMessage)] : []),
      ...written(requests).flatMap(({ method, answer }) =>
        method === 'DELETE' ? [] : [seenOf(answer as APIMessage)],
      ),
    ],
  }
}

import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import type { APIInteraction } from 'discord.js'
import { commands } from '../../../commands/index.ts'
import { updateIndex } from '../../../src/core/build-index.ts'
import type { DocumentInput } from '../../../src/core/document.ts'
import { createPeopleBook } from '../../../src/core/people/people-index.ts'
import { actions } from '../../../src/discord/actions/index.ts'
import type { App } from '../../../src/discord/app.ts'
import { type Bot, type BotOptions, startBot } from '../../../src/discord/bot.ts'
import { startInteractionServer } from '../../../src/discord/http.ts'
import { Runs } from '../../../src/discord/runs.ts'
import { SettingsBook } from '../../../src/discord/settings-book.ts'
import { TitleBook } from '../../../src/discord/title-book.ts'
import { hashEmbedder } from '../hash-embedder.ts'
import { MemoryCitedSlices } from '../memory-cited.ts'
import { MemoryCommunity } from '../memory-community.ts'
import { MemoryIndexer } from '../memory-indexer.ts'
import { MemoryStore } from '../memory-store.ts'
import { termAnswerer } from '../term-answerer.ts'
import { FakeGateway } from './fake-gateway.ts'
import { FakeRest } from './fake-rest.ts'
import { type Exchange, FakeState } from './fake-state.ts'
import type { Json } from './json.ts'
import { Member, type Who } from './member.ts'

export const TOKEN = 'MTAwMA.fake.token'
export const GUILD = '900000000000000001'
export const CHANNEL = '900000000000000002'

/** The two ways in. */
export const WAYS = ['gateway', 'http'] as const
export type Way = (typeof WAYS)[number]

export interface LogLine {
  readonly level: 'info' | 'warn' | 'error'
  readonly data: object
  readonly message: string
}

/** Time that moves only when told to. */
export class Clock {
  #time = Date.parse('2026-03-01T12:00:00.000Z')
  readonly now = (): Date => new Date(this.#time)
  advance(milliseconds: number): void {
    this.#time += milliseconds
  }
}

/** The bot, unmodified discord.js, real stores, and a Discord on loopback that judges every request. */
export interface World {
  readonly discord: FakeState
  readonly rest: FakeRest
  readonly gateway: FakeGateway
  readonly app: App
  readonly bot: Bot
  readonly clock: Clock
  readonly log: LogLine[]
  member(who?: Partial<Who>): Member
  /** Lets Discord send it, and waits until the bot has nothing more to do. */
  send(interaction: APIInteraction): Promise<Exchange>
  close(): Promise<void>
}

export type WorldOptions = Partial<
  Pick<BotOptions, 'commands' | 'actions' | 'rateLimits' | 'turns' | 'token' | 'shards'>
> & {
  /** By collection. */
  readonly documents?: Readonly<Record<string, readonly DocumentInput[]>>
  /** Changes the app before the bot starts. */
  readonly withApp?: (app: App) => App
  /** How interactions come in. @defaultValue `gateway` */
  readonly way?: Way
  /** Servers that have the bot when it connects. */
  readonly guilds?: readonly string[]
}

/** Puts documents into a collection; those that are there stay. */
export async function indexInto(
  store: App['store'],
  collection: string,
  documents: readonly DocumentInput[],
): Promise<void> {
  const sources = async function* () {
    for (const document of documents) yield { source: document.id, documents: [document] }
  }
  await updateIndex({ store, embedder: hashEmbedder }, collection, sources(), {
    holder: 'the test',
  })
}

export async function createApp(clock: Clock): Promise<App> {
  const store = new MemoryStore()
  const slices = new MemoryCitedSlices()
  const community = new MemoryCommunity()
  return {
    store,
    community,
    slices,
    indexer: new MemoryIndexer(store, slices),
    settings: await SettingsBook.open(community.settings),
    answerQuestion: termAnswerer(store),
    embedder: hashEmbedder,
    people: createPeopleBook(),
    titles: new TitleBook(),
    runs: new Runs(),
    now: clock.now,
  }
}

const HTTP = { host: '127.0.0.1', port: 0 } as const

/** An Ed25519 key as the developer portal shows it. */
export const hexOf = (key: KeyObject): string =>
  key.export({ format: 'der', type: 'spki' }).subarray(-32).toString('hex')

/** A request as Discord signs it. */
export function postSigned(
  port: number,
  body: string,
  key: KeyObject,
  clock: Pick<Clock, 'now'>,
  headers: Record<string, string> = {},
): Promise<Response> {
  const timestamp = String(Math.floor(clock.now().getTime() / 1_000))
  return fetch(`http://127.0.0.1:${port}/interactions`, {
    method: 'POST',
    body,
    headers: {
      'x-signature-ed25519': sign(null, Buffer.from(timestamp + body), key).toString('hex'),
      'x-signature-timestamp': timestamp,
      ...headers,
    },
  })
}

export async function openWorld(options: WorldOptions = {}): Promise<World> {
  const clock = new Clock()
  const discord = new FakeState(clock.now)
  const gateway = new FakeGateway(discord, TOKEN)
  const rest = new FakeRest(discord, () => gateway.url, TOKEN)
  await Promise.all([gateway.listen(), rest.listen()])
  gateway.guilds = options.guilds ?? [GUILD]
  discord.guilds.add(GUILD)
  const made = await createApp(clock)
  const app = options.withApp?.(made) ?? made
  for (const [collection, documents] of Object.entries(options.documents ?? {}))
    await indexInto(app.store, collection, documents)
  const log: LogLine[] = []
  const logAt = (level: LogLine['level']) => (data: object, message: string) =>
    void log.push({ level, data, message })
  const botOptions = {
    token: TOKEN,
    commands,
    actions,
    app,
    log: { info: logAt('info'), warn: logAt('warn'), error: logAt('error') },
    restUrl: rest.url,
    ...options,
  }
  const keys = generateKeyPairSync('ed25519')
  const server =
    options.way === 'http'
      ? await startInteractionServer({ ...botOptions, ...HTTP, publicKey: hexOf(keys.publicKey) })
      : null
  const bot =
    server ??
    (await startBot(botOptions).catch(async (error) => {
      await Promise.all([gateway.close(), rest.close()])
      throw error
    }))
  const deliver = async (interaction: APIInteraction): Promise<void> => {
    if (server === null) {
      gateway.dispatch('INTERACTION_CREATE', interaction)
      return rest.reached(interaction.token)
    }
    const response = await postSigned(
      server.port,
      JSON.stringify(interaction),
      keys.privateKey,
      clock,
    )
    discord.respond(interaction.token, (await response.json()) as Json)
  }
  return {
    discord,
    rest,
    gateway,
    app,
    bot,
    clock,
    log,
    member: (who = {}) =>
      new Member(discord, { user: '700000000000000001', guild: GUILD, channel: CHANNEL, ...who }),
    send: async (interaction) => {
      const exchange = discord.begin(interaction)
      await deliver(interaction)
      await bot.dispatch.idle()
      return exchange
    },
    close: async () => {
      await bot.stop()
      await Promise.all([gateway.close(), rest.close()])
    },
  }
}

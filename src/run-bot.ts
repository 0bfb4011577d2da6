import type { Logger } from 'pino'
import { commands } from '../commands/index.ts'
import type { Config } from './config.ts'
import { type Community, DEFAULT_COLLECTION } from './core/community.ts'
import { createPeopleBook } from './core/people/people-index.ts'
import { actions } from './discord/actions/index.ts'
import type { App } from './discord/app.ts'
import { type Bot, startBot } from './discord/bot.ts'
import { startInteractionServer } from './discord/http.ts'
import { Runs } from './discord/runs.ts'
import { SettingsBook } from './discord/settings-book.ts'
import { TitleBook } from './discord/title-book.ts'
import { startDuties } from './duties.ts'
import { indexBundledUnseen } from './index-bundled.ts'
import { modelsRespond, openInstrumentedEngine } from './instrumented-engine.ts'
import { createLog } from './log.ts'
import { gaugeCalls, gaugeConnections } from './operation/gauges.ts'
import { Readiness } from './operation/readiness.ts'
import { startTelemetry, type Telemetry } from './operation/telemetry.ts'
import { onItsOwn, type ProcessOwner } from './process-owner.ts'
import { createIndexer, type Engine } from './wiring.ts'

/**
 * Runs the bot until it is told to stop (SIGINT, SIGTERM) or Discord ends it for good.
 * @throws UserError when the index cannot be used, or Discord does not let the bot in.
 */
export async function runBot(
  config: Config,
  owner: ProcessOwner = onItsOwn(config),
): Promise<void> {
  const log = createLog(config)
  const telemetry = await startTelemetry(config.otlpEndpoint)
  const readiness = new Readiness(['store', 'models', 'discord'])
  const { registry } = telemetry.metrics
  const unpublish = await owner.publish(registry, readiness, log)
  try {
    const engine = await openInstrumentedEngine(config, log, telemetry, owner.openModels)
    try {
      readiness.started('models', () => modelsRespond(engine.models))
      await serve({ config, engine, log, telemetry, readiness, owner })
    } finally {
      await engine.close()
    }
  } finally {
    await unpublish()
    await telemetry.close()
  }
}

interface Serving {
  readonly config: Config
  readonly engine: Engine
  readonly log: Logger
  readonly telemetry: Telemetry
  readonly readiness: Readiness
  readonly owner: ProcessOwner
}

async function serve(serving: Serving): Promise<void> {
  const { config, engine, log, telemetry, readiness, owner } = serving
  const app = await createApp(engine, await engine.community())
  // Where others index, they do that too.
  if (config.role !== 'answer') await indexBundledUnseen(engine, log)
  readiness.started('store', async () => {
    await engine.store.live(DEFAULT_COLLECTION)
    return true
  })
  const bot = await start(serving, app)
  gaugeConnections(telemetry.metrics.registry, () => bot.connections())
  gaugeCalls(telemetry.metrics.registry, () => bot.dispatch.waiting)
  readiness.started('discord', () => {
    const { ready, all } = bot.connections()
    return all > 0 && ready === all
  })
  const duties = startDuties(config, app, engine.sources, bot, log)
  const release = owner.onStop(() => {
    readiness.stop()
    return bot.stop()
  })
  owner.ready()
  await bot.ended.finally(async () => {
    release()
    readiness.stop()
    await duties.stop()
  })
}

/** What commands may use, out of the engine. */
export const createApp = async (engine: Engine, community: Community): Promise<App> => ({
  answerQuestion: engine.answerQuestion,
  embedder: engine.embedder,
  people: createPeopleBook(),
  titles: new TitleBook(),
  store: engine.store,
  slices: engine.store.cited,
  community,
  settings: await SettingsBook.open(community.settings),
  indexer: createIndexer(engine),
  runs: new Runs(),
  now: () => new Date(),
})

async function start({ config, log, telemetry, owner }: Serving, app: App): Promise<Bot> {
  const options = {
    token: config.discordToken ?? '',
    commands,
    actions,
    app,
    log,
    restUrl: config.discordRestUrl,
    rateLimits: {
      user: { size: config.memberUses, minutes: 1 },
      guild: { size: config.serverUses, minutes: 1 },
    },
    shards: owner.shards ?? undefined,
    onAcknowledged: telemetry.metrics.acknowledged,
  }
  if (config.interactionsPort === null) {
    const bot = await startBot(options)
    log.info('connected to the gateway')
    return bot
  }
  const server = await startInteractionServer({
    ...options,
    publicKey: config.discordPublicKey ?? '',
    host: config.interactionsHost,
    port: config.interactionsPort,
  })
  log.info({ port: server.port }, 'listening for interactions')
  return server
}

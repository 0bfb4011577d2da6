import type { Logger } from 'pino'
import { commands } from '../commands/index.ts'
import type { Config } from './config.ts'
import { DEFAULT_CHUNKING } from './core/chunk.ts'
import { DEFAULT_COLLECTION } from './core/community.ts'
import { fingerprintOf } from './core/generation.ts'
import { createPeopleBook } from './core/people/people-index.ts'
import { actions } from './discord/actions/index.ts'
import type { App } from './discord/app.ts'
import { type Bot, startBot } from './discord/bot.ts'
import { startChangeWatch } from './discord/change-watch.ts'
import { startInteractionServer } from './discord/http.ts'
import { Runs } from './discord/runs.ts'
import { SettingsBook } from './discord/settings-book.ts'
import { startUpkeep } from './discord/upkeep.ts'
import { startSchedule } from './indexing/schedule.ts'
import { ServerIndexer } from './indexing/server-indexer.ts'
import { createLog } from './log.ts'
import { bundledDocuments } from './project.ts'
import { type Engine, openEngine } from './wiring.ts'

/**
 * Runs the bot until it is told to stop (SIGINT, SIGTERM) or Discord ends it for good.
 * @throws UserError when the index cannot be used, or Discord does not let the bot in.
 */
export async function runBot(config: Config): Promise<void> {
  const log = createLog(config)
  const engine = await openEngine(config, log)
  try {
    const community = await engine.community()
    const app: App = {
      answerQuestion: engine.answerQuestion,
      embedder: engine.embedder,
      people: createPeopleBook(),
      store: engine.store,
      slices: engine.store.cited,
      community,
      settings: await SettingsBook.open(community.settings),
      indexer: new ServerIndexer({
        store: engine.store,
        slices: engine.store.cited,
        fingerprint: fingerprintOf(engine.embedder, DEFAULT_CHUNKING),
        kept: engine.kept,
        index: engine.index,
      }),
      runs: new Runs(),
      told: new Map(),
      now: () => new Date(),
    }
    await indexBundled(engine, log)
    const bot = await start(config, app, log)
    const upkeep = startUpkeep(app, log)
    const watch = startChangeWatch(app, (notices) => bot.dispatch.announceAll(notices), log)
    const schedule = scheduled(config, app, log)
    const release = onSignals(() => bot.stop())
    await bot.ended.finally(async () => {
      release()
      upkeep.stop()
      watch.stop()
      await schedule?.stop()
    })
  } finally {
    await engine.close()
  }
}

/** `REINDEX_EVERY`: null when it is not set. */
const scheduled = ({ reindexEveryMs }: Config, { indexer, store }: App, log: Logger) =>
  reindexEveryMs === null
    ? null
    : startSchedule({
        everyMs: reindexEveryMs,
        collections: () => store.collections(),
        indexer,
        log,
      })

/** The first start indexes what comes with the project, so that there is something to ask. */
async function indexBundled(engine: Engine, log: Logger): Promise<void> {
  if ((await engine.store.live(DEFAULT_COLLECTION)) !== null) return
  const holder = `npm start, process ${process.pid}`
  const report = await engine.index(DEFAULT_COLLECTION, [bundledDocuments()], { holder })
  log.info({ added: report.added, failed: report.failed }, 'indexed the bundled documents')
}

async function start(config: Config, app: App, log: Logger): Promise<Bot> {
  const options = {
    token: config.discordToken ?? '',
    commands,
    actions,
    app,
    log,
    restUrl: config.discordRestUrl,
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

/** The first signal stops in peace; the second is not caught, so it ends the process. */
function onSignals(stop: () => Promise<void>): () => void {
  const once = (): void => {
    release()
    void stop()
  }
  const release = (): void => {
    process.off('SIGINT', once)
    process.off('SIGTERM', once)
  }
  process.on('SIGINT', once)
  process.on('SIGTERM', once)
  return release
}

import type { Logger } from 'pino'
import type { Config } from './config.ts'
import type { SourceBook } from './core/source-book.ts'
import type { App } from './discord/app.ts'
import type { Bot } from './discord/bot.ts'
import { startChangeWatch } from './discord/change-watch.ts'
import { startRefreshing } from './discord/settings-book.ts'
import { startUpkeep } from './discord/upkeep.ts'
import { startSchedule } from './indexing/schedule.ts'
import { startWatch } from './indexing/watch.ts'

/**
 * What goes on beside answering. One process alone of those that share a database re-indexes on
 * schedule and what changes in folders, drops what expired and tells of changes; the others learn
 * what settings it has. People are read ahead by each.
 */
export function startDuties(
  { hasDuties, interactionsPort, reindexEveryMs, watch }: Config,
  app: App,
  sources: SourceBook,
  bot: Bot,
  log: Logger,
): { stop(): Promise<void> } {
  // Over HTTP any process may be the one that a moderator's change of settings reaches.
  const isShared = interactionsPort !== null || !hasDuties
  const running = [
    ...(isShared ? [startRefreshing(app.settings, log)] : []),
    ...(hasDuties ? [startUpkeep(app, bot, log)] : []),
    startChangeWatch(
      app,
      hasDuties ? (collection) => bot.dispatch.announcer.tellChanges(collection) : async () => {},
      log,
    ),
  ]
  const schedule = hasDuties && reindexEveryMs !== null ? scheduled(reindexEveryMs, app, log) : null
  const folders =
    hasDuties && watch
      ? startWatch({
          collections: () => app.store.collections(),
          sources,
          indexer: app.indexer,
          log,
        })
      : null
  return {
    stop: async () => {
      await Promise.all(running.map((one) => one.stop()))
      await schedule?.stop()
      await folders?.stop()
    },
  }
}

const scheduled = (everyMs: number, { indexer, store }: App, log: Logger) =>
  startSchedule({ everyMs, collections: () => store.collections(), indexer, log })

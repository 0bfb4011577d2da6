import { DEPARTED_DAYS, KEPT_ANSWERS_DAYS } from '../core/community.ts'
import type { App } from './app.ts'
import { faultData, type Log } from './log.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** Drops answers that expired, and servers that removed the bot long ago. */
export async function keepUp(app: App): Promise<void> {
  const ago = (days: number): string => new Date(app.now().getTime() - days * DAY_MS).toISOString()
  await app.community.answers.prune(ago(KEPT_ANSWERS_DAYS))
  for (const guild of await app.community.departures.leftBefore(ago(DEPARTED_DAYS)))
    await forgetServer(app, guild)
  await app.settings.refresh()
}

/** Deletes all that is known of a server. */
export async function forgetServer(app: App, guild: string): Promise<void> {
  await app.indexer.forget(guild)
  await app.settings.remove(guild)
  await app.community.forget(guild)
}

/** Keeps up at the start and every hour. */
export function startUpkeep(app: App, log: Log): { stop(): void } {
  const run = (): void => {
    keepUp(app).catch((error) => log.error(faultData(error), 'upkeep failed'))
  }
  run()
  const timer = setInterval(run, HOUR_MS)
  return { stop: () => clearInterval(timer) }
}

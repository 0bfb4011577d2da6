import { DEPARTED_DAYS, KEPT_ANSWERS_DAYS } from '../core/community.ts'
import type { App } from './app.ts'
import type { Bot } from './bot.ts'
import { faultData, type Log } from './log.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** Drops answers that expired, and servers that removed the bot long ago. */
export async function keepUp(app: App, bot: Pick<Bot, 'isIn'>, log: Log): Promise<void> {
  const ago = (days: number): string => new Date(app.now().getTime() - days * DAY_MS).toISOString()
  await app.community.answers.prune(ago(KEPT_ANSWERS_DAYS))
  for (const guild of await app.community.departures.leftBefore(ago(DEPARTED_DAYS)))
    await forgetUnlessBack(app, bot, guild).catch((error) =>
      log.error(faultData(error), 'a server could not be forgotten'),
    )
  await app.settings.refresh()
}

/** That a server has the bot again may have been missed: over HTTP nothing tells of it. */
async function forgetUnlessBack(app: App, bot: Pick<Bot, 'isIn'>, guild: string): Promise<void> {
  if (await bot.isIn(guild)) await app.community.departures.stay([guild])
  else await forgetServer(app, guild)
}

/** Days are long against a clock's corrections. */
const JUMP_MS = HOUR_MS

/** Compares the clock with one that only counts. */
export class SteadyClock {
  #ahead: number | null = null

  /** Both in milliseconds; false when the first ran an hour ahead of the second since the last look. */
  isSteady(clockMs: number, countedMs: number): boolean {
    const before = this.#ahead ?? clockMs - countedMs
    this.#ahead = clockMs - countedMs
    return this.#ahead - before < JUMP_MS
  }
}

/** Deletes all that is known of a server. */
export async function forgetServer(app: App, guild: string): Promise<void> {
  await app.indexer.forget(guild)
  await app.settings.remove(guild)
  await app.community.forget(guild)
}

/**
 * Keeps up at the start and every hour. What a clock that jumped ahead calls old is not dropped at
 * once: the jump is believed only when an hour later it is still there.
 */
export function startUpkeep(app: App, bot: Pick<Bot, 'isIn'>, log: Log): { stop(): Promise<void> } {
  const clock = new SteadyClock()
  let running: Promise<void> = Promise.resolve()
  const run = (): void => {
    if (clock.isSteady(app.now().getTime(), performance.now()))
      running = keepUp(app, bot, log).catch((error) => log.error(faultData(error), 'upkeep failed'))
    else log.warn({}, 'the clock jumped ahead: nothing is dropped for an hour')
  }
  run()
  const timer = setInterval(run, HOUR_MS)
  return {
    stop: () => {
      clearInterval(timer)
      return running
    },
  }
}

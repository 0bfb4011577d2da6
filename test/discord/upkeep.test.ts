import { describe, expect, test } from 'vitest'
import type { Bot } from '../../src/discord/bot.ts'
import { forgetServer, keepUp, SteadyClock } from '../../src/discord/upkeep.ts'
import {
  Clock,
  createApp,
  GUILD,
  indexInto,
  type LogLine,
  openWorld,
} from '../support/discord/world.ts'

const DAY_MS = 86_400_000
const RULES = { id: 'rules', title: 'Rules', text: 'The hall opens at nine.' }
/** A bot that is in these servers; of the others Discord says so. */
const botIn = (...guilds: string[]): Pick<Bot, 'isIn'> => ({
  isIn: async (guild) => guilds.includes(guild),
})
const logTo = (lines: LogLine[]) => {
  const at = (level: LogLine['level']) => (data: object, message: string) =>
    void lines.push({ level, data, message })
  return { info: at('info'), warn: at('warn'), error: at('error') }
}
const answer = (id: string, guild: string, created: string) => ({
  id,
  guild,
  collection: guild,
  question: 'When?',
  parts: [],
  more: [],
  created,
  isPrivate: false,
  link: null,
})

test('answers go after 90 days, a server that removed the bot after 30', async () => {
  const clock = new Clock()
  const app = await createApp(clock)
  const log = logTo([])
  const created = clock.now().toISOString()
  for (const guild of ['left', 'stays', 'back']) {
    await indexInto(app.store, guild, [RULES])
    await app.community.answers.put(answer(guild, guild, created))
    await app.settings.change(guild, { threshold: 'strict' })
    if (guild !== 'stays') await app.community.departures.leave(guild, created)
  }
  await app.community.departures.stay(['back'])
  clock.advance(29 * DAY_MS)
  await keepUp(app, botIn(), log)
  expect((await app.store.live('left'))?.summary.documents).toBe(1)
  clock.advance(2 * DAY_MS)
  await keepUp(app, botIn(), log)
  expect((await app.store.live('left'))?.summary.documents).toBe(0)
  expect(await app.community.answers.find('left', 'left')).toBeNull()
  expect(app.settings.of('left').threshold).toBe('balanced')
  for (const guild of ['stays', 'back']) {
    expect((await app.store.live(guild))?.summary.documents).toBe(1)
    expect(await app.community.answers.find(guild, guild)).not.toBeNull()
  }
  clock.advance(60 * DAY_MS)
  await keepUp(app, botIn(), log)
  expect(await app.community.answers.find('stays', 'stays')).toBeNull()
})

test('a server that has the bot again is not forgotten, whoever missed that', async () => {
  const clock = new Clock()
  const app = await createApp(clock)
  await indexInto(app.store, 'back', [RULES])
  await app.community.departures.leave('back', clock.now().toISOString())
  clock.advance(31 * DAY_MS)
  await keepUp(app, botIn('back'), logTo([]))
  expect((await app.store.live('back'))?.summary.documents).toBe(1)
  expect(await app.community.departures.leftBefore('9999')).toEqual([])
})

test('while Discord does not say where the bot is, nothing of that server is forgotten', async () => {
  const clock = new Clock()
  const app = await createApp(clock)
  const lines: LogLine[] = []
  for (const guild of ['unclear', 'left']) {
    await indexInto(app.store, guild, [RULES])
    await app.community.departures.leave(guild, clock.now().toISOString())
  }
  clock.advance(31 * DAY_MS)
  const isIn = async (guild: string): Promise<boolean> => {
    if (guild === 'unclear') throw new Error('Discord is away')
    return false
  }
  await keepUp(app, { isIn }, logTo(lines))
  expect((await app.store.live('unclear'))?.summary.documents).toBe(1)
  expect((await app.store.live('left'))?.summary.documents).toBe(0)
  expect(await app.community.departures.leftBefore('9999')).toEqual(['unclear'])
  expect(lines).toMatchObject([{ level: 'error', message: 'a server could not be forgotten' }])
})

describe.each(['gateway', 'http'] as const)('whether the bot is in a server, over %s', (way) => {
  test('is what Discord says, and nothing is taken for a no', async () => {
    const world = await openWorld({ way })
    const { bot, rest } = world
    const refuse = (status: number, code: number) =>
      void rest.faults.push({ status, body: { code, message: 'No' } })
    expect(await bot.isIn(GUILD)).toBe(true)
    expect(await bot.isIn('900000000000000005')).toBe(false)
    refuse(403, 50001)
    expect(await bot.isIn(GUILD)).toBe(false)
    refuse(403, 0)
    await expect(bot.isIn(GUILD)).rejects.toThrow('No')
    refuse(404, 0)
    await expect(bot.isIn(GUILD)).rejects.toThrow('No')
    refuse(401, 0)
    await expect(bot.isIn(GUILD)).rejects.toThrow('No')
    await world.close()
  })
})

test('forgetting a server leaves the operator’s documents alone', async () => {
  const app = await createApp(new Clock())
  await indexInto(app.store, 'default', [RULES])
  await indexInto(app.store, 'gone', [RULES])
  await forgetServer(app, 'gone')
  expect((await app.store.live('default'))?.summary.documents).toBe(1)
  expect((await app.store.live('gone'))?.summary.documents).toBe(0)
})

test('a clock that jumps ahead is believed at the second look, one that is set back at once', () => {
  const clock = new SteadyClock()
  const hour = 3_600_000
  const year = 8_760 * hour
  expect(clock.isSteady(0, 0)).toBe(true)
  expect(clock.isSteady(hour + 50_000, hour)).toBe(true)
  expect(clock.isSteady(2 * hour + year, 2 * hour)).toBe(false)
  expect(clock.isSteady(3 * hour + year, 3 * hour)).toBe(true)
  expect(clock.isSteady(4 * hour, 4 * hour)).toBe(true)
  // As after a sleep of the machine, which the counting clock does not count.
  expect(clock.isSteady(5 * hour + 48 * hour, 5 * hour)).toBe(false)
  expect(clock.isSteady(6 * hour + 48 * hour, 6 * hour)).toBe(true)
})

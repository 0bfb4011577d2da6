import { expect, test } from 'vitest'
import { forgetServer, keepUp, SteadyClock } from '../../src/discord/upkeep.ts'
import { Clock, createApp, indexInto } from '../support/discord/world.ts'

const DAY_MS = 86_400_000
const RULES = { id: 'rules', title: 'Rules', text: 'The hall opens at nine.' }
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
  const created = clock.now().toISOString()
  for (const guild of ['left', 'stays', 'back']) {
    await indexInto(app.store, guild, [RULES])
    await app.community.answers.put(answer(guild, guild, created))
    await app.settings.change(guild, { threshold: 'strict' })
    if (guild !== 'stays') await app.community.departures.leave(guild, created)
  }
  await app.community.departures.stay('back')
  clock.advance(29 * DAY_MS)
  await keepUp(app)
  expect((await app.store.live('left'))?.summary.documents).toBe(1)
  clock.advance(2 * DAY_MS)
  await keepUp(app)
  expect((await app.store.live('left'))?.summary.documents).toBe(0)
  expect(await app.community.answers.find('left', 'left')).toBeNull()
  expect(app.settings.of('left').threshold).toBe('balanced')
  for (const guild of ['stays', 'back']) {
    expect((await app.store.live(guild))?.summary.documents).toBe(1)
    expect(await app.community.answers.find(guild, guild)).not.toBeNull()
  }
  clock.advance(60 * DAY_MS)
  await keepUp(app)
  expect(await app.community.answers.find('stays', 'stays')).toBeNull()
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

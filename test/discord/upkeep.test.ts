import { expect, test } from 'vitest'
import { ChangeWatch } from '../../src/discord/change-watch.ts'
import { forgetServer, keepUp } from '../../src/discord/upkeep.ts'
import { CHANNEL, Clock, createApp, GUILD, indexInto, openWorld } from '../support/discord/world.ts'

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

const rulesSaying = (hour: string) => ({
  ...RULES,
  text: `Members meet weekly in the large room. The hall opens at ${hour}. Bring your card to the door, please.`,
})

test('what another process changed is told once in the log channel, with the answer that quoted it', async () => {
  const world = await openWorld({ documents: { [GUILD]: [rulesSaying('nine')] } })
  const LOG = '900000000000000088'
  const posted = () => [...world.discord.messages.values()].filter(({ channel }) => channel === LOG)
  try {
    const { app, bot } = world
    await app.settings.change(GUILD, { logChannel: LOG })
    const watch = new ChangeWatch(app)
    expect(await watch.look()).toEqual([])
    const asked = await world.send(
      world.member().slash('ask', { question: 'When does the hall open?' }),
    )
    await indexInto(app.store, GUILD, [rulesSaying('ten')])
    await bot.dispatch.announceAll(await watch.look())
    await bot.dispatch.announceAll(await watch.look())
    expect(posted()).toHaveLength(1)
    const text = JSON.stringify(posted()[0]?.body)
    expect(text).toContain(`channels/${GUILD}/${CHANNEL}/${asked.seen[0]?.id}`)
    expect(text).toContain('The hall opens at **nine**.\\n-# **Before** Rules')
    expect(text).toContain('The hall opens at ten.\\n-# **Now** Rules')
    // What a command made, it tells itself.
    const moderator = world.member({ permissions: '32' })
    await world.send(moderator.slash('reindex', { state: '1' }, 'rollback'))
    expect(await watch.look()).toEqual([])
    expect(world.discord.faults).toEqual([])
  } finally {
    await world.close()
  }
})

import { afterEach, expect, test } from 'vitest'
import type { Generation } from '../../src/core/store.ts'
import type { App } from '../../src/discord/app.ts'
import { ChangeWatch } from '../../src/discord/change-watch.ts'
import type { Seen } from '../support/discord/fake-state.ts'
import { CHANNEL, GUILD, indexInto, openWorld, type World } from '../support/discord/world.ts'

const LOG = '900000000000000088'
const hallAt = (hour: string) => ({
  id: 'rules',
  title: 'Rules',
  text: `Members meet weekly in the large room. The hall opens at ${hour}. Bring your card to the door, please.`,
})
const poolAt = (hour: string) => ({
  id: 'pool',
  title: 'Pool',
  text: `Swimmers shower first, in cold water. The pool closes at ${hour}. Towels are not lent to guests here.`,
})

const worlds: World[] = []
/** The bot; with an app of an earlier one it is the same bot, started again. */
async function start(app?: App) {
  const world = await openWorld({
    ...(app === undefined
      ? { documents: { [GUILD]: [hallAt('nine'), poolAt('six')] } }
      : { withApp: () => app }),
  })
  worlds.push(world)
  const { announcer } = world.bot.dispatch
  const watch = new ChangeWatch(world.app, (collection) => announcer.tellChanges(collection))
  await world.app.settings.change(GUILD, { logChannel: LOG })
  return { world, watch }
}
afterEach(async () => {
  for (const world of worlds.splice(0)) {
    await world.close()
    expect(world.discord.faults).toEqual([])
  }
})

const ask = async (world: World, question: string): Promise<Seen> =>
  (await world.send(world.member().slash('ask', { question }))).seen[0]!
const posted = ({ discord }: World): string[] =>
  [...discord.messages.values()]
    .filter(({ channel }) => channel === LOG)
    .map(({ body }) => (body['embeds'] as { description: string }[])[0]!.description)
const change = ({ app }: World, documents: Parameters<typeof indexInto>[2]) =>
  indexInto(app.store, GUILD, documents)

test('what another process changed is told once, with the answer that quoted it', async () => {
  const { world, watch } = await start()
  await watch.look()
  const answer = await ask(world, 'When does the hall open?')
  await change(world, [hallAt('ten')])
  await watch.look()
  await watch.look()
  const link = `https://discord.com/channels/${GUILD}/${CHANNEL}/${answer.id}`
  expect(posted(world)).toEqual([
    `A public answer quoted words that the documents do not say any more. [The answer](${link})
> The hall opens at **nine**.
-# **Before** Rules

> The hall opens at ten.
-# **Now** Rules`,
  ])
  // The next generation changes something else.
  await change(world, [poolAt('five')])
  await watch.look()
  expect(posted(world)).toHaveLength(1)
  // What a command made, it tells itself: the rollback brings the words back.
  await world.send(world.member({ permissions: '32' }).slash('reindex', { state: '1' }, 'rollback'))
  await watch.look()
  expect(posted(world)).toHaveLength(1)
  await change(world, [hallAt('noon')])
  await watch.look()
  expect(posted(world)).toHaveLength(2)
})

test('what changed while the bot was down is told once it runs again, and only then', async () => {
  const { world } = await start()
  await ask(world, 'When does the hall open?')
  await world.bot.stop()
  await change(world, [hallAt('ten')])
  await change(world, [poolAt('five')])
  const again = await start(world.app)
  await again.watch.look()
  expect(posted(again.world)).toHaveLength(1)
  const third = await start(world.app)
  await third.watch.look()
  expect(posted(third.world)).toEqual([])
})

test('a change of another process just ahead of a command is not lost', async () => {
  const { world, watch } = await start()
  await watch.look()
  await ask(world, 'When does the hall open?')
  await ask(world, 'When does the pool close?')
  await change(world, [hallAt('ten')])
  const moderator = world.member({ permissions: '32' })
  await world.send(moderator.slash('sources', { document: 'pool' }, 'remove'))
  expect(posted(world)).toEqual([
    expect.stringContaining('**Before** Rules'),
    expect.stringContaining('**Before** Pool'),
  ])
})

test('a quote that was called unsure is looked after as well', async () => {
  const { world, watch } = await start()
  await ask(world, 'When does the hall open?')
  const [kept] = await world.app.community.answers.publicSince(GUILD, '')
  const parts = kept!.parts.map((part) => ({ ...part, kind: 'not-found', isUnsure: true }) as const)
  await world.app.community.answers.put({ ...kept!, parts })
  await change(world, [hallAt('ten')])
  await watch.look()
  expect(posted(world)).toHaveLength(1)
})

test('while Discord fails a notice waits; a channel that is closed to the bot is given up', async () => {
  const { world, watch } = await start()
  await ask(world, 'When does the hall open?')
  await change(world, [hallAt('ten')])
  const broken = { status: 503, body: { code: 0, message: 'Service Unavailable' } }
  // The library tries four times.
  world.rest.faults.push(broken, broken, broken, broken)
  await watch.look()
  expect(posted(world)).toEqual([])
  expect(world.log.at(-1)).toMatchObject({ level: 'error', message: 'changes could not be told' })
  await watch.look()
  expect(posted(world)).toHaveLength(1)

  await ask(world, 'When does the pool close?')
  await change(world, [poolAt('five')])
  world.rest.faults.push({ status: 403, body: { code: 50001, message: 'Missing Access' } })
  await watch.look()
  await watch.look()
  expect(posted(world)).toHaveLength(1)
  expect(world.log.at(-1)).toMatchObject({ level: 'warn', data: { code: 50001 } })
})

test('a crash between posting and noting it posts nothing twice', async () => {
  const { world, watch } = await start()
  await ask(world, 'When does the hall open?')
  await change(world, [hallAt('ten')])
  const { told } = world.app.community
  const put = told.put
  told.put = async () => {
    throw new Error('killed')
  }
  await watch.look()
  expect(posted(world)).toHaveLength(1)
  told.put = put
  await watch.look()
  expect(posted(world)).toHaveLength(1)
  expect(await told.find(GUILD)).toMatchObject({ generation: 2, quotes: [expect.any(String)] })
})

test('of many answers the first ten are shown, the others counted', async () => {
  const { world, watch } = await start()
  for (let count = 0; count < 12; count += 1) await ask(world, 'When does the hall open?')
  await change(world, [hallAt('ten')])
  await watch.look()
  expect(posted(world)).toHaveLength(11)
  expect(posted(world).at(-1)).toBe(
    '2 more public answers quoted words that the documents do not say any more.',
  )
  await watch.look()
  expect(posted(world)).toHaveLength(11)
})

test('people and titles are read ahead at the start, and of each new generation', async () => {
  const { world, watch } = await start()
  const read: string[] = []
  const { people, titles } = world.app
  Object.assign(world.app, {
    people: {
      peopleOf: (generation: Generation) => {
        read.push(`people ${generation.summary.generation}`)
        return people.peopleOf(generation)
      },
    },
    titles: {
      titlesOf: (generation: Generation) => {
        read.push(`titles ${generation.summary.generation}`)
        return titles.titlesOf(generation)
      },
    },
  })
  await watch.look()
  expect(read).toEqual(['titles 1', 'people 1'])
  await watch.look()
  await change(world, [hallAt('ten')])
  await watch.look()
  expect(read).toEqual(['titles 1', 'people 1', 'titles 2', 'people 2'])
})

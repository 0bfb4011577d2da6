import { setImmediate } from 'node:timers/promises'
import fc from 'fast-check'
import { afterEach, expect, test } from 'vitest'
import type { Command } from '../../src/discord/command.ts'
import { messagesIn } from '../../src/discord/locales/messages.ts'
import { notice } from '../../src/discord/message.ts'
import { Turns } from '../../src/discord/turns.ts'
import { openWorld, type World } from '../support/discord/world.ts'

let world: World | undefined
afterEach(() => world?.close())

/** A command that works until it is told to end. */
function working(name: string) {
  const ends: (() => void)[] = []
  const command: Command = {
    data: { name, type: 1, description: 'Works' },
    route: () => ({
      acknowledge: 'public',
      takesTurn: true,
      execute: async () => {
        await new Promise<void>((resolve) => ends.push(resolve))
        return { message: notice('Done.') }
      },
    }),
  }
  return { command, ends }
}

const crowdedIn = (locale: Parameters<typeof messagesIn>[0]) =>
  expect.objectContaining({ description: messagesIn(locale).errors.crowded })

async function crowdedWorld(name: string) {
  const { command, ends } = working(name)
  const free: Command = {
    data: { name: 'free', type: 1, description: 'Needs no turn' },
    route: () => ({ acknowledge: 'public', execute: async () => ({ message: notice('Free.') }) }),
  }
  const opened = await openWorld({
    commands: [command, free],
    turns: { atOnce: 1, waiting: 1 },
  })
  world = opened
  const begin = async (): Promise<() => unknown> => {
    const interaction = opened.member().slash(name)
    const exchange = opened.discord.begin(interaction)
    opened.gateway.dispatch('INTERACTION_CREATE', interaction)
    await opened.rest.reached(interaction.token)
    return () => exchange.response
  }
  return { world: opened, ends, begin }
}

test('who comes when the line is full is told so at once and privately; the others are answered in turn', async () => {
  const { world, ends, begin } = await crowdedWorld('work')
  const first = await begin()
  const second = await begin()
  const third = await begin()
  expect([first(), second()]).toEqual([{ type: 5 }, { type: 5 }])
  expect(third()).toMatchObject({ type: 4, data: { flags: 64, embeds: [crowdedIn('en')] } })
  expect(ends).toHaveLength(1)
  const free = world.member().slash('free')
  const exchange = world.discord.begin(free)
  world.gateway.dispatch('INTERACTION_CREATE', free)
  await world.rest.reached(free.token)
  expect(exchange.response).toEqual({ type: 5 })
  ends[0]?.()
  await expect.poll(() => ends.length).toBe(2)
  const fourth = await begin()
  expect(fourth()).toEqual({ type: 5 })
  ends[1]?.()
  await expect.poll(() => ends.length).toBe(3)
  ends[2]?.()
  await world.bot.dispatch.idle()
  expect(world.log).toEqual([])
})

test('a mention that finds the line full is answered with the same words', async () => {
  const { world, ends, begin } = await crowdedWorld('ask')
  await begin()
  await begin()
  world.gateway.dispatch('MESSAGE_CREATE', world.member().says(`<@${world.discord.botId}> When?`))
  await expect
    .poll(() => world.rest.requests.at(-1))
    .toMatchObject({ method: 'POST', body: { embeds: [crowdedIn('de')] } })
  for (const place of [0, 1]) {
    await expect.poll(() => ends.length).toBe(place + 1)
    ends[place]?.()
  }
  await world.bot.dispatch.idle()
})

test('never more at once or in line than allowed; first come, first served; no place is lost', async () => {
  const limits = fc.record({
    atOnce: fc.integer({ min: 1, max: 3 }),
    waiting: fc.integer({ min: 0, max: 3 }),
  })
  // A number ends that one of the calls under way, working or waiting; null is a new call.
  const steps = fc.array(fc.option(fc.nat({ max: 5 })), { maxLength: 40 })
  await fc.assert(
    fc.asyncProperty(limits, steps, async ({ atOnce, waiting }, taken) => {
      const turns = new Turns({ atOnce, waiting })
      const under: { readonly end: () => void; isWorking: boolean }[] = []
      for (const step of taken) {
        if (step === null) {
          const turn = turns.take()
          expect(turn === null).toBe(under.length === atOnce + waiting)
          if (turn !== null) {
            const call = { end: () => turn.end(), isWorking: false }
            under.push(call)
            void turn.comes.then(() => {
              call.isWorking = true
            })
          }
        } else {
          const [ended] = under.splice(step, 1)
          ended?.end()
          ended?.end()
        }
        await setImmediate()
        expect(under.map(({ isWorking }) => isWorking)).toEqual(under.map((_, row) => row < atOnce))
        expect(turns.waiting).toBe(Math.max(0, under.length - atOnce))
      }
    }),
  )
})

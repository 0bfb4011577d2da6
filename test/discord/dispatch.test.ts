import { afterEach, describe, expect, test } from 'vitest'
import type { Command, Handler } from '../../src/discord/command.ts'
import { MemberError } from '../../src/discord/explain.ts'
import { notice } from '../../src/discord/message.ts'
import { openWorld, type World, type WorldOptions } from '../support/discord/world.ts'

let world: World
afterEach(() => world.close())

const commandOf = (handler: Handler, complete?: Command['complete']): Command => ({
  data: { name: 'do', type: 1, description: 'Does it' },
  route: () => handler,
  ...(complete && { complete }),
})
const open = async (handler: Handler, options: WorldOptions = {}) => {
  world = await openWorld({ commands: [commandOf(handler)], ...options })
  return world
}
const says = (text: string): Handler => ({
  acknowledge: 'public',
  execute: async () => ({ message: notice(text) }),
})
const call = () => world.send(world.member().slash('do'))

describe('the first response', () => {
  test('goes out before any work', async () => {
    const order: string[] = []
    await open({
      acknowledge: 'public',
      execute: async () => {
        order.push(`work after ${world.rest.requests.at(-1)?.path.split('/').at(-1)}`)
        return { message: notice('Done.') }
      },
    })
    await call()
    expect(order).toEqual(['work after callback'])
  })

  test('an interaction that is older than three seconds ends quietly (10062), its work undone', async () => {
    let isWorked = false
    await open({
      acknowledge: 'public',
      execute: async () => {
        isWorked = true
        return {}
      },
    })
    const interaction = world.member().slash('do')
    const exchange = world.discord.begin(interaction)
    world.clock.advance(3_001)
    world.gateway.dispatch('INTERACTION_CREATE', interaction)
    await world.rest.reached(interaction.token)
    await world.bot.dispatch.idle()
    expect(exchange.response).toBeNull()
    expect(isWorked).toBe(false)
    expect(world.log).toEqual([
      {
        level: 'info',
        data: expect.objectContaining({ code: 10062 }),
        message: 'an interaction is over',
      },
    ])
  })

  test('over HTTP nothing tells that it came too late, but that the reply is unknown (10015)', async () => {
    const slow: Command = {
      ...commandOf(says('Done.')),
      route: () => {
        world.clock.advance(3_001)
        return says('Done.')
      },
    }
    world = await openWorld({ commands: [slow], way: 'http' })
    const exchange = await call()
    expect(exchange).toMatchObject({ response: null, seen: [] })
    expect(world.log).toEqual([
      {
        level: 'info',
        data: expect.objectContaining({ code: 10015 }),
        message: 'an interaction is over',
      },
    ])
  })

  test('one that was acknowledged elsewhere ends quietly (40060)', async () => {
    await open(says('Done.'))
    const interaction = world.member().slash('do')
    const exchange = world.discord.begin(interaction)
    world.discord.respond(interaction.token, { type: 5 })
    world.gateway.dispatch('INTERACTION_CREATE', interaction)
    await world.rest.reached(interaction.token)
    await world.bot.dispatch.idle()
    expect(exchange.seen).toMatchObject([{ isLoading: true }])
    expect(world.log).toMatchObject([{ level: 'info', data: { code: 40060 } }])
  })

  test('no log line holds the interaction’s token', async () => {
    await open(
      {
        acknowledge: 'public',
        execute: async () => {
          world.clock.advance(16 * 60_000)
          return { message: notice('Late') }
        },
      },
      {},
    )
    const interaction = world.member({ channel: '' }).slash('do')
    await world.send(interaction)
    world.rest.faults.push({ status: 500 })
    await call()
    expect(JSON.stringify(world.log)).not.toContain('token-')
  })
})

describe('after it', () => {
  test('a fault is logged and told in one neutral line', async () => {
    await open({ acknowledge: 'public', execute: () => Promise.reject(new Error('secret detail')) })
    const { seen } = await call()
    expect(JSON.stringify(seen)).not.toContain('secret')
    expect(seen[0]?.body['embeds']).toMatchObject([
      { description: 'That did not work. The fault has been logged.' },
    ])
    expect(world.log).toMatchObject([
      { level: 'error', data: { command: 'do' }, message: 'a call failed' },
    ])
  })

  test('a run longer than fifteen minutes goes on in a message of the channel', async () => {
    await open({
      acknowledge: 'public',
      execute: async (_call, { report }) => {
        world.clock.advance(16 * 60_000)
        report(notice('Half.'))
        return { message: notice('Done.') }
      },
    })
    const { seen } = await call()
    expect(seen).toMatchObject([{ isLoading: true }])
    const posted = [...world.discord.messages.values()].slice(1)
    expect(posted).toMatchObject([{ body: { embeds: [{ description: 'Done.' }] } }])
  })

  test('progress does not outrun the result', async () => {
    await open({
      acknowledge: 'public',
      execute: async (_call, { report }) => {
        for (let step = 0; step < 50; step += 1) report(notice(`Step ${step}`))
        return { message: notice('Done.') }
      },
    })
    const { seen } = await call()
    expect(seen[0]?.body['embeds']).toMatchObject([{ description: 'Done.' }])
    expect(
      world.rest.requests.filter(({ method }) => method === 'PATCH').length,
    ).toBeLessThanOrEqual(2)
  })

  test('a 429 is waited out, as long as it says', async () => {
    await open(says('Done.'))
    world.rest.faults.push({
      status: 429,
      headers: { 'retry-after': '0.05', 'x-ratelimit-scope': 'user', via: '1.1 proxy' },
      body: { message: 'You are being rate limited.', retry_after: 0.05, global: false },
    })
    const { seen } = await call()
    expect(seen[0]?.body['embeds']).toMatchObject([{ description: 'Done.' }])
    expect(world.rest.requests.map(({ status }) => status)).toEqual([200, 429, 204, 200])
  })
})

describe('a first response that Discord has not taken in yet', () => {
  const early = { status: 404, body: { code: 10015, message: 'Unknown Webhook' } }
  const refuse = () => Promise.reject(new MemberError('No.'))
  test.each<[string, Handler, object[]]>([
    ['the reply', says('Done.'), [{ body: { embeds: [{ description: 'Done.' }] } }]],
    [
      'a refusal',
      { acknowledge: 'update', execute: refuse },
      [{ isDeleted: false }, { body: { embeds: [{ description: 'No.' }] } }],
    ],
    [
      'a removal',
      { acknowledge: 'update', execute: async () => ({ remove: true }) },
      [{ isDeleted: true }],
    ],
  ])('%s is tried again', async (_name, handler, expected) => {
    await open(says('Press.'), { actions: { press: () => handler } })
    const [message] = (await call()).seen
    world.rest.faults.push({ status: 204 }, early, early)
    const interaction = world.member().component(message!, '1~press~~0')
    const exchange = world.discord.begin(interaction)
    const type = handler.acknowledge === 'update' ? 6 : 5
    world.discord.respond(interaction.token, { type })
    world.gateway.dispatch('INTERACTION_CREATE', interaction)
    await world.rest.reached(interaction.token)
    await world.bot.dispatch.idle()
    expect(exchange.seen).toMatchObject(expected)
    expect(world.log).toEqual([])
  })
})

describe('rates', () => {
  test('a member who asks too fast is told privately how long to wait', async () => {
    await open(says('Done.'), {
      rateLimits: { user: { size: 2, minutes: 1 }, guild: { size: 99, minutes: 1 } },
    })
    await call()
    await call()
    const { response } = await call()
    expect(response).toMatchObject({
      type: 4,
      data: { flags: 64, embeds: [{ description: 'That is a lot at once. Try again in 30 s.' }] },
    })
    world.clock.advance(30_000)
    expect((await call()).response).toEqual({ type: 5 })
  })

  test('a server is limited as a whole', async () => {
    await open(says('Done.'), {
      rateLimits: { user: { size: 99, minutes: 1 }, guild: { size: 1, minutes: 1 } },
    })
    await call()
    const { response } = await world.send(world.member({ user: '700000000000000002' }).slash('do'))
    expect(response).toMatchObject({ type: 4, data: { flags: 64 } })
    expect((await world.send(world.member({ guild: null }).slash('do'))).response).toEqual({
      type: 5,
    })
  })
})

describe('choices', () => {
  const complete: Command['complete'] = async ({ focused }) =>
    Array.from({ length: 40 }, (_, index) => ({
      name: `${focused?.value}${'x'.repeat(150)}`,
      value: `${index}`,
    }))

  test('are at most 25, their names cut to fit', async () => {
    world = await openWorld({ commands: [commandOf(says('x'), complete)] })
    const { response } = await world.send(world.member().type('do', { document: 'ru' }, 'document'))
    expect(response).toMatchObject({ type: 8 })
    expect(response).toMatchObject({ data: { choices: { length: 25 } } })
    expect(world.discord.faults).toEqual([])
  })

  test('a fault gives none', async () => {
    world = await openWorld({
      commands: [commandOf(says('x'), () => Promise.reject(new Error('no')))],
    })
    const { response } = await world.send(world.member().type('do', { document: 'ru' }, 'document'))
    expect(response).toEqual({ type: 8, data: { choices: [] } })
    expect(world.log).toMatchObject([{ level: 'error' }])
  })
})

describe('stopping', () => {
  test('lets a running call finish', async () => {
    let release: () => void = () => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    await open({
      acknowledge: 'public',
      execute: async () => {
        await held
        return { message: notice('Done.') }
      },
    })
    const interaction = world.member().slash('do')
    const { seen } = world.discord.begin(interaction)
    world.gateway.dispatch('INTERACTION_CREATE', interaction)
    await world.rest.reached(interaction.token)
    const stopped = world.bot.stop()
    release()
    await stopped
    expect(seen[0]?.body['embeds']).toMatchObject([{ description: 'Done.' }])
    await world.bot.ended
  })

  test('aborts a call that goes on for too long, and lets it say so', async () => {
    await open({
      acknowledge: 'public',
      execute: (_call, { signal }) =>
        new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
    })
    const interaction = world.member().slash('do')
    const { seen } = world.discord.begin(interaction)
    world.gateway.dispatch('INTERACTION_CREATE', interaction)
    await world.rest.reached(interaction.token)
    await world.bot.dispatch.stop(0)
    expect(seen[0]?.body['embeds']).toMatchObject([
      { description: 'That did not work. The fault has been logged.' },
    ])
  })
})

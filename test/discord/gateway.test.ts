import { afterEach, describe, expect, test } from 'vitest'
import { DEFAULT_SETTINGS } from '../../src/core/settings.ts'
import type { App } from '../../src/discord/app.ts'
import { GatewayClosedError } from '../../src/discord/bot.ts'
import { CHANNEL, GUILD, openWorld, type Way, type World } from '../support/discord/world.ts'

const RULES = { id: 'rules', title: 'House rules', text: 'The hall opens at nine in the morning.' }
const BOT = '1000000000000000001'

let world: World | undefined
afterEach(async () => {
  await world?.close()
  world = undefined
})
const until = async (isSo: () => boolean): Promise<void> => {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 5))
}
const open = async () => {
  world = await openWorld({ documents: { default: [RULES] } })
  return world
}

describe('the connection', () => {
  test('asks for no privileged intent', async () => {
    const { gateway } = await open()
    expect(gateway.identifies).toMatchObject([{ intents: (1 << 0) | (1 << 9) | (1 << 12) }])
  })

  test('is resumed after a close that allows it, and questions are answered again', async () => {
    const { gateway, send, member } = await open()
    gateway.disconnect(4000)
    await until(() => gateway.resumes.length === 1)
    expect(gateway.resumes).toMatchObject([{ session_id: 'session' }])
    expect(gateway.identifies).toHaveLength(1)
    const { seen } = await send(member().slash('ask', { question: 'When does the hall open?' }))
    expect(JSON.stringify(seen[0]?.body)).toContain('nine')
  })

  test('a lost session is begun anew', async () => {
    // Both at once, since the library waits five seconds between two identifications.
    const worlds = await Promise.all([openWorld(), openWorld()])
    worlds[0].gateway.disconnect(4007)
    worlds[1].gateway.isSessionValid = false
    worlds[1].gateway.disconnect(4009)
    const isAgain = ({ gateway, bot }: World) =>
      gateway.identifies.length > 1 && bot.connections().ready === 1
    await until(() => worlds.every(isAgain))
    for (const { gateway } of worlds) expect(gateway.identifies).toHaveLength(2)
    await Promise.all(worlds.map((opened) => opened.close()))
  })

  test.each([
    [4004, 'DISCORD_TOKEN'],
    [4010, 'shard'],
    [4011, 'servers'],
    [4012, 'Update Verbatim'],
    [4013, 'Update Verbatim'],
    [4014, 'no privileged intent'],
  ])('after %i it ends and says what to do', async (code, remedy) => {
    const { gateway, bot } = await open()
    gateway.disconnect(code)
    await expect(bot.ended).rejects.toThrow(GatewayClosedError)
    await expect(bot.ended).rejects.toThrow(remedy)
    expect(gateway.identifies).toHaveLength(1)
  })

  test('a wrong token does not start the bot', async () => {
    await expect(openWorld({ token: 'MTAwMA.wrong.token' })).rejects.toThrow('DISCORD_TOKEN')
  })
})

describe('a mention', () => {
  const say = async (content: string, mentions?: string[]) => {
    const { gateway, member, rest, bot } = await open()
    gateway.dispatch('MESSAGE_CREATE', member().says(content, mentions))
    await rest.reached('/messages')
    await bot.dispatch.idle()
    return rest.requests.filter(({ path }) => path === `/channels/${CHANNEL}/messages`)
  }

  test('is answered like /ask, as a reply to it that pings nobody', async () => {
    const [posted] = await say('<@1000000000000000001> when does the hall open?')
    expect(posted?.body).toMatchObject({
      embeds: [
        {
          title: 'when does the hall open?',
          description: expect.stringContaining('> The hall opens at nine'),
        },
      ],
      allowed_mentions: { parse: [] },
      message_reference: { fail_if_not_exists: false },
    })
    expect(world?.rest.requests.map(({ path }) => path)).toContain(`/channels/${CHANNEL}/typing`)
    expect(world?.discord.faults).toEqual([])
  })

  describe('in a thread', () => {
    const THREAD = '900000000000000061'
    const HELP = '900000000000000060'
    const sayInThread = async (prepare: (world: World) => Promise<void>, repliesTo?: string) => {
      const { gateway, member, send, rest, app } = await open()
      await prepare(world!)
      const thread = { id: THREAD, guild_id: GUILD, parent_id: HELP, type: 11, name: 'A thread' }
      gateway.dispatch('THREAD_CREATE', { ...thread, thread_metadata: { archived: false } })
      const who = member({ channel: THREAD })
      gateway.dispatch(
        'MESSAGE_CREATE',
        who.says(`<@${BOT}> And in the morning?`, [BOT], repliesTo),
      )
      await send(member({ permissions: '32' }).slash('help'))
      expect(app.settings.of(GUILD).channels).toEqual([HELP])
      return rest.requests.filter(({ path }) => path === `/channels/${THREAD}/messages`)
    }
    const limited = ({ app }: World) => app.settings.change(GUILD, { channels: [HELP] })

    test('of a channel where the bot answers, it is answered', async () => {
      expect(await sayInThread(async (opened) => void (await limited(opened)))).toHaveLength(1)
    })

    test('of an answer, it follows up its question', async () => {
      const [posted] = await sayInThread(async (opened) => {
        await limited(opened)
        const asker = opened.member({ channel: HELP })
        await opened.send(asker.slash('ask', { question: 'When does the hall open?' }))
        const [kept] = await opened.app.community.answers.publicSince('default', '')
        await opened.app.community.answers.link(kept!.id, { channel: HELP, message: THREAD })
      })
      expect(JSON.stringify(posted?.body)).toContain('> The hall opens at **nine**')
    })
  })

  test('a message without one is not answered', async () => {
    const { gateway, member, send, rest } = await open()
    gateway.dispatch('MESSAGE_CREATE', member().says('when does the hall open?', []))
    await send(member().slash('ask', { question: 'Hello!' }))
    expect(rest.requests.filter(({ path }) => path.endsWith('/messages'))).toEqual([])
  })
})

describe('a reply to an answer', () => {
  const QUESTION = 'When does the hall open?'
  /** @returns what the bot posted after it. */
  const reply = async (content: string, mentions: string[], repliesTo?: string) => {
    const { gateway, member, send, rest } = await open()
    const answer = (await send(member().slash('ask', { question: QUESTION }))).seen[0]!
    gateway.dispatch('MESSAGE_CREATE', member().says(content, mentions, repliesTo ?? answer.id))
    // What came before is done with when this is.
    await send(member().slash('help'))
    return rest.requests.filter(({ path }) => path === `/channels/${CHANNEL}/messages`)
  }

  test.each([
    ['And in the morning?', [BOT]],
    ['and in the morning ? thanks', [BOT]],
    [`<@${BOT}> and in the morning`, [BOT]],
  ])('“%s” follows it up', async (content, mentions) => {
    const [posted] = await reply(content, mentions)
    expect(JSON.stringify(posted?.body)).toContain('> The hall opens at ')
  })

  test.each(['那早上呢', '朝ですか。', '朝は？'])('“%s” is answered', async (content) => {
    const [posted] = await reply(content, [BOT])
    expect(posted?.body).toMatchObject({ embeds: [{ title: content }] })
  })

  test.each([
    ['lol, told you Anna', [BOT]],
    ['See https://example.org/?page=2 instead', [BOT]],
    ['はい、知っています。', [BOT]],
    ['And in the morning?', []],
  ])('“%s” does not', async (content, mentions) => {
    expect(await reply(content, mentions)).toEqual([])
    expect(await world?.app.community.care.gaps(GUILD)).toEqual([])
  })

  test('one to another message of the bot’s is none', async () => {
    expect(await reply('And in the morning?', [BOT], '900000000000000099')).toEqual([])
  })
})

test('a mention that is refused is not answered, since everyone would see the refusal', async () => {
  const { gateway, member, app, send, rest } = await open()
  await app.settings.change(GUILD, { channels: ['900000000000000088'] })
  gateway.dispatch('MESSAGE_CREATE', member().says('<@1000000000000000001> when?'))
  await send(member().slash('help'))
  expect(rest.requests.filter(({ path }) => path.startsWith('/channels'))).toEqual([])
})

test('a server that removed the bot is noted, one that is merely unavailable is not', async () => {
  const { gateway, app } = await open()
  const left = () => app.community.departures.leftBefore('9999')
  gateway.dispatch('GUILD_DELETE', { id: GUILD, unavailable: true })
  gateway.dispatch('GUILD_CREATE', { id: '900000000000000005', unavailable: true })
  gateway.dispatch('GUILD_DELETE', { id: '900000000000000005' })
  while ((await left()).length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
  expect(await left()).toEqual(['900000000000000005'])
})

test('a server that removed the bot while it was away is noted, of its own shard only', async () => {
  // Of two shards these are of the first, and that of the second.
  const [here, gone, changed] = ['900000000004194307', '900000000004194308', '900000000004194309']
  const ofOther = '900000000000000005'
  const documents = Object.fromEntries(
    ['default', 'notes', here, gone, ofOther].map((collection) => [collection, [RULES]]),
  )
  const withApp = (app: App) => {
    void app.community.settings.put(changed, DEFAULT_SETTINGS)
    return app
  }
  world = await openWorld({ documents, withApp, shards: { ids: [0], count: 2 }, guilds: [here] })
  const { departures } = world.app.community
  while ((await departures.leftBefore('9999')).length < 2)
    await new Promise((resolve) => setTimeout(resolve, 5))
  expect(await departures.leftBefore('9999')).toEqual([gone, changed])
})

describe('a server that has the bot again', () => {
  const OTHER = '900000000000000005'
  const DAY = '2026-02-01T00:00:00.000Z'
  const openLeft = async (way: Way, ...guilds: string[]) => {
    const withApp = (app: App) => {
      for (const guild of guilds) void app.community.departures.leave(guild, DAY)
      return app
    }
    world = await openWorld({ way, withApp, documents: { default: [RULES] } })
    return world
  }
  const leftOf = ({ app }: World) => app.community.departures.leftBefore('9999')
  const untilLeft = async (opened: World, guilds: string[]): Promise<void> => {
    while (JSON.stringify(await leftOf(opened)) !== JSON.stringify(guilds))
      await new Promise((resolve) => setTimeout(resolve, 5))
  }

  test('while the bot was away is known once it is connected', async () => {
    await untilLeft(await openLeft('gateway', GUILD, OTHER), [OTHER])
  })

  test('at any other time is known at once, also after it left once more', async () => {
    const opened = await openLeft('gateway', OTHER)
    opened.gateway.dispatch('GUILD_CREATE', { id: OTHER, unavailable: true })
    await untilLeft(opened, [])
    opened.gateway.dispatch('GUILD_DELETE', { id: OTHER })
    await untilLeft(opened, [OTHER])
    opened.gateway.dispatch('GUILD_CREATE', { id: OTHER, unavailable: true })
    await untilLeft(opened, [])
  })

  test('is known over HTTP by a command or what is typed for one', async () => {
    const opened = await openLeft('http', GUILD, OTHER)
    const { send, member } = opened
    await send(member({ guild: OTHER }).slash('help'))
    await untilLeft(opened, [GUILD])
    await send(member().type('summary', { document: 'r' }, 'document'))
    await untilLeft(opened, [])
  })

  test('is not one where only a member has it, or where buttons are left of it', async () => {
    const opened = await openLeft('http', GUILD)
    const { send, member } = opened
    await send(member({ isUserInstall: true }).slash('help'))
    const { seen } = await send(
      member({ guild: OTHER }).slash('ask', { question: 'When does the hall open?' }),
    )
    await send(member().press(seen[0]!, 'check'))
    expect(await leftOf(opened)).toEqual([GUILD])
  })
})

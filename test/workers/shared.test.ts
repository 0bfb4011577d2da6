import { generateKeyPairSync } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type BotProcess, openStage, type Stage, until } from '../support/bot-process.ts'
import type { Seen } from '../support/discord/fake-state.ts'
import type { Json } from '../support/discord/json.ts'
import { Member } from '../support/discord/member.ts'
import { CHANNEL, GUILD, hexOf, postSigned } from '../support/discord/world.ts'
import { createDatabase, testServerUrl } from '../support/test-database.ts'

// Several programs start one after another, each with its own second of loading.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const keys = generateKeyPairSync('ed25519')
const clock = { now: () => new Date() }
const CLUB =
  'The club meets in the old boathouse. Meetings begin at half past seven every Thursday.'

/** With a server at hand, PostgreSQL as well. */
const places = ['SQLite', ...(testServerUrl === null ? [] : ['PostgreSQL'])]

describe.each(places)('two programs over HTTP on one %s', (place) => {
  let stage: Stage
  let database: Awaited<ReturnType<typeof createDatabase>> | null = null
  /** The first one has the duties. */
  const programs: { readonly bot: BotProcess; readonly port: number }[] = []

  const send = async (
    program: number,
    interaction: ReturnType<Member['slash']>,
  ): Promise<readonly Seen[]> => {
    const { seen } = stage.discord.begin(interaction)
    const { port } = programs[program]!
    const body = JSON.stringify(interaction)
    const response = await postSigned(port, body, keys.privateKey, clock)
    stage.discord.respond(interaction.token, (await response.json()) as Json)
    await until(() => seen[0]?.isLoading === false && !JSON.stringify(seen[0]).includes('~cancel~'))
    return seen
  }
  const textOf = (seen: readonly Seen[]): string => JSON.stringify(seen[0]?.body)
  const moderator = () =>
    new Member(stage.discord, {
      user: '700000000000000009',
      guild: GUILD,
      channel: CHANNEL,
      permissions: '32',
    })

  beforeAll(async () => {
    stage = await openStage()
    if (place === 'PostgreSQL') database = await createDatabase(testServerUrl ?? '')
    for (const DUTIES of ['on', 'off']) {
      const bot = stage.start({
        DUTIES,
        INTERACTIONS_PORT: '0',
        DISCORD_PUBLIC_KEY: hexOf(keys.publicKey),
        DATABASE_URL: database?.url ?? '',
      })
      const { port } = await bot.logged('listening for interactions')
      programs.push({ bot, port: Number(port) })
    }
  })
  afterAll(async () => {
    await stage.close()
    await database?.drop()
  })

  test('a source added through one is quoted by the other at once', async () => {
    const added = await send(
      1,
      moderator().submit('1~add-source~~0', { title: 'Club', text: CLUB }),
    )
    expect(textOf(added)).toContain('**1** added')
    const question = 'When do the club meetings begin?'
    const asked = await send(0, stage.member().slash('ask', { question }))
    expect(textOf(asked)).toMatch(/half past seven|Not sure|Club/)
    const listed = await send(0, stage.member().slash('sources', {}, 'list'))
    expect(textOf(listed)).toContain('1 document')
  })

  test('an answer of one keeps its buttons in the other', async () => {
    const question = 'Where does the club meet?'
    const asked = await send(0, stage.member().slash('ask', { question }))
    const isFound = textOf(asked).includes('~check~')
    const pressed = await send(1, stage.member().press(asked[0]!, isFound ? 'check' : 'nearest'))
    expect(textOf(pressed)).toContain('boathouse')
    expect(stage.discord.faults).toEqual([])
  })

  test('both stop cleanly', async () => {
    for (const { bot } of programs) bot.child.kill('SIGTERM')
    for (const { bot } of programs) {
      expect(await bot.ended()).toEqual([0, null])
      expect(bot.lines().filter(({ level }) => Number(level) > 40)).toEqual([])
    }
  })
})

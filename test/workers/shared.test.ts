import { generateKeyPairSync } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type BotProcess, openStage, type Stage } from '../support/bot-process.ts'
import { hexOf } from '../support/discord/world.ts'
import { createDatabase, testServerUrl } from '../support/test-database.ts'

// Several programs start one after another, each with its own second of loading.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const keys = generateKeyPairSync('ed25519')
const CLUB =
  'The club meets in the old boathouse. Meetings begin at half past seven every Thursday.'

/** With a server at hand, PostgreSQL as well. */
const places = ['SQLite', ...(testServerUrl === null ? [] : ['PostgreSQL'])]

describe.each(places)('two programs over HTTP on one %s', (place) => {
  let stage: Stage
  let database: Awaited<ReturnType<typeof createDatabase>> | null = null
  /** The first one has the duties. */
  const programs: { readonly bot: BotProcess; readonly port: number }[] = []

  const send = (program: 0 | 1, interaction: Parameters<Stage['answered']>[0]) =>
    stage.answeredAt(programs[program]!.port, keys.privateKey, interaction)
  const ask = (program: 0 | 1, question: string) =>
    send(program, stage.member().slash('ask', { question }))

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

  test('a source added through one is found by the other at once', async () => {
    const form = stage.moderator().submit('1~add-source~~0', { title: 'Club', text: CLUB })
    expect(JSON.stringify((await send(1, form)).body)).toContain('**1** added')
    const asked = await ask(0, 'When do the club meetings begin?')
    expect(JSON.stringify(asked.body)).toContain('half past seven')
    const listed = await send(0, stage.member().slash('sources', {}, 'list'))
    expect(JSON.stringify(listed.body)).toContain('1 document')
  })

  test('an answer of one keeps its buttons in the other', async () => {
    const asked = await ask(0, 'Where does the club meet?')
    const button = JSON.stringify(asked.body).includes('~check~') ? 'check' : 'nearest'
    const pressed = await send(1, stage.member().press(asked, button))
    expect(JSON.stringify(pressed.body)).toContain('boathouse')
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

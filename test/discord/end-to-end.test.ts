import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { commands } from '../../commands/index.ts'
import { quotedTexts } from '../../src/discord/escape.ts'
import { FakeGateway } from '../support/discord/fake-gateway.ts'
import { FakeRest } from '../support/discord/fake-rest.ts'
import { FakeState, type Seen } from '../support/discord/fake-state.ts'
import { Member } from '../support/discord/member.ts'
import { CHANNEL, GUILD, TOKEN } from '../support/discord/world.ts'

const directory = mkdtempSync(join(tmpdir(), 'verbatim-bot-'))
const discord = new FakeState(() => new Date())
const gateway = new FakeGateway(discord, TOKEN)
const rest = new FakeRest(discord, () => gateway.url, TOKEN)
const environment = () => ({
  PATH: process.env['PATH'],
  DISCORD_TOKEN: TOKEN,
  DISCORD_APPLICATION_ID: discord.applicationId,
  DISCORD_REST_URL: rest.url,
  DATA_DIR: directory,
})
let bot: ChildProcess
let errors = ''

/** Waits until the bot has come so many times; fails with its own words when it ended instead. */
async function identified(times: number): Promise<void> {
  while (gateway.identifies.length < times) {
    if (bot.exitCode !== null) throw new Error(`The bot ended: ${errors}`)
    await new Promise((wait) => setTimeout(wait, 50))
  }
}

beforeAll(async () => {
  await Promise.all([gateway.listen(), rest.listen()])
  gateway.guilds = [GUILD]
  bot = spawn(process.execPath, [resolve('dist/src/main.js')], {
    env: environment(),
    cwd: directory,
  })
  bot.stderr?.on('data', (text) => {
    errors += text
  })
  await identified(1)
})
afterAll(async () => {
  if (bot.exitCode === null) bot.kill('SIGKILL')
  await Promise.all([gateway.close(), rest.close()])
  rmSync(directory, { recursive: true, force: true })
})

/** Loading, or told how far it is. */
const isUnderway = (seen: Seen | undefined): boolean =>
  seen === undefined || seen.isLoading || JSON.stringify(seen.body).includes('~cancel~')

const answered = async (interaction: ReturnType<Member['slash']>): Promise<Seen> => {
  const exchange = discord.begin(interaction)
  gateway.dispatch('INTERACTION_CREATE', interaction)
  while (isUnderway(exchange.seen[0])) await new Promise((wait) => setTimeout(wait, 20))
  return exchange.seen[0]!
}

/** The program as the operator runs it: own process, real models, the bundled release. */
describe('npm start with a token', () => {
  const member = new Member(discord, { user: '700000000000000001', guild: GUILD, channel: CHANNEL })

  test('quotes the bundled release in its exact words', async () => {
    const release = readFileSync(resolve('documents/guangdong-2026.txt'), 'utf8')
    const { body } = await answered(
      member.slash('ask', {
        question: 'When did Guangdong hold the Provincial High-quality Development Conference?',
      }),
    )
    const [embed] = body['embeds'] as { description: string }[]
    const quotes = quotedTexts(embed?.description ?? '')
    expect(quotes.length).toBeGreaterThan(0)
    for (const quote of quotes) expect(release).toContain(quote)
    expect(quotes.join()).toContain('Feb. 24')
    expect(discord.faults).toEqual([])
  })

  test('says so when the release does not say', async () => {
    const { body } = await answered(
      member.slash('ask', { question: 'How many goals did the striker score in the cup final?' }),
    )
    expect(body['embeds']).toMatchObject([{ description: 'Not in the documents.' }])
  })

  test('knows the people whom the release names', async () => {
    const { body } = await answered(member.slash('who', { name: 'Huang Kunming' }))
    const [embed] = body['embeds'] as { description: string }[]
    expect(quotedTexts(embed?.description ?? '').join()).toContain('Huang Kunming')
  })

  test('its buttons go on working after a restart, and it stops with status 0', async () => {
    const answer = await answered(
      member.slash('ask', {
        question: 'Who is the vice minister of Industry and Information Technology?',
      }),
    )
    bot.kill('SIGTERM')
    expect(await once(bot, 'exit')).toEqual([0, null])
    bot = spawn(process.execPath, [resolve('dist/src/main.js')], {
      env: environment(),
      cwd: directory,
    })
    await identified(2)
    const { body } = await answered(member.press(answer, 'check'))
    expect(JSON.stringify(body)).toContain('Ke Jixin')
  })

  test('a moderator adds a text, and the server is answered from it at once', async () => {
    const moderator = new Member(discord, {
      user: '700000000000000009',
      guild: GUILD,
      channel: CHANNEL,
      permissions: '32',
    })
    const text =
      'The club meets in the old boathouse. Meetings begin at half past seven every Thursday.'
    const added = await answered(moderator.submit('1~add-source~~0', { title: 'Club', text }))
    expect(added.body['embeds']).toMatchObject([
      { description: expect.stringContaining('**1** added') },
    ])
    const asked = await answered(
      member.slash('ask', { question: 'When do the club meetings begin?' }),
    )
    // How sure an answer must be is the calibration's affair; which documents are read is this test's.
    const isFound = JSON.stringify(asked.body).includes('~check~')
    const shown = await answered(member.press(asked, isFound ? 'check' : 'nearest'))
    expect(JSON.stringify(shown.body['embeds'])).toContain('half past seven')
    const listed = await answered(member.slash('sources', {}, 'list'))
    expect(listed.body['embeds']).toMatchObject([
      { title: '1 document', description: expect.stringContaining('- Club · ') },
    ])
    expect(discord.faults).toEqual([])
  })

  test('it stops with status 0 while it waits for Discord', async () => {
    gateway.isSilent = true
    const before = gateway.connections
    gateway.disconnect(4000)
    while (gateway.connections === before) await new Promise((wait) => setTimeout(wait, 20))
    bot.kill('SIGTERM')
    expect(await once(bot, 'exit')).toEqual([0, null])
    gateway.isSilent = false
  })

  test('no log line holds a secret', () => {
    expect(errors).not.toContain(TOKEN)
    expect(errors).not.toContain('token-')
  })

  test('a wrong token ends the process with what to do', async () => {
    const wrong = spawn(process.execPath, [resolve('dist/src/main.js')], {
      env: { ...environment(), DISCORD_TOKEN: 'MTAwMA.wrong.token' },
      cwd: directory,
    })
    let told = ''
    wrong.stderr.on('data', (text) => {
      told += text
    })
    expect(await once(wrong, 'exit')).toEqual([1, null])
    expect(told).toContain('DISCORD_TOKEN')
  })

  test('npm run deploy registers the commands', async () => {
    const deploy = spawn(process.execPath, [resolve('dist/src/deploy-commands.js')], {
      env: environment(),
      cwd: directory,
    })
    expect(await once(deploy, 'exit')).toEqual([0, null])
    expect(discord.commands.get('global')).toEqual(
      JSON.parse(JSON.stringify(commands.map(({ data }) => data))),
    )
    expect(discord.faults).toEqual([])
  })
})

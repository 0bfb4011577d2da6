import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { APIMessage } from 'discord.js'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { commands } from '../../commands/index.ts'
import { actions } from '../../src/discord/actions/index.ts'
import { type BotProcess, startProcess } from '../support/bot-process.ts'
import type { Seen } from '../support/discord/fake-state.ts'
import type { Judged } from '../support/discord/validating-proxy.ts'
import { hexOf, TOKEN, WAYS } from '../support/discord/world.ts'
import { deliverOverHttp } from './deliver.ts'
import { choicesOf, controlsOf, described, formOf, quotedFrom, RELEASE } from './look.ts'
import { openTwin, PLACES, seenOf, type Twin, USERS } from './open-twin.ts'
import { tryEverything } from './try-everything.ts'

const QUESTION = 'When did Guangdong hold the Provincial High-quality Development Conference?'
const CLUB =
  'The club meets in the old boathouse. Meetings begin at half past seven every Thursday.'
const BOT = '1000000000000000001'
const keys = generateKeyPairSync('ed25519')

const directory = mkdtempSync(join(tmpdir(), 'verbatim-twin-'))
let twin: Twin
let bot: BotProcess | undefined
const environment = () => ({
  DISCORD_TOKEN: TOKEN,
  DISCORD_APPLICATION_ID: BOT,
  DISCORD_PUBLIC_KEY: hexOf(keys.publicKey),
  DISCORD_REST_URL: twin.proxy.url,
  DATA_DIR: directory,
})

beforeAll(async () => {
  twin = await openTwin()
})
afterAll(async () => {
  await twin?.close()
  rmSync(directory, { recursive: true, force: true })
})
afterEach(() => {
  expect(twin.proxy.refused).toEqual([])
  const lines = bot?.lines() ?? []
  expect(lines.filter(({ level }) => Number(level) >= 50)).toEqual([])
})

test('npm run deploy registers every command', async () => {
  const deploy = startProcess(directory, environment(), 'deploy-commands')
  expect([await deploy.ended(), deploy.errors()]).toEqual([[0, null], ''])
  const registered = await twin.discord.prisma.applicationCommand.findMany()
  expect(registered.map(({ name }) => name).sort()).toEqual(
    commands.map(({ data }) => data.name).sort(),
  )
})

/** The bot as it is run, once over each way in, with the same data. */
describe.each(WAYS)('over the %s', (way) => {
  const { guild, channel } = PLACES[way]
  const member = (user: number) => twin.member({ guild, channel, user: USERS[user]! })
  const moderator = (user: number) =>
    twin.member({ guild, channel, user: USERS[user]!, permissions: '32' })
  let endDelivery = (): void => {}
  let answer: Seen

  beforeAll(async () => {
    const port = way === 'http' && { INTERACTIONS_PORT: '0' }
    bot = startProcess(directory, { ...environment(), ...port })
    if (!port) return void (await bot.logged('connected to the gateway'))
    const listening = await bot.logged('listening for interactions')
    endDelivery = await deliverOverHttp(twin, Number(listening['port']), keys.privateKey)
  })
  afterAll(async () => {
    endDelivery()
    bot?.child.kill('SIGTERM')
    expect(await bot?.ended()).toEqual([0, null])
  })

  test.runIf(way === 'gateway')('identifies itself once, without a privileged intent', () => {
    const intents = (1 << 0) | (1 << 9) | (1 << 12)
    expect(twin.relay.identifies).toMatchObject([{ token: TOKEN, intents }])
  })

  test('answers in the exact words of the release', async () => {
    const exchange = await twin.send(member(0).slash('ask', { question: QUESTION }))
    answer = quotedFrom(RELEASE, exchange)
    expect([answer.isPrivate, described(answer)]).toEqual([false, expect.stringMatching('Feb. 24')])
  })

  test('says when the documents do not say', async () => {
    const question = 'How many goals did the striker score in the cup final?'
    const { seen } = await twin.send(member(0).slash('ask', { question }))
    expect(described(seen[0]!)).toBe('Not in the documents.')
    quotedFrom(RELEASE, await twin.send(member(0).press(seen[0]!, 'nearest')))
  })

  test.each(['Check', 'Context', 'More'])('%s', async (button) => {
    const exchange = await twin.send(member(0).press(answer, button))
    expect(quotedFrom(RELEASE, exchange).isPrivate).toBe(true)
  })

  test('👍, and 👎 with its form', async () => {
    const thanked = await twin.send(member(0).press(answer, '👍'))
    expect(described(thanked.seen[0]!)).toContain('Thank')
    const form = formOf(await twin.send(member(0).press(answer, '👎')))
    const told = await twin.send(member(0).submit(form, { missing: 'The hour.' }, answer))
    expect(described(told.seen[0]!)).toContain('Thank')
  })

  test('Follow up, and /ask in the thread of the answer', async () => {
    const form = formOf(await twin.send(member(0).press(answer, 'Follow up')))
    const question = { question: 'In which city was it?' }
    quotedFrom(RELEASE, await twin.send(member(0).submit(form, question, answer)))
    const { id } = answer
    await twin.discord.prisma.channel.create({
      data: { id, guildId: guild, type: 11, name: 'On', parentId: channel, starterMessageId: id },
    })
    const thread = { id, parent: channel }
    const inThread = twin.member({ guild, channel, user: USERS[0]!, thread })
    const there = await twin.send(inThread.slash('ask', question))
    expect(quotedFrom(RELEASE, there).channel).toBe(id)
  })

  test('Share', async () => {
    const asked = await twin.send(member(1).slash('ask', { question: QUESTION, private: true }))
    const hidden = quotedFrom(RELEASE, asked)
    expect(hidden.isPrivate).toBe(true)
    const exchange = await twin.send(member(1).press(hidden, 'Share'), 2)
    expect(quotedFrom(RELEASE, exchange, 1).isPrivate).toBe(false)
    expect(JSON.stringify(exchange.seen[0]?.body)).not.toContain('~share~')
  })

  test('Delete, but not another member’s answer', async () => {
    const asked = await twin.send(member(1).slash('ask', { question: QUESTION }))
    const mine = quotedFrom(RELEASE, asked)
    const isThere = async () => (await twin.messages(channel)).some(({ id }) => id === mine.id)
    const refused = await twin.send(member(2).press(mine, 'Delete', USERS[1]))
    expect([await isThere(), refused.seen[0]?.isPrivate]).toEqual([true, true])
    await twin.send(member(1).press(mine, 'Delete'))
    expect(await isThere()).toBe(false)
  })

  test.runIf(way === 'gateway')('a mention is answered beside its message', async () => {
    const asker = twin.discord.channel(channel).user(USERS[2]!)
    const posts = () => twin.proxy.about(`/channels/${channel}/messages`)
    const before = posts().length
    const { id } = await asker.sendMessage({ content: `<@${BOT}> ${QUESTION}` })
    await twin.proxy.until(() => posts().length > before)
    const posted = (await twin.messages(channel)).at(-1)!
    expect(posted.message_reference).toMatchObject({ message_id: id })
    quotedFrom(RELEASE, { seen: [seenOf(posted)] })
    expect(twin.discord.getTypingEvents({ channelId: channel })).toHaveLength(1)
  })

  test('the menu of a message', async () => {
    const target = { id: '55', content: 'The conference was on the first working day, Feb. 24.' }
    const found = await twin.send(member(2).onMessage('Find the source', target))
    expect(quotedFrom(RELEASE, found).isPrivate).toBe(true)
    const form = formOf(await twin.send(member(2).onMessage('Ask about this', target)))
    const question = { question: QUESTION, message: target.content }
    quotedFrom(RELEASE, await twin.send(member(2).submit(form, question)))
  })

  test('/who, /summary, /sources list and /help', async () => {
    const typed = await twin.send(member(3).type('who', { name: 'huang' }, 'name'))
    const [{ value }] = choicesOf(typed)
    quotedFrom(RELEASE, await twin.send(member(3).slash('who', { name: value })))
    quotedFrom(RELEASE, await twin.send(member(3).slash('summary', { lines: 2 })))
    const listed = await twin.send(member(3).slash('sources', {}, 'list'))
    expect(listed.seen[0]?.body['embeds']).toMatchObject([{ title: '1 document' }])
    const helped = await twin.send(member(3).slash('help'))
    expect(described(helped.seen[0]!)).toContain('/ask')
  })

  test('the first command of a moderator, and what it offers', async () => {
    const begun = await twin.send(moderator(11).slash('gaps'), 2)
    const welcome = begun.seen[1]!
    expect(welcome.isPrivate).toBe(true)
    formOf(await twin.send(moderator(11).press(welcome, 'add-source')))
    await twin.send(moderator(11).press(welcome, 'dismiss'))
    expect((await twin.messages(channel)).map(({ id }) => id)).not.toContain(welcome.id)
  })

  test('/gaps: exported, ruled on and cleared', async () => {
    const { seen } = await twin.send(moderator(11).slash('gaps'))
    const gaps = seen[0]!
    expect(described(gaps)).toContain('striker')
    await twin.send(moderator(11).press(gaps, 'gaps-export'))
    const marked = controlsOf(gaps).find(({ options }) => options)?.options?.[0]?.value ?? ''
    const choice = moderator(11).choose(gaps, 'gaps-quote', [marked])
    const quote = quotedFrom(RELEASE, await twin.send(choice))
    const form = formOf(await twin.send(moderator(11).press(quote, 'pin')))
    await twin.send(moderator(11).submit(form, { sentence: 'Ke Jixin' }, quote))
    await twin.send(moderator(11).press(quote, 'ban'))
    const cleared = await twin.send(moderator(11).press(gaps, 'gaps-clear'))
    expect(described(cleared.seen[0]!)).not.toContain('striker')
  })

  test('/sources add, and an answer from what was added', async () => {
    const form = formOf(await twin.send(moderator(10).slash('sources', {}, 'add')))
    const added = await twin.send(moderator(10).submit(form, { title: 'Club', text: CLUB }))
    expect(described(added.seen[0]!)).toContain('**1** added')
    const question = 'When do the club meetings begin?'
    const asked = await twin.send(moderator(10).slash('ask', { question }))
    // How sure an answer must be is the calibration's affair.
    const isFound = JSON.stringify(asked.seen[0]?.body).includes('~check~')
    const shown = moderator(10).press(asked.seen[0]!, isFound ? 'check' : 'nearest')
    quotedFrom(CLUB, await twin.send(shown))
  })

  test('a message as a source; /reindex preview, apply, status and rollback', async () => {
    const text = RELEASE.slice(0, 900)
    const target = { id: '56', content: text }
    const form = formOf(await twin.send(moderator(10).onMessage('Add as source', target)))
    await twin.send(moderator(10).submit(form, { title: 'Extract', text }))
    for (const subcommand of ['preview', 'apply', 'status'])
      await twin.send(moderator(10).slash('reindex', {}, subcommand))
    const typed = moderator(10).type('reindex', { state: '' }, 'state', 'rollback')
    const [{ value }] = choicesOf(await twin.send(typed))
    const back = await twin.send(moderator(10).slash('reindex', { state: value }, 'rollback'))
    expect(described(back.seen[0]!)).toContain(value)
  })

  test('a long file, whose reading is cancelled', async () => {
    const lines = Array.from({ length: 20_000 }, (_, line) => `Locker ${line} is number ${line}.`)
    const files = createServer((_, response) => response.end(lines.join('\n')))
    await new Promise<void>((done) => files.listen(0, '127.0.0.1', done))
    const url = `http://127.0.0.1:${(files.address() as AddressInfo).port}/lockers.txt`
    const file = { filename: 'lockers.txt', size: 1_000, url }
    const before = twin.proxy.requests.length
    const adding = twin.send(moderator(9).slashWithFile('sources', 'add', 'file', file))
    const underway = (): Judged | undefined =>
      twin.proxy.requests.slice(before).find(({ body }) => JSON.stringify(body).match('~cancel~'))
    await twin.proxy.until(() => underway() !== undefined)
    const progress = seenOf(underway()?.answer as APIMessage)
    await twin.send(moderator(9).press(progress, 'cancel'), 0)
    expect(described((await adding).seen[0]!)).toContain('ancelled')
    files.close()
  })

  test('/sources limit and remove', async () => {
    const typed = moderator(9).type('sources', { document: 'clu' }, 'document', 'remove')
    const [{ value }] = choicesOf(await twin.send(typed))
    const { seen } = await twin.send(moderator(9).slash('sources', { document: value }, 'limit'))
    const roles = await twin.send(moderator(9).choose(seen[0]!, 'limit-roles', ['5'], 6))
    expect(described(roles.seen[0]!)).toContain('<@&5>')
    await twin.send(moderator(9).choose(seen[0]!, 'limit-channels', [channel], 8))
    const removed = await twin.send(moderator(9).slash('sources', { document: value }, 'remove'))
    expect(described(removed.seen[0]!)).toContain('Club')
  })

  test('/settings, with its menus and forms', async () => {
    const { seen } = await twin.send(moderator(8).slash('settings'))
    const strict = await twin.send(moderator(8).choose(seen[0]!, 'set-threshold', ['strict']))
    const log = await twin.send(moderator(8).choose(strict.seen[0]!, 'set-log', [channel], 8))
    expect(described(log.seen[0]!)).toContain(`<#${channel}>`)
    const language = await twin.send(moderator(8).press(log.seen[0]!, 'set-language'))
    const german = await twin.send(moderator(8).choose(language.seen[0]!, 'set-locale', ['de']))
    expect([german.seen[0]?.id, described(german.seen[0]!)]).toEqual([
      seen[0]?.id,
      expect.stringContaining('Deutsch'),
    ])
  })

  test.runIf(way === 'gateway')('whatever is registered, and whatever comes of it', async () => {
    await tryEverything(twin, PLACES.everything)
    expect(Object.keys(actions).filter((action) => !twin.used.has(action))).toEqual([])
  })
})

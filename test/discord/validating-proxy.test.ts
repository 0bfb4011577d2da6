import { REST, Routes } from 'discord.js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { FakeRest } from '../support/discord/fake-rest.ts'
import { FakeState } from '../support/discord/fake-state.ts'
import { Member } from '../support/discord/member.ts'
import { ValidatingProxy } from '../support/discord/validating-proxy.ts'
import { CHANNEL, GUILD, TOKEN } from '../support/discord/world.ts'

const state = new FakeState(() => new Date())
const backend = new FakeRest(state, () => 'ws://127.0.0.1:1', TOKEN)
const proxy = new ValidatingProxy({ backend: () => backend.url, token: TOKEN })
let rest: REST
beforeAll(async () => {
  await Promise.all([backend.listen(), proxy.listen()])
  rest = new REST({ api: proxy.url }).setToken(TOKEN)
})
afterAll(() => Promise.all([proxy.close(), backend.close()]))

const member = new Member(state, { user: '700000000000000001', guild: GUILD, channel: CHANNEL })
const allowed_mentions = { parse: [] }

/** What test/twin relies on: the emulator behind the proxy refuses nothing. */
test('hands on what is right, with its answer', async () => {
  const path = Routes.channelMessages(CHANNEL)
  const message = await rest.post(path, { body: { content: 'a', allowed_mentions } })
  expect(message).toMatchObject({ content: 'a' })
  expect(proxy.requests.at(-1)).toMatchObject({
    method: 'POST',
    path,
    body: { content: 'a' },
    faults: [],
    status: 200,
    answer: { content: 'a' },
  })
  expect(proxy.refused).toEqual([])
})

test.each<[string, () => Promise<unknown>, string]>([
  [
    'breaks a rule',
    () =>
      rest.post(Routes.channelMessages(CHANNEL), {
        body: { content: 'x'.repeat(2_001), allowed_mentions },
      }),
    'content of more than 2,000 characters',
  ],
  [
    'is none of the bot’s',
    () => rest.get(Routes.guildMembers(GUILD)),
    `the bot never asks for GET /guilds/${GUILD}/members`,
  ],
])('keeps back what %s, and notes the whole request', async (_name, ask, fault) => {
  const before = backend.requests.length
  await expect(ask()).rejects.toMatchObject({ status: 400, code: 50035 })
  expect(backend.requests).toHaveLength(before)
  expect(proxy.refused.at(-1)).toMatchObject({ faults: [fault] })
})

test('knows no reply before its first response, and who may see it then', async () => {
  const interaction = member.slash('ask')
  state.begin(interaction)
  const { id, token, application_id } = interaction
  const edit = () =>
    rest.patch(Routes.webhookMessage(application_id, token), {
      body: { content: 'a', allowed_mentions },
      auth: false,
    })
  await expect(edit()).rejects.toMatchObject({ code: 10015 })
  await rest.post(Routes.interactionCallback(id, token), {
    body: { type: 5, data: { flags: 64 } },
    auth: false,
  })
  await edit()
  const isHandedOn = backend.requests.filter(({ path }) => path.includes(token))
  expect(isHandedOn.map(({ body }) => body['flags'])).toEqual([undefined, 64])
  await edit()
  expect(backend.requests.at(-1)?.body).not.toHaveProperty('flags')
})

test('knows the bot by its token', async () => {
  const stranger = new REST({ api: proxy.url }).setToken('MTAwMA.other.token')
  await expect(stranger.post(Routes.channelTyping(CHANNEL))).rejects.toMatchObject({ status: 401 })
})

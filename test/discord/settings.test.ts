import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  description,
  formOf,
  type ModeratedServer,
  openModeratedServer,
} from '../support/discord/moderated-server.ts'
import { CHANNEL, GUILD, type World } from '../support/discord/world.ts'

const LOG = '900000000000000077'

let server: ModeratedServer
beforeEach(async () => {
  server = await openModeratedServer()
})
afterEach(() => server.close())

describe('/settings', () => {
  const open = async () => (await server.send(server.moderator.slash('settings'))).seen[0]!

  test('each menu and button changes one setting', async () => {
    const { world, moderator, send } = server
    const panel = await open()
    await send(moderator.choose(panel, 'set-channels', [CHANNEL], 8))
    await send(moderator.choose(panel, 'set-roles', ['5'], 6))
    await send(moderator.choose(panel, 'set-log', [LOG], 8))
    await send(moderator.choose(panel, 'set-threshold', ['strict']))
    await send(moderator.press(panel, 'Private: on / off'))
    await send(moderator.press(panel, 'set-language'))
    await send(moderator.choose(panel, 'set-locale', ['de']))
    expect(world.app.settings.of(GUILD)).toMatchObject({
      channels: [CHANNEL],
      roles: ['5'],
      logChannel: LOG,
      threshold: 'strict',
      privateByDefault: true,
      locale: 'de',
    })
    expect((await world.app.community.settings.all()).get(GUILD)).toEqual(
      world.app.settings.of(GUILD),
    )
    expect(world.app.settings.of('900000000000000009')).toMatchObject({
      channels: [],
      threshold: 'balanced',
    })
  })

  test('members are answered in the chosen channels and roles alone; threads count as their channel', async () => {
    const { world, send, ask } = server
    await world.app.settings.change(GUILD, { channels: [CHANNEL], roles: ['5'] })
    const asked = (who: Parameters<World['member']>[0]) =>
      ask('Where does the operator live?', world.member(who))
    expect((await asked({ roles: ['5'] })).response).toEqual({ type: 5 })
    expect((await asked({ roles: ['5'], thread: { id: '3', parent: CHANNEL } })).response).toEqual({
      type: 5,
    })
    expect((await asked({ roles: ['5'], channel: '900000000000000055' })).response).toMatchObject({
      type: 4,
      data: { flags: 64 },
    })
    expect((await asked({ roles: ['6'] })).response).toMatchObject({ type: 4, data: { flags: 64 } })
    expect((await send(world.member({ roles: ['6'] }).slash('help'))).response).toMatchObject({
      type: 5,
    })
  })

  test('private by default, unless the member says otherwise', async () => {
    const { world, send, ask } = server
    await world.app.settings.change(GUILD, { privateByDefault: true })
    expect((await ask('Where does the operator live?')).response).toEqual({
      type: 5,
      data: { flags: 64 },
    })
    expect(
      (
        await send(
          world
            .member()
            .slash('ask', { question: 'Where does the operator live?', private: false }),
        )
      ).response,
    ).toEqual({ type: 5 })
  })

  test('deleting everything needs a typed word', async () => {
    const { world, moderator, send, ask, addHouse } = server
    await addHouse()
    await ask('When does the hall open?')
    const form = formOf(await send(moderator.press(await open(), 'Delete everything')))
    expect(
      description((await send(moderator.submit(form.custom_id, { word: 'no' }))).seen[0]),
    ).toBe('Nothing was deleted.')
    expect(
      description((await send(moderator.submit(form.custom_id, { word: 'DELETE' }))).seen[0]),
    ).toContain('deleted')
    expect(await world.app.community.answers.publicSince(GUILD, '')).toEqual([])
    expect(description((await ask('Where does the operator live?')).seen[0])).toContain('tower')
  })
})

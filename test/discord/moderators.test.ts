import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  type ModeratedServer,
  openModeratedServer,
  PAGE,
} from '../support/discord/moderated-server.ts'

let server: ModeratedServer
beforeEach(async () => {
  server = await openModeratedServer()
})
afterEach(() => server.close())

describe('only moderators', () => {
  test.each([
    ['reindex', 'apply'],
    ['reindex', 'status'],
    ['sources', 'add'],
    ['sources', 'remove'],
    ['settings', undefined],
    ['gaps', undefined],
  ])('/%s %s', async (name, subcommand) => {
    const { world, send } = server
    const { response } = await send(world.member().slash(name, { url: PAGE }, subcommand))
    expect(response).toMatchObject({
      type: 4,
      data: {
        flags: 64,
        embeds: [{ description: 'Only members who can manage the server may do this.' }],
      },
    })
  })

  test.each([
    'cancel',
    'dismiss',
    'add-source',
    'settings',
    'set-channels',
    'set-private',
    'delete-all',
    'gaps-export',
    'gaps-clear',
    'gaps-quote',
    'ban',
    'pin',
    'gaps-ruling',
    'unrule',
  ])('the button %s, forged by a member', async (action) => {
    const { world, send, ask } = server
    const { seen } = await ask('Where does the operator live?')
    const { response } = await send(world.member().component(seen[0]!, `1~${action}~x~0`))
    expect(response).toMatchObject({
      type: 4,
      data: {
        flags: 64,
        embeds: [{ description: 'Only members who can manage the server may do this.' }],
      },
    })
  })

  test('permissions of a server that did not install the bot count for nothing', async () => {
    const { world, send } = server
    const visitor = world.member({ permissions: '32', isUserInstall: true })
    expect((await send(visitor.slash('settings'))).response).toMatchObject({ type: 4 })
  })
})

import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { componentsOf } from '../support/discord/member.ts'
import {
  formOf,
  HOUSE,
  type ModeratedServer,
  openModeratedServer,
} from '../support/discord/moderated-server.ts'
import { GUILD } from '../support/discord/world.ts'

let server: ModeratedServer
beforeEach(async () => {
  server = await openModeratedServer()
})
afterEach(() => server.close())

describe('/help', () => {
  test('/help shows what there is for whoever asks, with examples that work here', async () => {
    const { world, moderator, indexer, send, told, ask, addHouse } = server
    await addHouse()
    const examples = async () => {
      const [, listed = ''] = (await told(world.member().slash('help'))).split('Try:\n')
      return listed.split('\n')
    }
    expect(await examples()).toEqual(['- `/summary` rules'])
    const answer = (await ask('When does the hall open?')).seen[0]!
    await ask('What is the meaning of life?')
    const form = formOf(await send(world.member().press(answer, 'Follow up')))
    await send(world.member().submit(form.custom_id, { question: 'And the card?' }, answer))
    expect(await examples()).toEqual(['- `/ask` When does the hall open?', '- `/summary` rules'])
    indexer.sources.get(GUILD)?.set('rules', { ...HOUSE, text: 'All is new here, and longer.' })
    await send(moderator.slash('reindex', {}, 'apply'))
    expect(await examples()).toEqual(['- `/summary` House rules'])
    const german = await told(world.member({ locale: 'de' }).slash('help'))
    expect(german).toContain('- `/zusammenfassung` House rules')
    expect(german).not.toContain('Für die Moderation')
    expect(await told(moderator.slash('help'))).toContain('For moderators')
  })

  test('/help tells nothing of what was asked in other channels; a thread hears of its channel', async () => {
    const { world, moderator, send, ask, told, addHouse } = server
    await addHouse()
    const staff = { channel: '900000000000000055' }
    await ask('When does the hall open?', world.member(staff))
    const help = async (who: Parameters<typeof world.member>[0]) =>
      (await told(world.member(who).slash('help'))).split('Try:\n')[1]
    const summary = '- `/summary` rules'
    const example = `- \`/ask\` When does the hall open?\n${summary}`
    expect(await help({})).toBe(summary)
    expect(await help({ permissions: '32' })).toBe(summary)
    expect(await help(staff)).toBe(example)
    const thread = { id: '900000000000000056', parent: staff.channel }
    expect(await help({ thread })).toBe(example)
    await send(world.member({ thread }).slash('ask', { question: 'Who brings the card?' }))
    expect(await help(staff)).toBe(example)
    expect(await told(moderator.slash('help'))).not.toContain('hall')
  })

  test('/help has no examples for members who may not ask here', async () => {
    const { world, told, ask, addHouse } = server
    await addHouse()
    await ask('When does the hall open?')
    const help = (who = {}) => told(world.member(who).slash('help'))
    await world.app.settings.change(GUILD, { channels: ['900000000000000055'] })
    expect(await help()).not.toMatch(/Try:|hall|rules/u)
    expect(await help({ permissions: '32' })).toContain('When does the hall open?')
    await world.app.settings.change(GUILD, { channels: [], roles: ['800000000000000001'] })
    expect(await help()).not.toMatch(/Try:|hall|rules/u)
    expect(await help({ roles: ['800000000000000001'] })).toContain('When does the hall open?')
  })

  test('a moderator’s first command in a new server comes with a set-up message, once', async () => {
    const { moderator, send } = server
    const { seen } = await send(moderator.slash('help'))
    expect(seen).toHaveLength(2)
    expect(seen[1]).toMatchObject({ isPrivate: true })
    expect(componentsOf(seen[1]!).map(({ label }) => label)).toEqual(['Add a source', 'Dismiss'])
    await send(moderator.press(seen[1]!, 'Dismiss'))
    expect(seen[1]?.isDeleted).toBe(true)
    expect((await send(moderator.slash('help'))).seen).toHaveLength(1)
  })
})

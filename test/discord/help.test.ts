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

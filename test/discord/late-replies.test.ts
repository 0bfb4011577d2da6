import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { MemberError } from '../../src/discord/explain.ts'
import {
  description,
  type ModeratedServer,
  openModeratedServer,
} from '../support/discord/moderated-server.ts'
import { CHANNEL, GUILD } from '../support/discord/world.ts'

let server: ModeratedServer
beforeEach(async () => {
  server = await openModeratedServer()
})
afterEach(() => server.close())

describe('beyond the fifteen minutes of a token', () => {
  test('a run that outlives its fifteen minutes goes on in the channel, in counts alone', async () => {
    const { world, moderator, indexer, send, addHouse, changeHouse } = server
    await addHouse()
    changeHouse()
    indexer.beforeSource = async () => world.clock.advance(14.75 * 60_000)
    const { seen } = await send(moderator.slash('reindex', {}, 'apply'))
    const posts = [...world.discord.messages.values()].filter((one) => !seen.includes(one))
    const report = posts.at(-1)!
    expect(report).toMatchObject({ channel: CHANNEL, isPrivate: false, isLoading: false })
    expect(description(report)).toBe(
      '**0** added · **1** changed · **0** removed · **0** unchanged\nModerators see the details with `/reindex status`.',
    )
    expect(seen).toHaveLength(1)
    expect(seen[0]?.isPrivate).toBe(true)
    const link = `https://discord.com/channels/${GUILD}/${CHANNEL}/${report.id}`
    expect(description(seen[0])).toBe(
      `Discord lets me write here for 15 minutes only. The rest comes [in the channel](${link}).`,
    )
    const [states, details] = (await send(moderator.slash('reindex', {}, 'status'))).seen
    expect(description(states)).toContain('State 2 · documents: 1 · passages: 1')
    expect(details?.isPrivate).toBe(true)
    expect(description(details)).toContain('The last run\n**0** added · **1** changed')
    expect(description(details)).toContain('> The hall opens at ten in the morning.')
    await send(moderator.slash('reindex', { state: '1' }, 'rollback'))
    expect((await send(moderator.slash('reindex', {}, 'status'))).seen).toHaveLength(1)
  })

  test('a private answer or refusal that comes too late says nothing in the channel', async () => {
    const { world, send, addHouse } = server
    await addHouse()
    for (const fail of [false, true]) {
      const answerQuestion = world.app.answerQuestion
      Object.assign(world.app, {
        answerQuestion: async (...parameters: Parameters<typeof answerQuestion>) => {
          world.clock.advance(16 * 60_000)
          if (fail) throw new MemberError('A secret of the documents.')
          return answerQuestion(...parameters)
        },
      })
      const question = 'When does the hall open?'
      const { seen } = await send(world.member().slash('ask', { question, private: true }))
      Object.assign(world.app, { answerQuestion })
      const posts = [...world.discord.messages.values()].filter((one) => !seen.includes(one))
      expect(posts.at(-1)).toMatchObject({ channel: CHANNEL, isPrivate: false })
      expect(description(posts.at(-1))).toContain('too long for a private reply')
      expect(posts.at(-1)?.body['components']).toEqual([])
    }
  })
})

import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  description,
  type ModeratedServer,
  openModeratedServer,
} from '../support/discord/moderated-server.ts'
import { CHANNEL, GUILD } from '../support/discord/world.ts'

const LOG = '900000000000000077'

const until = async (isSo: () => boolean): Promise<void> => {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 5))
}

let server: ModeratedServer
beforeEach(async () => {
  server = await openModeratedServer()
})
afterEach(() => server.close())

describe('/reindex', () => {
  /** Each run waits at its first source until it is cancelled. @returns what resolves when one does. */
  const holdSources = (): Promise<void> =>
    new Promise((reached) => {
      server.indexer.beforeSource = (signal) => {
        reached()
        return new Promise((resolve) => signal?.addEventListener('abort', () => resolve()))
      }
    })

  test('nothing to do without documents', async () => {
    const { moderator, told } = server
    expect(await told(moderator.slash('reindex', {}, 'apply'))).toContain('no documents of its own')
  })

  test('preview changes nothing', async () => {
    const { moderator, send, ask, addHouse, changeHouse } = server
    await addHouse()
    changeHouse()
    const { seen } = await send(moderator.slash('reindex', {}, 'preview'))
    const shown = (seen[0]!.body['embeds'] as { description: string }[]).map(
      (embed) => embed.description,
    )
    expect(shown).toEqual([
      '**0** added · **1** changed · **0** removed · **0** unchanged\n**Changed:** rules',
      '**rules**\n➖ The hall opens at nine in the morning.\n➕ The hall opens at ten in the morning.',
    ])
    expect(description((await ask('When does the hall open?')).seen[0])).toContain('nine')
  })

  test('apply shows the changed sentences, old and new; rollback goes back', async () => {
    const { moderator, send, told, ask, addHouse, changeHouse } = server
    await addHouse()
    changeHouse()
    const shown = await told(moderator.slash('reindex', {}, 'apply'))
    expect(shown).toContain('> The hall opens at nine in the morning.\n-# **Before** rules')
    expect(shown).toContain('> The hall opens at ten in the morning.\n-# **Now** House rules')
    expect(await told(moderator.slash('reindex', {}, 'status'))).toContain(
      'State 2 · documents: 1 · passages: 1',
    )
    const { response } = await send(moderator.type('reindex', { state: '' }, 'state', 'rollback'))
    expect(response).toMatchObject({ data: { choices: [{ value: '1' }] } })
    expect(await told(moderator.slash('reindex', { state: '1' }, 'rollback'))).toBe(
      'State 1 is in use again.',
    )
    expect(description((await ask('When does the hall open?')).seen[0])).toContain('nine')
    expect(await told(moderator.slash('reindex', { state: '99' }, 'rollback'))).not.toContain(
      'in use again',
    )
  })

  test('Cancel ends a run, the second run is told who runs the first', async () => {
    const { world, moderator, send, ask, addHouse, changeHouse } = server
    await addHouse()
    changeHouse()
    const isReading = holdSources()
    const running = send(moderator.slash('reindex', {}, 'apply'))
    await isReading
    const other = world.discord.begin(moderator.slash('reindex', {}, 'apply'))
    world.gateway.dispatch('INTERACTION_CREATE', other.interaction)
    await until(() => description(other.seen[0]).includes('member is updating the documents'))
    const status = world.discord.begin(moderator.slash('reindex', {}, 'status'))
    world.gateway.dispatch('INTERACTION_CREATE', status.interaction)
    await until(() => description(status.seen[0]).includes('⏳'))
    expect(description(status.seen[0])).toContain(
      '⏳ Reading … documents: 0, passages: 0 · member\n- State 1',
    )
    const panel = status.seen[0]!
    for (const id of ['', 'x', 'another'])
      world.gateway.dispatch(
        'INTERACTION_CREATE',
        world.discord.begin(moderator.component(panel, `1~cancel~${id}~0`)).interaction,
      )
    const pressed = world.discord.begin(moderator.press(panel, 'Cancel'))
    world.gateway.dispatch('INTERACTION_CREATE', pressed.interaction)
    const { seen } = await running
    expect(description(seen[0])).toBe('Cancelled. Nothing was changed.')
    expect(description((await ask('When does the hall open?')).seen[0])).toContain('nine')
  })

  test('a run of another process is told of, and cannot be cancelled here', async () => {
    const { world, moderator, send, told, addHouse } = server
    await addHouse()
    const { fingerprint } = (await world.app.store.live(GUILD))!.summary
    const elsewhere = await world.app.store.begin(GUILD, { holder: 'Ana *R*', fingerprint })
    const busy = 'Ana \\*R\\* is updating the documents. Try again when that has ended.'
    const { seen } = await send(moderator.slash('reindex', {}, 'status'))
    expect(description(seen[0])).toContain(`⏳ ${busy}\n- State 1`)
    const cancel = async () =>
      description((await send(moderator.component(seen[0]!, '1~cancel~x~0'))).seen.at(-1))
    expect(await cancel()).toBe(busy)
    await elsewhere.abort()
    expect(await cancel()).toBe('Nothing is running here any more.')
    expect(await told(moderator.slash('reindex', {}, 'status'))).not.toContain('⏳')
  })

  test('the log channel gets the public answers whose quote changed, private ones are not tracked', async () => {
    const { world, moderator, send, ask, addHouse, changeHouse } = server
    await addHouse()
    await world.app.settings.change(GUILD, { logChannel: LOG })
    const { seen } = await ask('When does the hall open?')
    await send(world.member().slash('ask', { question: 'When does the hall open?', private: true }))
    changeHouse()
    await send(moderator.slash('reindex', {}, 'apply'))
    const notices = [...world.discord.messages.values()].filter(({ channel }) => channel === LOG)
    expect(notices).toHaveLength(1)
    const text = description(notices[0])
    expect(text).toContain(`https://discord.com/channels/${GUILD}/${CHANNEL}/${seen[0]?.id}`)
    expect(text).toContain('> The hall opens at nine in the **morning**.\n-# **Before**')
    expect(text).toContain('> The hall opens at ten in the morning.\n-# **Now**')
    await send(moderator.slash('reindex', {}, 'apply'))
    expect(
      [...world.discord.messages.values()].filter(({ channel }) => channel === LOG),
    ).toHaveLength(1)
  })
})

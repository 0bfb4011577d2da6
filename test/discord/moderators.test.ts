import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { MemberError } from '../../src/discord/explain.ts'
import type { Exchange, Seen } from '../support/discord/fake-state.ts'
import { componentsOf, type Member } from '../support/discord/member.ts'
import { CHANNEL, GUILD, openWorld, type World } from '../support/discord/world.ts'
import type { MemoryIndexer } from '../support/memory-indexer.ts'

const HOUSE = {
  id: 'rules',
  title: 'House rules',
  text: 'Members meet weekly. The hall opens at nine in the morning. Bring your card to the door.',
}
const PAGE = 'https://example.org/garden'
const LOG = '900000000000000077'

let world: World
let moderator: Member
let indexer: MemoryIndexer
beforeEach(async () => {
  world = await openWorld({
    documents: { default: [{ id: 'd', title: 'Default', text: 'The operator lives in a tower.' }] },
  })
  moderator = world.member({ permissions: '32', user: '700000000000000009' })
  indexer = world.app.indexer as MemoryIndexer
  indexer.pages.set(PAGE, {
    id: 'garden',
    title: 'Garden',
    text: 'The garden has roses. It closes at six.',
    url: PAGE,
    source: PAGE,
  })
})
afterEach(async () => {
  await world.close()
  expect(world.discord.faults).toEqual([])
})

const send = (interaction: Parameters<World['send']>[0]): Promise<Exchange> =>
  world.send(interaction)
const description = (seen: Seen | undefined): string =>
  ((seen?.body['embeds'] ?? []) as { title?: string; description?: string }[])
    .map((embed) => [embed.title, embed.description].filter(Boolean).join('\n'))
    .join('\n')
const until = async (isSo: () => boolean): Promise<void> => {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 5))
}
const told = async (interaction: Parameters<World['send']>[0]) =>
  description((await send(interaction)).seen[0])
const formOf = (exchange: Exchange) =>
  (exchange.response as { data: { custom_id: string; components: object[] } }).data
const addHouse = async () => {
  const form = formOf(await send(moderator.slash('sources', {}, 'add')))
  return send(moderator.submit(form.custom_id, { url: '', title: HOUSE.id, text: HOUSE.text }))
}
const ask = (question: string, member = world.member()) => send(member.slash('ask', { question }))

describe('only moderators', () => {
  test.each([
    ['reindex', 'apply'],
    ['reindex', 'status'],
    ['sources', 'add'],
    ['sources', 'remove'],
    ['settings', undefined],
    ['gaps', undefined],
  ])('/%s %s', async (name, subcommand) => {
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
    const visitor = world.member({ permissions: '32', isUserInstall: true })
    expect((await send(visitor.slash('settings'))).response).toMatchObject({ type: 4 })
  })
})

describe('/sources', () => {
  test('a typed text becomes a document, and the server is answered from it', async () => {
    const { seen } = await addHouse()
    expect(description(seen[0])).toContain('**1** added')
    expect(description((await ask('When does the hall open?')).seen[0])).toContain(
      '> The hall opens at nine',
    )
    expect(description((await ask('Where does the operator live?')).seen[0])).toContain(
      'Not in the documents',
    )
    expect(
      description(
        (await ask('Where does the operator live?', world.member({ guild: '900000000000000009' })))
          .seen[0],
      ),
    ).toContain('tower')
  })

  test('a page, and one that cannot be read', async () => {
    expect(await told(moderator.slash('sources', { url: PAGE }, 'add'))).toContain(
      '**Added:** Garden',
    )
    expect(
      await told(moderator.slash('sources', { url: 'https://example.org/none' }, 'add')),
    ).toContain('404')
  })

  test.each(['/etc/hostname', 'file:///etc/hostname', 'javascript:alert(1)'])(
    '%s is no page',
    async (url) => {
      expect(await told(moderator.slash('sources', { url }, 'add'))).toBe(
        'Give an address, or a title and a text.',
      )
    },
  )

  test('list and show', async () => {
    await addHouse()
    await send(moderator.slash('sources', { url: PAGE }, 'add'))
    expect(await told(world.member().slash('sources', {}, 'list'))).toBe(
      '2 documents\n- [Garden](https://example.org/garden) · 1 passage\n- rules · 1 passage',
    )
    expect(await told(world.member().slash('sources', { document: 'garden' }, 'list'))).toContain(
      '> The garden has roses. It closes at six.',
    )
    expect(await told(world.member().slash('sources', { document: 'nothing' }, 'list'))).toContain(
      'no such document',
    )
  })

  test('completion forgives typos, and knows this server’s documents alone', async () => {
    await send(moderator.slash('sources', { url: PAGE }, 'add'))
    const choices = async (member: Member, typed: string) =>
      (await send(member.type('sources', { document: typed }, 'document', 'list'))).response?.[
        'data'
      ]
    expect(await choices(world.member(), 'gadren')).toEqual({
      choices: [{ name: 'Garden', value: 'garden' }],
    })
    expect(await choices(world.member(), '')).toEqual({
      choices: [{ name: 'Garden', value: 'garden' }],
    })
    expect(await choices(world.member({ guild: '900000000000000009' }), 'gar')).toEqual({
      choices: [],
    })
  })

  test('remove', async () => {
    await addHouse()
    expect(await told(moderator.slash('sources', { document: 'rules' }, 'remove'))).toBe(
      'Removed: rules',
    )
    expect(await told(moderator.slash('sources', { document: 'rules' }, 'remove'))).toContain(
      'no such document',
    )
  })

  test('Add as source takes the text of a message', async () => {
    const form = formOf(
      await send(
        moderator.onMessage('Add as source', { content: 'The pool is closed on Mondays.' }),
      ),
    )
    expect(JSON.stringify(form)).toContain('The pool is closed on Mondays.')
    await send(
      moderator.submit(form.custom_id, { title: 'Pool', text: 'The pool is closed on Mondays.' }),
    )
    expect(description((await ask('When is the pool closed?')).seen[0])).toContain('> The pool is')
  })
})

describe('/reindex', () => {
  /** Each run waits at its first source until it is cancelled. @returns what resolves when one does. */
  const holdSources = (): Promise<void> =>
    new Promise((reached) => {
      indexer.beforeSource = (signal) => {
        reached()
        return new Promise((resolve) => signal?.addEventListener('abort', () => resolve()))
      }
    })
  const change = () =>
    indexer.sources.get(GUILD)?.set('rules', { ...HOUSE, text: HOUSE.text.replace('nine', 'ten') })

  test('nothing to do without documents', async () => {
    expect(await told(moderator.slash('reindex', {}, 'apply'))).toContain('no documents of its own')
  })

  test('preview changes nothing', async () => {
    await addHouse()
    change()
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
    await addHouse()
    change()
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
    await addHouse()
    change()
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

  test('a run that outlives its fifteen minutes goes on in the channel, in counts alone', async () => {
    await addHouse()
    change()
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

  test('the log channel gets the public answers whose quote changed, private ones are not tracked', async () => {
    await addHouse()
    await world.app.settings.change(GUILD, { logChannel: LOG })
    const { seen } = await ask('When does the hall open?')
    await send(world.member().slash('ask', { question: 'When does the hall open?', private: true }))
    change()
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

describe('/settings', () => {
  const open = async () => (await send(moderator.slash('settings'))).seen[0]!

  test('each menu and button changes one setting', async () => {
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

describe('/gaps', () => {
  const gap = async () => {
    await addHouse()
    for (const question of [
      'Who painted the ceiling?',
      'Who painted the blue ceiling?',
      'Where is parking?',
    ])
      await ask(question)
    await send(world.member().slash('ask', { question: 'A private secret matter?', private: true }))
  }

  test('groups, counts, exports, clears; no word about who asked', async () => {
    await gap()
    const { seen } = await send(moderator.slash('gaps'))
    expect(description(seen[0])).toBe(
      'Asked, but not in the documents\n- **2×** Who painted the ceiling? (+1)\n- **1×** Where is parking?',
    )
    const exported = await send(moderator.press(seen[0]!, 'Export as CSV'))
    expect(exported.seen[0]?.files[0]).toContain('count,asked,question\r\n1,')
    expect(JSON.stringify(exported.seen[0])).not.toContain('secret')
    await send(moderator.press(seen[0]!, 'Clear the list'))
    expect(description(seen[0])).toContain('Every public question has been answered')
  })

  test('a quote marked 👎 can be banned, and another pinned', async () => {
    await addHouse()
    const answer = (await ask('When does the hall open?')).seen[0]!
    const form = formOf(await send(world.member().press(answer, '👎')))
    await send(world.member().submit(form.custom_id, { missing: 'Wrong *hour*' }, answer))
    const panel = (await send(moderator.slash('gaps'))).seen[0]!
    const [feedback] = await world.app.community.care.feedback(GUILD, 'bad')
    const quote = (await send(moderator.choose(panel, 'gaps-quote', [feedback!.id]))).seen[0]!
    expect(description(quote)).toContain('Wrong \\*hour\\*')
    await send(moderator.press(quote, 'Never quote this'))
    expect(description((await ask('When does the hall open?')).seen[0])).not.toContain(
      'opens at nine',
    )
    const pinForm = formOf(await send(moderator.press(quote, 'Pin another sentence')))
    expect(
      description(
        (await send(moderator.submit(pinForm.custom_id, { sentence: 'No such words' }))).seen[0],
      ),
    ).toContain('No document says')
    await send(moderator.submit(pinForm.custom_id, { sentence: 'Bring your card to the door.' }))
    expect(description((await ask('when does the hall open')).seen[0])).toContain(
      '> Bring your card to the door.',
    )
  })

  test('a banned sentence is in no summary, nor among further places; a ruling can be taken back', async () => {
    await addHouse()
    const answer = (await ask('When does the hall open?')).seen[0]!
    const form = formOf(await send(world.member().press(answer, '👎')))
    await send(world.member().submit(form.custom_id, {}, answer))
    const { care } = world.app.community
    const [feedback] = await care.feedback(GUILD, 'bad')
    const summarised = () => told(world.member().slash('summary', { document: 'rules' }))
    expect(await summarised()).toContain('> The hall opens at nine')
    await send(moderator.slash('sources', { url: PAGE }, 'add'))
    const furtherPlaces = async () => {
      const { seen } = await ask('Which roses has the garden of the hall?')
      expect(description(seen[0])).toContain('garden has roses.')
      return componentsOf(seen[0]!).some(({ label }) => label === 'More')
    }
    expect(await furtherPlaces()).toBe(true)
    const panel = (await send(moderator.slash('gaps'))).seen[0]!
    const quote = (await send(moderator.choose(panel, 'gaps-quote', [feedback!.id]))).seen[0]!
    await send(moderator.press(quote, 'Never quote this'))
    expect(await summarised()).toBe('No sentence of this document can stand alone.')
    expect(await furtherPlaces()).toBe(false)

    const rulings = (await send(moderator.slash('gaps'))).seen[0]!
    const [ban] = await care.rulings(GUILD)
    const shown = (await send(moderator.choose(rulings, 'gaps-ruling', [ban!.id]))).seen[0]!
    expect(description(shown)).toContain(
      '> The hall opens at nine in the **morning**.\n-# **🚫** rules',
    )
    await send(moderator.press(shown, 'Undo'))
    expect(description(shown)).toBe('Undone. Answers are found as before.')
    expect(await care.rulings(GUILD)).toEqual([])
    expect(await summarised()).toContain('opens at nine')
    await send(moderator.press(panel, 'Clear the list'))
    expect(await care.feedback(GUILD, 'bad')).toEqual([])
    expect(componentsOf(panel)).toEqual([])
  })

  test('a pinned sentence is not called unsure', async () => {
    await addHouse()
    const { answerQuestion } = world.app
    Object.assign(world.app, {
      answerQuestion: async (...asked: Parameters<typeof answerQuestion>) => ({
        ...(await answerQuestion(...asked)),
        kind: 'not-found',
        cause: 'unsure',
      }),
    })
    const question = 'When does the hall open?'
    const unsure = (await ask(question)).seen[0]!
    expect(description(unsure)).toContain('Not sure that the documents answer this.')
    expect(componentsOf(unsure).map(({ label, emoji }) => label ?? emoji?.name)).toEqual([
      'Check',
      'Context',
      '👍',
      '👎',
      'Follow up',
      'Delete',
    ])
    const form = formOf(await send(world.member().press(unsure, '👎')))
    await send(world.member().submit(form.custom_id, {}, unsure))
    const [feedback] = await world.app.community.care.feedback(GUILD, 'bad')
    const pinForm = formOf(await send(moderator.component(unsure, `1~pin~${feedback!.id}~0`)))
    await send(moderator.submit(pinForm.custom_id, { sentence: 'Members meet weekly.' }))
    expect(description((await ask(question)).seen[0])).toMatch(
      /^When does the hall open\?\n> Members meet weekly\./,
    )
  })
})

describe('the rest', () => {
  test('/help shows what there is for whoever asks, with examples that work here', async () => {
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

  test('Find the source, and Ask about this', async () => {
    await addHouse()
    expect(
      await told(
        world.member().onMessage('Find the source', { content: 'I heard the hall opens at nine?' }),
      ),
    ).toContain('> The hall opens')
    expect(await told(world.member().onMessage('Find the source', { content: '' }))).toContain(
      'no text',
    )
    const form = formOf(
      await send(world.member().onMessage('Ask about this', { content: 'The hall opens soon.' })),
    )
    expect(
      await told(
        world.member().submit(form.custom_id, {
          question: 'When in the morning?',
          message: 'The hall opens soon.',
        }),
      ),
    ).toContain('> The hall opens')
  })

  test('a moderator’s first command in a new server comes with a set-up message, once', async () => {
    const { seen } = await send(moderator.slash('help'))
    expect(seen).toHaveLength(2)
    expect(seen[1]).toMatchObject({ isPrivate: true })
    expect(componentsOf(seen[1]!).map(({ label }) => label)).toEqual(['Add a source', 'Dismiss'])
    await send(moderator.press(seen[1]!, 'Dismiss'))
    expect(seen[1]?.isDeleted).toBe(true)
    expect((await send(moderator.slash('help'))).seen).toHaveLength(1)
  })
})

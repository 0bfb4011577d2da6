import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { updateIndex } from '../../src/core/build-index.ts'
import type { DocumentInput } from '../../src/core/document.ts'
import type { NameTagger } from '../../src/core/reader.ts'
import type { Exchange, Seen } from '../support/discord/fake-state.ts'
import type { Who } from '../support/discord/member.ts'
import { GUILD, openWorld, WAYS, type World } from '../support/discord/world.ts'
import { hashEmbedder } from '../support/hash-embedder.ts'

const STAFF = '800000000000000001'
const ROOM = '900000000000000077'
const NAME = 'Ada Quill'

const tagger: NameTagger = {
  modelId: 'one-name',
  tag: async (texts) =>
    texts.map((text) => {
      const start = text.indexOf(NAME)
      const end = start + NAME.length
      return start === -1 ? [] : [{ kind: 'person' as const, confidence: 1, start, end }]
    }),
}

const SECRET: DocumentInput = {
  id: 'vault',
  title: 'Vault notes',
  date: '2026-02-24',
  text: `${NAME}, director of the bank, keeps the key. The vault opens at seven in the morning. The vault holds the minutes of each meeting.`,
}
const OPEN: DocumentInput = {
  id: 'garden',
  title: 'Garden notes',
  text: 'The garden is behind the hall. The garden has roses, and it closes at six in winter.',
}
/** Words that only the secret document has. */
const SECRET_WORDS = /vault|seven|Quill|minutes|director/iu
const QUESTION = 'When does the vault open?'

const MEMBER = {}
const HOLDER = { roles: [STAFF] }
const IN_ROOM = { channel: ROOM }
const MODERATOR = { permissions: '32' }

let world: World
const open = async (way: (typeof WAYS)[number]) => {
  world = await openWorld({ way })
  const sources = async function* () {
    yield { source: 'test', documents: [SECRET, OPEN] }
  }
  const parts = { store: world.app.store, embedder: hashEmbedder, tagger }
  await updateIndex(parts, GUILD, sources(), { holder: 'the test' })
}
const limit = () =>
  world.app.settings.change(GUILD, {
    limits: [{ document: 'vault', roles: [STAFF], channels: [ROOM] }],
  })
afterEach(async () => {
  await world.close()
  expect(world.discord.faults).toEqual([])
  expect(world.log.filter(({ level }) => level === 'error')).toEqual([])
})

type Options = Record<string, string | number | boolean>
const slash = (who: Partial<Who>, name: string, options: Options = {}, subcommand?: string) =>
  world.send(world.member(who).slash(name, options, subcommand))
const wordsOf = ({ body }: Seen): string =>
  (body['embeds'] as { title?: string; description?: string }[])
    .map(({ title = '', description = '' }) => `${title}\n${description}`)
    .join('\n')
/** All that Discord was told, but for the question that was typed. */
const told = ({ seen, response }: Exchange): string =>
  `${JSON.stringify(response)}${JSON.stringify(seen)}`.replaceAll(QUESTION, '')

/** Each way to read the documents in private. */
const READS: readonly [what: string, read: (who: Partial<Who>) => Promise<Exchange>][] = [
  ['/ask', (who) => slash(who, 'ask', { question: QUESTION, private: true })],
  ['/who', (who) => slash(who, 'who', { private: true })],
  ['/who with a name', (who) => slash(who, 'who', { name: 'Quil', private: true })],
  ['names', (who) => world.send(world.member(who).type('who', { name: '' }, 'name'))],
  ['/summary', (who) => slash(who, 'summary', { document: 'vault', private: true })],
  ['/summary since', (who) => slash(who, 'summary', { since: '2026-01-01', private: true })],
  ['titles', (who) => world.send(world.member(who).type('summary', { document: '' }, 'document'))],
  ['/sources list', (who) => slash(who, 'sources', {}, 'list')],
  ['/sources list document', (who) => slash(who, 'sources', { document: 'vault' }, 'list')],
  ['/help', (who) => slash(who, 'help')],
  [
    'Find the source',
    (who) => world.send(world.member(who).onMessage('Find the source', { content: QUESTION })),
  ],
]
/** What a name typed by the member does not tell. */
const withoutTyped = (text: string): string => text.replaceAll('Quil"', '"')

describe.each(WAYS)('over %s', (way) => {
  beforeEach(() => open(way))

  test.each(READS)('%s says nothing of a limited document', async (_, read) => {
    await limit()
    expect(withoutTyped(told(await read(MEMBER)))).not.toMatch(SECRET_WORDS)
  })

  test.each(READS)('%s tells those who may see it', async (_, read) => {
    await limit()
    for (const who of [HOLDER, IN_ROOM, MODERATOR])
      expect(told(await read(who))).toMatch(SECRET_WORDS)
  })

  test('in a thread of the channel, too', async () => {
    await limit()
    const thread = { thread: { id: '900000000000000078', parent: ROOM } }
    expect(told(await slash(thread, 'ask', { question: QUESTION }))).toMatch(SECRET_WORDS)
  })
})

describe('in public', () => {
  beforeEach(async () => {
    await open('gateway')
    await limit()
  })

  test('a role does not count, since others read along; its holder is told alone', async () => {
    const exchange = await slash(HOLDER, 'ask', { question: QUESTION })
    const [shown, aside] = exchange.seen
    expect(told({ ...exchange, seen: [shown!] })).not.toMatch(SECRET_WORDS)
    expect(aside?.isPrivate).toBe(true)
    expect(wordsOf(aside!)).toContain('With `private: True` they are looked into as well.')
    expect((await slash(MEMBER, 'ask', { question: QUESTION })).seen).toHaveLength(1)
  })

  test('a moderator is treated alike', async () => {
    const exchange = await slash(MODERATOR, 'ask', { question: QUESTION })
    expect(told({ ...exchange, seen: [exchange.seen[0]!] })).not.toMatch(SECRET_WORDS)
  })

  test('/summary of a document that the member may see says why not here', async () => {
    const holders = await slash(HOLDER, 'summary', { document: 'vault' })
    expect(wordsOf(holders.seen[0]!)).toContain('Not everyone in this channel may see that')
    const members = await slash(MEMBER, 'summary', { document: 'vault' })
    expect(wordsOf(members.seen[0]!)).toContain('There is no such document.')
  })

  test('a private answer of a limited document cannot be shared outside its channels', async () => {
    const { seen } = await slash(HOLDER, 'ask', { question: QUESTION, private: true })
    const refused = await world.send(world.member(HOLDER).press(seen[0]!, 'Share'))
    expect(refused.seen).toHaveLength(2)
    expect(refused.seen[1]?.isPrivate).toBe(true)
    expect(wordsOf(refused.seen[1]!)).toContain('Not everyone in this channel may see that')
    const inRoom = await slash(IN_ROOM, 'ask', { question: QUESTION, private: true })
    const shared = await world.send(world.member(IN_ROOM).press(inRoom.seen[0]!, 'Share'))
    expect(wordsOf(shared.seen[1]!)).toMatch(SECRET_WORDS)
    expect(shared.seen[1]?.isPrivate).toBe(false)
  })

  test.each(['Check', 'Context', '👍'])(
    '%s of an answer seen elsewhere is refused',
    async (name) => {
      const { seen } = await slash(IN_ROOM, 'ask', { question: QUESTION })
      const refusal = 'This answer quotes a document that you may not see.'
      const pressed = await world.send(world.member(MEMBER).press(seen[0]!, name))
      expect(wordsOf(pressed.seen[0]!)).toBe(`\n${refusal}`)
      const allowed = await world.send(world.member(HOLDER).press(seen[0]!, name))
      expect(wordsOf(allowed.seen[0]!)).not.toContain(refusal)
    },
  )

  test('a pinned sentence of a limited document is not quoted', async () => {
    const { parts } = (await answers())[0]!
    const [quote] = parts[0]!.quotes
    await world.app.community.care.addRuling(GUILD, {
      id: 'pin',
      kind: 'pin',
      question: 'Where are the roses?',
      quote: quote!,
    })
    const asked = { question: 'Where are the roses?' }
    expect(told(await slash(MEMBER, 'ask', asked))).not.toMatch(SECRET_WORDS)
    expect(told(await slash(IN_ROOM, 'ask', asked))).toMatch(SECRET_WORDS)
  })
})

const answers = async () => {
  await slash(IN_ROOM, 'ask', { question: QUESTION })
  return world.app.community.answers.publicSince(GUILD, '')
}

describe('setting it', () => {
  beforeEach(() => open('gateway'))

  test('/sources limit: roles and channels, chosen in menus, and taken away again', async () => {
    const moderator = world.member(MODERATOR)
    const panel = (await slash(MODERATOR, 'sources', { document: 'vault' }, 'limit')).seen[0]!
    expect(panel.isPrivate).toBe(true)
    expect(wordsOf(panel)).toContain('Vault notes\n**Everyone sees it, everywhere.**')
    await world.send(moderator.choose(panel, 'limit-roles', [STAFF], 6))
    await world.send(moderator.choose(panel, 'limit-channels', [ROOM], 8))
    expect(wordsOf(panel)).toContain(`**Roles that see it in private:** <@&${STAFF}>`)
    expect(wordsOf(panel)).toContain(`**Channels where everyone sees it:** <#${ROOM}>`)
    const limits = [{ document: 'vault', roles: [STAFF], channels: [ROOM] }]
    expect(world.app.settings.of(GUILD).limits).toEqual(limits)
    expect((await world.app.community.settings.all()).get(GUILD)?.limits).toEqual(limits)
    const listed = wordsOf((await slash(MODERATOR, 'sources', {}, 'list')).seen[0]!)
    expect(listed).toContain('- 🔒 Vault notes')
    expect(listed).toContain('- Garden notes')
    await world.send(moderator.choose(panel, 'limit-roles', [], 6))
    await world.send(moderator.choose(panel, 'limit-channels', [], 8))
    expect(world.app.settings.of(GUILD).limits).toEqual([])
  })

  test('members cannot, neither by the command nor by a forged menu', async () => {
    const panel = (await slash(MODERATOR, 'sources', { document: 'vault' }, 'limit')).seen[0]!
    await limit()
    const before = world.app.settings.of(GUILD)
    const command = await slash(HOLDER, 'sources', { document: 'vault' }, 'limit')
    expect(told(command)).toContain('Only members who can manage the server may do this.')
    await world.send(world.member(HOLDER).choose(panel, 'limit-roles', [], 6))
    expect(world.app.settings.of(GUILD)).toEqual(before)
  })

  test('a limit stays when the document is removed and comes back', async () => {
    await limit()
    await slash(MODERATOR, 'sources', { document: 'vault' }, 'remove')
    await slash(MODERATOR, 'reindex', { state: '1' }, 'rollback')
    expect((await world.app.store.live(GUILD))?.summary.documents).toBe(2)
    expect(told(await slash(MEMBER, 'sources', {}, 'list'))).not.toMatch(SECRET_WORDS)
  })
})

test('More leaves out what was limited since the answer was given', async () => {
  await open('gateway')
  const { seen } = await slash(MEMBER, 'ask', { question: 'Which roses are in the garden, vault?' })
  const more = () => world.send(world.member(MEMBER).press(seen[0]!, 'More'))
  expect(wordsOf((await more()).seen[0]!)).toMatch(SECRET_WORDS)
  await limit()
  expect(wordsOf((await more()).seen[0]!)).not.toMatch(SECRET_WORDS)
})

test('a change notice tells a log channel of a limited document without its words', async () => {
  await open('gateway')
  await limit()
  await slash(IN_ROOM, 'ask', { question: QUESTION })
  const LOG = '900000000000000088'
  await world.app.settings.change(GUILD, { logChannel: LOG })
  await slash(MODERATOR, 'sources', { document: 'vault' }, 'remove')
  const notices = [...world.discord.messages.values()].filter(({ channel }) => channel === LOG)
  expect(notices).toHaveLength(1)
  expect(wordsOf(notices[0]!)).toContain('quoted words that the documents do not say any more')
  expect(wordsOf(notices[0]!)).not.toMatch(SECRET_WORDS)
})

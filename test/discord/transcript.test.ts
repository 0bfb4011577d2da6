import { expect, test } from 'vitest'
import { updateIndex } from '../../src/core/build-index.ts'
import { dateInWords } from '../../src/discord/locales/locale.ts'
import { transcriptOf } from '../support/discord/transcript.ts'
import { CHANNEL, GUILD, openWorld } from '../support/discord/world.ts'
import { hashEmbedder } from '../support/hash-embedder.ts'
import { knownNames } from '../support/known-names.ts'
import type { MemoryIndexer } from '../support/memory-indexer.ts'

const PAGE = {
  id: 'opening',
  title: 'Opening hours',
  text: 'Ana Ruiz, head of the library, wrote this page. The library opens at nine in the morning. On Sundays it stays closed. A card costs five euros a year.',
  url: 'https://example.org/opening',
  date: '2026-02-24',
  source: 'https://example.org/opening',
}

/** Run with `-u`, this rewrites the file; without, it fails when a reply has changed. */
test('the transcript in the documentation is what the bot says', async () => {
  const world = await openWorld()
  const parts: string[] = []
  const did = async (what: string, interaction: Parameters<typeof world.send>[0]) => {
    const exchange = await world.send(interaction)
    parts.push(transcriptOf(what, exchange))
    world.clock.advance(10_000)
    return exchange
  }
  /** The last message that has these words. */
  const seenIn = (where: string, words: string) => {
    const messages = [...world.discord.messages.values()]
    const seen = [messages.findLast(({ body }) => JSON.stringify(body).includes(words))!]
    parts.push(transcriptOf(where, { interaction: {} as never, created: 0, response: null, seen }))
  }
  const chapter = (title: string) => parts.push(`## ${title}`)
  const idOf = ({ response }: { response: unknown }) =>
    (response as { data: { custom_id: string } }).data.custom_id
  const indexer = world.app.indexer as MemoryIndexer
  indexer.pages.set(PAGE.url, PAGE)
  const member = world.member()
  const moderator = world.member({ permissions: '32', user: '700000000000000009' })
  const german = world.member({ locale: 'de' })

  chapter('A moderator sets up')
  await did(
    'Moderator: /sources add url:https://example.org/opening',
    moderator.slash('sources', { url: PAGE.url }, 'add'),
  )
  const settings = (await did('Moderator: /settings', moderator.slash('settings'))).seen[0]!
  await did(
    'Moderator chooses a channel for change notices',
    moderator.choose(settings, 'set-log', [CHANNEL], 8),
  )

  chapter('A member asks')
  const answer = (
    await did(
      'Member: /ask question:When does the library open?',
      member.slash('ask', { question: 'When does the library open?' }),
    )
  ).seen[0]!
  for (const button of ['Check', 'Context', '👍'])
    await did(`Member presses ${button}`, member.press(answer, button))
  const bad = await did('Member presses 👎', member.press(answer, '👎'))
  await did(
    'Member sends the form',
    member.submit(idOf(bad), { missing: 'The hours on Saturday' }, answer),
  )
  const followUp = await did('Member presses Follow up', member.press(answer, 'Follow up'))
  await did(
    'Member sends the form',
    member.submit(idOf(followUp), { question: 'And on Sundays?' }, answer),
  )
  const hidden = (
    await did(
      'Member: /ask question:What does a card cost? private:True',
      member.slash('ask', { question: 'What does a card cost?', private: true }),
    )
  ).seen[0]!
  await did('Member presses Share', member.press(hidden, 'Share'))
  const unknown = (
    await did(
      'Member: /ask question:Who repairs the broken library elevator?',
      member.slash('ask', { question: 'Who repairs the broken library elevator?' }),
    )
  ).seen[0]!
  await did('Member presses Nearest passage', member.press(unknown, 'nearest'))
  await did('Member presses Delete', member.press(unknown, 'Delete'))
  await did(
    'A German member: /ask question:When does the library open?',
    german.slash('ask', { question: 'When does the library open?' }),
  )

  chapter('People, gist, sources, help')
  const sources = async function* () {
    yield { source: PAGE.url, documents: [PAGE] }
  }
  await updateIndex(
    { store: world.app.store, embedder: hashEmbedder, tagger: knownNames('Ana Ruiz') },
    GUILD,
    sources(),
    { holder: 'the test', rebuild: true },
  )
  await did('Member: /who', member.slash('who'))
  await did('Member types /who name:ana', member.type('who', { name: 'ana' }, 'name'))
  await did('Member: /who name:Ana Ruiz', member.slash('who', { name: 'Ana Ruiz' }))
  await did('Member: /summary lines:2', member.slash('summary', { lines: 2 }))
  await did('Member: /sources list', member.slash('sources', {}, 'list'))
  await did('Member: /help', member.slash('help'))
  await did(
    'Member, on a message: Find the source',
    member.onMessage('Find the source', { content: 'Somebody said that a card costs five euros.' }),
  )
  await did(
    'Member, on a message: Ask about this',
    member.onMessage('Ask about this', { content: 'The library is great.' }),
  )
  await did(
    'Moderator, on a message: Add as source',
    moderator.onMessage('Add as source', { content: 'The lift is out of order.' }),
  )

  chapter('A document that not everyone may see')
  const document = { document: PAGE.title }
  const panel = (
    await did(
      `Moderator: /sources limit document:${PAGE.title}`,
      moderator.slash('sources', document, 'limit'),
    )
  ).seen[0]!
  await world.send(moderator.choose(panel, 'limit-roles', ['5'], 6))
  await did(
    `Member, after a role was chosen: /summary document:${PAGE.title}`,
    member.slash('summary', document),
  )
  await world.send(moderator.choose(panel, 'limit-roles', [], 6))

  chapter('A document changes')
  indexer.sources.get(GUILD)?.set(PAGE.url, { ...PAGE, text: PAGE.text.replace('nine', 'ten') })
  await did('Moderator: /reindex preview', moderator.slash('reindex', {}, 'preview'))
  await did('Moderator: /reindex apply', moderator.slash('reindex', {}, 'apply'))
  seenIn('In the log channel', 'A public answer')
  await did('Member presses Check on the old answer', member.press(answer, 'Check'))
  await did('Moderator: /reindex status', moderator.slash('reindex', {}, 'status'))
  await did(
    'Moderator: /reindex rollback state:2',
    moderator.slash('reindex', { state: '2' }, 'rollback'),
  )
  indexer.beforeSource = async () => world.clock.advance(14.75 * 60_000)
  await did(
    'Moderator: /reindex apply, which takes a quarter of an hour',
    moderator.slash('reindex', {}, 'apply'),
  )
  indexer.beforeSource = async () => {}
  seenIn('In the channel', '/reindex status')
  await world.send(moderator.slash('reindex', { state: '2' }, 'rollback'))

  chapter('What was missing')
  const gaps = (await did('Moderator: /gaps', moderator.slash('gaps'))).seen[0]!
  await did('Moderator presses Export as CSV', moderator.press(gaps, 'Export as CSV'))
  const [feedback] = await world.app.community.care.feedback(GUILD, 'bad')
  const quote = (
    await did(
      'Moderator looks at a quote marked 👎',
      moderator.choose(gaps, 'gaps-quote', [feedback!.id]),
    )
  ).seen[0]!
  await did('Moderator presses Never quote this', moderator.press(quote, 'Never quote this'))
  const [ban] = await world.app.community.care.rulings(GUILD)
  const ruled = (await did('Moderator: /gaps', moderator.slash('gaps'))).seen[0]!
  const ruling = (
    await did(
      'Moderator looks at a banned sentence',
      moderator.choose(ruled, 'gaps-ruling', [ban!.id]),
    )
  ).seen[0]!
  await did('Moderator presses Undo', moderator.press(ruling, 'Undo'))

  chapter('What is refused')
  await did('Member: /reindex apply', member.slash('reindex', {}, 'apply'))
  await did('Member: /ask question:hello', member.slash('ask', { question: 'hello' }))
  await did(
    'Member presses a button of another server’s answer',
    world.member({ guild: '900000000000000009' }).press(answer, 'Check'),
  )

  await world.close()
  expect(world.discord.faults).toEqual([])
  expect(world.log.filter(({ level }) => level === 'error')).toEqual([])
  const blocks = parts.map((part) =>
    part.startsWith('## ') ? part : `\`\`\`\`text\n${part}\n\`\`\`\``,
  )
  const head =
    '# What the bot says\n\nMade by `test/discord/transcript.test.ts` from real replies; `npx vitest run test/discord/transcript.test.ts -u` makes it anew. Texts are as they are sent: Discord renders the Markdown.'
  const whole = [head, ...blocks]
    .join('\n\n')
    .replaceAll(/\d{19}/g, '…')
    .replaceAll(dateInWords(new Date().toISOString(), 'en'), '(today)')
  await expect(`${whole}\n`).toMatchFileSnapshot('../../docs/discord-transcript.md')
})

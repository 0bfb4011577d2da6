import fc from 'fast-check'
import { expect, test } from 'vitest'
import { updateIndex } from '../../src/core/build-index.ts'
import type { DocumentInput } from '../../src/core/document.ts'
import { shownQuotes } from '../../src/discord/actions/kept.ts'
import { DISCORD_LOCALES, LOCALES, type Locale } from '../../src/discord/locales/locale.ts'
import type { Exchange, Seen } from '../support/discord/fake-state.ts'
import { hostileText } from '../support/discord/hostile.ts'
import { componentsOf } from '../support/discord/member.ts'
import { GUILD, openWorld, type World } from '../support/discord/world.ts'
import { hashEmbedder } from '../support/hash-embedder.ts'
import { knownNames } from '../support/known-names.ts'
import type { MemoryIndexer } from '../support/memory-indexer.ts'

const LOG = '900000000000000088'
const NAME = 'Ada Quill'
const RATE = { size: 100_000, minutes: 1 }
/** Hostile, and often longer than what a message holds. */
const words = fc
  .tuple(hostileText, fc.constantFrom(1, 1, 4, 60))
  .map(([text, times]) => `${text}w`.repeat(times))

/** Nothing hostile: the vault's sentence is quoted for sure. */
const PLAIN = { titles: ['Keys', 'Rooms'], texts: ['old', 'please', 'this'], url: null, typed: 'w' }

const given = fc.record({
  titles: fc.array(words, { minLength: 2, maxLength: 3 }),
  texts: fc.array(words, { minLength: 3, maxLength: 3 }),
  url: fc.constantFrom(null, 'https://example.org/a_(b)*c', 'javascript:alert(1)'),
  typed: words,
})
type Given = typeof given extends fc.Arbitrary<infer Value> ? Value : never

const documentsOf = ({ titles, texts: [one, two, three], url }: Given): DocumentInput[] =>
  titles.map((title, index) => ({
    id: `${index} ${title}`,
    title,
    date: '2026-02-24',
    source: `upload:${index}`,
    ...(url === null ? {} : { url }),
    text: [
      `${NAME}, director of the ${one} bank, keeps the key.`,
      `The vault number ${index} opens at seven in the morning: ${two}.`,
      `${NAME} said that “${three}” is all there is.`,
    ].join(' '),
  }))

/** One conversation through everything that there is, as somebody who types what was generated. */
class Visit {
  readonly #world: World
  readonly #who: { readonly locale: string }

  constructor(world: World, locale: Locale) {
    this.#world = world
    this.#who = { locale: DISCORD_LOCALES[locale][0] }
  }

  get member() {
    return this.#world.member(this.#who)
  }

  get moderator() {
    return this.#world.member({ ...this.#who, permissions: '32', user: '700000000000000009' })
  }

  send(interaction: Parameters<World['send']>[0]): Promise<Exchange> {
    return this.#world.send(interaction)
  }

  /** Presses every button of a message, and fills in the forms that open. */
  async pressAll(seen: Seen | undefined, typed: string, left: readonly string[]): Promise<void> {
    for (const { custom_id } of seen === undefined ? [] : componentsOf(seen)) {
      const action = custom_id?.split('~')[1] ?? ''
      if (left.includes(action)) continue
      const { response } = await this.send(this.moderator.component(seen!, custom_id!))
      if (response?.['type'] === 9) await this.fill(response, typed, seen)
    }
  }

  async fill(response: Exchange['response'], typed: string, seen?: Seen): Promise<Exchange> {
    const form = response!['data'] as { custom_id: string; components: FormRow[] }
    const fields = form.components.map(({ component }) => [component.custom_id, typed])
    return this.send(this.member.submit(form.custom_id, Object.fromEntries(fields), seen))
  }
}

interface FormRow {
  readonly component: { readonly custom_id: string }
}

async function asMember(visit: Visit, documents: readonly DocumentInput[], typed: string) {
  const { member } = visit
  for (const question of ['When does the vault open?', 'Where is the pool?', typed])
    for (const isPrivate of [false, true]) {
      const options = { question: question.slice(0, 1_000), private: isPrivate }
      const { seen } = await visit.send(member.slash('ask', options))
      await visit.pressAll(seen[0], typed, [])
    }
  for (const name of ['', NAME, typed.slice(0, 100)]) {
    await visit.send(member.slash('who', { name }))
    await visit.send(member.type('who', { name }, 'name'))
  }
  for (const { title } of documents) {
    await visit.send(member.slash('summary', { document: title, focus: typed.slice(0, 300) }))
    await visit.send(member.slash('sources', { document: title }, 'list'))
    await visit.send(member.type('summary', { document: title.slice(0, 40) }, 'document'))
  }
  await visit.send(member.slash('summary', { since: '2026-01-01' }))
  await visit.send(member.slash('sources', {}, 'list'))
  await visit.send(member.slash('help'))
  await visit.send(member.onMessage('Find the source', { content: typed }))
  const about = await visit.send(member.onMessage('Ask about this', { content: typed }))
  await visit.fill(about.response, typed)
}

/** `willChange`: a public answer quotes what the new version of the documents words otherwise. */
async function asModerator(
  visit: Visit,
  world: World,
  documents: readonly DocumentInput[],
  typed: string,
) {
  const { moderator } = visit
  const ask = () => visit.send(visit.member.slash('ask', { question: 'When does the vault open?' }))
  await ask()
  const kept = await world.app.community.answers.publicSince(GUILD, '')
  const willChange = kept.flatMap(shownQuotes).some(({ text }) => text.includes('seven'))
  const sources = (world.app.indexer as MemoryIndexer).sources
  const changed = documents.map(
    (one) => [one.id, { ...one, text: one.text.replaceAll('seven', `noon ${typed}`) }] as const,
  )
  sources.set(GUILD, new Map<string, DocumentInput | string>([...changed, ['broken', typed]]))
  await visit.send(moderator.slash('reindex', {}, 'preview'))
  await visit.send(moderator.slash('reindex', {}, 'apply'))
  await visit.send(moderator.slash('reindex', {}, 'status'))
  await visit.send(moderator.type('reindex', { state: '' }, 'state', 'rollback'))
  await visit.send(moderator.slash('sources', { document: documents[0]!.title }, 'limit'))
  const panel = (await visit.send(moderator.slash('settings'))).seen[0]
  await visit.pressAll(panel, typed, ['delete-all'])
  const gaps = (await visit.send(moderator.slash('gaps'))).seen[0]!
  for (const { id } of await world.app.community.care.feedback(GUILD, 'bad')) {
    const { seen } = await visit.send(moderator.choose(gaps, 'gaps-quote', [id]))
    await visit.pressAll(seen[0], typed, [])
  }
  const ruled = (await visit.send(moderator.slash('gaps'))).seen[0]!
  for (const { id } of await world.app.community.care.rulings(GUILD)) {
    const { seen } = await visit.send(moderator.choose(ruled, 'gaps-ruling', [id]))
    await visit.pressAll(seen[0], typed, [])
  }
  await visit.pressAll(gaps, typed, ['gaps-quote', 'gaps-ruling'])
  await visit.send(moderator.slash('reindex', { state: '1' }, 'rollback'))
  await visit.send(moderator.onMessage('Add as source', { content: typed }))
  await visit.send(moderator.slash('sources', { document: documents[0]!.title }, 'remove'))
  return { willChange }
}

test.each(LOCALES)(
  'in %s, whatever documents and members say, no request breaks a rule',
  async (locale) => {
    let changed = 0
    await fc.assert(
      fc.asyncProperty(given, async (all) => {
        const world = await openWorld({ rateLimits: { user: RATE, guild: RATE } })
        try {
          const documents = documentsOf(all)
          const delivered = async function* () {
            yield { source: 'test', documents }
          }
          const parts = { store: world.app.store, embedder: hashEmbedder, tagger: knownNames(NAME) }
          await updateIndex(parts, GUILD, delivered(), { holder: 'the test' })
          await world.app.settings.change(GUILD, { logChannel: LOG })
          const visit = new Visit(world, locale)
          await asMember(visit, documents, all.typed)
          const { willChange } = await asModerator(visit, world, documents, all.typed)
          const messages = [...world.discord.messages.values()]
          const notices = messages.filter(({ channel }) => channel === LOG)
          if (willChange) {
            changed++
            expect(notices).not.toEqual([])
          }
          expect(world.discord.faults).toEqual([])
          expect(world.log.filter(({ level }) => level !== 'info')).toEqual([])
        } finally {
          await world.close()
        }
      }),
      // Languages differ in their labels alone.
      { numRuns: locale === 'en' ? 5 : 2, endOnFailure: true, examples: [[PLAIN]] },
    )
    expect(changed).toBeGreaterThan(0)
  },
)

import { afterEach, beforeEach, expect, test } from 'vitest'
import { updateIndex } from '../../src/core/build-index.ts'
import type { DocumentInput } from '../../src/core/document.ts'
import type { NameTagger } from '../../src/core/reader.ts'
import type { Seen } from '../support/discord/fake-state.ts'
import { openWorld, type World } from '../support/discord/world.ts'
import { hashEmbedder } from '../support/hash-embedder.ts'

const NAMES = ['Huang Kunming', 'Meng Fanli', 'Huang Chuping', 'Ke Jixin']

/** Finds four names wherever they stand: what the model does for all names. */
const tagger: NameTagger = {
  modelId: 'four-names',
  tag: async (texts) =>
    texts.map((text) =>
      NAMES.flatMap((name) => {
        const start = text.indexOf(name)
        return start === -1
          ? []
          : [{ kind: 'person' as const, confidence: 1, start, end: start + name.length }]
      }).sort((one, other) => one.start - other.start),
    ),
}

const NEWS: DocumentInput[] = [
  {
    id: 'conference',
    title: 'Conference *2026*',
    date: '2026-02-24',
    text: 'Huang Kunming, secretary of the Provincial Committee, addressed the conference. Meng Fanli, governor of Guangdong, presided. Huang Chuping attended. Ke Jixin, vice minister of Industry, offered suggestions. The plan covers the years 2026 to 2030. Companies will invest in new factories near the coast.',
  },
  {
    id: 'garden',
    title: 'Garden',
    date: '2025-01-01',
    text: 'The garden has roses. It closes at six in winter.',
  },
]

let world: World
beforeEach(async () => {
  world = await openWorld()
  const sources = async function* () {
    for (const document of NEWS) yield { source: document.id, documents: [document] }
  }
  const parts = { store: world.app.store, embedder: hashEmbedder, tagger }
  await updateIndex(parts, 'default', sources(), { holder: 'the test' })
})
afterEach(async () => {
  await world.close()
  expect(world.discord.faults).toEqual([])
})

const told = async (name: string, options: Record<string, string | number | boolean> = {}) => {
  const { seen } = await world.send(world.member().slash(name, options))
  return seen[0]!
}
const textOf = ({ body }: Seen) =>
  (body['embeds'] as { title?: string; description?: string }[])
    .map(({ title, description }) => `${title}\n${description}`)
    .join('\n')

test('/who lists everyone, with the first role', async () => {
  const text = textOf(await told('who'))
  expect(text).toContain('4 people\n')
  expect(text).toContain('- **Meng Fanli** · 1× · governor of Guangdong')
})

test('/who tells of one person in quotes, each with its citation', async () => {
  const seen = await told('who', { name: 'meng fanli' })
  expect(seen.isPrivate).toBe(false)
  expect(textOf(seen)).toContain(
    'Meng Fanli\nRoles: governor of Guangdong\n> Meng Fanli, **governor of Guangdong**, presided.\n-# **[1]** Conference \\*2026\\* · Feb 24, 2026',
  )
})

test('/who tells people with one surname apart', async () => {
  const text = textOf(await told('who', { name: 'Huang', private: true }))
  expect(text).toContain('**Huang Kunming**')
  expect(text).toContain('**Huang Chuping**')
  expect(text).not.toContain('Meng')
})

test('/help offers a name, and a question about it where the documents answer that', async () => {
  const help = async () =>
    textOf(await told('help'))
      .split('Try:\n')[1]
      ?.split('\n')
  const [first, ...rest] = (await help()) ?? []
  expect(first).toMatch(/^- `\/ask` Who is (.+)\?$/)
  expect(rest[0]).toBe(`- \`/who\` ${/Who is (.+)\?/.exec(first!)?.[1]}`)
  expect(rest[1]).toMatch(/^- `\/summary` /)
})

test('/help does not wait for names that take long to be read', async () => {
  Object.assign(world.app, { people: { peopleOf: () => new Promise(() => undefined) } })
  expect(textOf(await told('help')).split('Try:\n')[1]).toMatch(/^- `\/summary` /)
})

test('/who suggests near names, and says nothing else of others', async () => {
  expect(textOf(await told('who', { name: 'Meng Fanly' }))).toContain('Similar names: Meng Fanli')
  expect(textOf(await told('who', { name: '<@700000000000000001>' }))).toBe(
    'undefined\nNobody of that name is in the documents.',
  )
})

test.each([
  ['men', 'Meng Fanli'],
  ['Kunming', 'Huang Kunming'],
])('completion of %s', async (typed, name) => {
  const { response } = await world.send(world.member().type('who', { name: typed }, 'name'))
  expect(JSON.stringify(response)).toContain(name)
})

test('/summary gives sentences of the document, in its order', async () => {
  const text = textOf(await told('summary', { document: 'conference', lines: 2 }))
  expect(text.match(/^> /gmu)).toHaveLength(2)
  expect(text).toContain('Conference \\*2026\\*')
})

test('/summary asks which document, refuses a wrong one', async () => {
  expect(textOf(await told('summary'))).toContain('Choose one of the documents.')
  expect(textOf(await told('summary', { document: 'nothing' }))).toContain('no such document')
})

test('/summary since: what is new', async () => {
  expect(textOf(await told('summary', { since: '2026-01-01' }))).toContain('New documents: 1')
  expect(textOf(await told('summary', { since: '2027-01-01' }))).toContain('Nothing is new')
  expect(textOf(await told('summary', { since: 'last week' }))).toContain('year-month-day')
})

import { describe, expect, test } from 'vitest'
import { updateIndex } from '../../../src/core/build-index.ts'
import type { DocumentInput } from '../../../src/core/document.ts'
import { describePerson } from '../../../src/core/people/describe-people.ts'
import { completePeople, findPeople } from '../../../src/core/people/find-people.ts'
import { createPeopleBook } from '../../../src/core/people/people-index.ts'
import { hashEmbedder } from '../../support/hash-embedder.ts'
import { knownNames } from '../../support/known-names.ts'
import { MemoryStore } from '../../support/memory-store.ts'

const ENGLISH: DocumentInput = {
  id: 'en',
  title: 'Conference',
  text: 'Huang Kunming, secretary of the Committee, addressed the conference. Huang Kunming said that the plan had been agreed by everyone. Huang Chuping, chairman of the Congress, attended as well.',
  date: '2025-02-24',
}
const CHINESE: DocumentInput = {
  id: 'zh',
  title: '会议',
  text: '省委书记黄坤明主持会议。黄坤明强调，要坚持实体经济为本。',
  language: 'zh',
  date: '2026-02-24',
}
const NAMES = ['Huang Kunming', 'Huang Chuping', '黄坤明']

async function open(documents: readonly DocumentInput[], tagger = knownNames(...NAMES)) {
  const store = new MemoryStore()
  const sources = async function* () {
    yield { source: 'test', documents }
  }
  await updateIndex({ store, embedder: hashEmbedder, tagger }, 'one', sources(), {
    holder: 'a test',
  })
  const generation = (await store.live('one'))!
  return { generation, index: await createPeopleBook().peopleOf(generation) }
}

const namesOf = (found: ReturnType<typeof findPeople>) =>
  found.kind === 'found' ? found.people.map(({ name }) => name) : found.suggestions

describe('people of a collection', () => {
  test('one person in two scripts, most often named first', async () => {
    const { index } = await open([ENGLISH, CHINESE])
    expect(index.people.map(({ names, mentions }) => [[...names].sort(), mentions])).toEqual([
      [['Huang Kunming', '黄坤明'], 4],
      [['Huang Chuping'], 1],
    ])
  })

  test.each(['Huang Kunming', 'kunming HUANG', '黄坤明', '黃坤明', 'Mr. Huang Kunming', 'Kunming'])(
    'found as “%s”',
    async (name) => {
      const { index } = await open([ENGLISH, CHINESE])
      expect(namesOf(findPeople(index, name))).toEqual([index.people[0]!.name])
    },
  )

  test('a surname finds everyone who has it; a slip gets the nearest names', async () => {
    const { index } = await open([ENGLISH])
    expect(namesOf(findPeople(index, 'Huang'))).toEqual(['Huang Kunming', 'Huang Chuping'])
    expect(findPeople(index, 'Huang Chupin')).toEqual({
      kind: 'unknown',
      suggestions: ['Huang Chuping'],
    })
    expect(findPeople(index, 'Zebedee Quark')).toEqual({ kind: 'unknown', suggestions: [] })
  })

  test('completes what is typed, in either script', async () => {
    const { index } = await open([ENGLISH])
    expect(completePeople(index, 'chu', 10)).toEqual(['Huang Chuping'])
    expect(completePeople(index, '', 1)).toEqual(['Huang Kunming'])
  })

  test.each([
    ['黄坤', ENGLISH, ['Huang Kunming']],
    ['黄', ENGLISH, ['Huang Kunming', 'Huang Chuping']],
    ['黃坤明', ENGLISH, ['Huang Kunming']],
    ['huangku', CHINESE, ['黄坤明']],
    ['孟', ENGLISH, []],
  ])('“%s” is completed from either script', async (typed, document, names) => {
    const { index } = await open([document])
    expect(completePeople(index, typed, 10)).toEqual(names)
  })

  test('names that only sound alike are two people', async () => {
    const { index } = await open([CHINESE])
    expect(findPeople(index, '黄昆鸣').kind).toBe('unknown')
  })

  test('the newest role first; every word is a slice of a document', async () => {
    const { generation, index } = await open([ENGLISH, CHINESE])
    const { roles, mentions } = await describePerson(generation, index.people[0]!)
    expect(roles.map(({ text, quote }) => [text, quote.date])).toEqual([
      ['省委书记', '2026-02-24'],
      ['secretary of the Committee', '2025-02-24'],
    ])
    for (const quote of [...mentions, ...roles.map((role) => role.quote)]) {
      const document = (await generation.document(quote.document))!
      expect(document.text.slice(quote.start, quote.end)).toBe(quote.text)
    }
    expect(mentions[0]?.text).toBe('黄坤明强调，要坚持实体经济为本。')
  })

  test('without a tagger nobody is known, and the index says so', async () => {
    const store = new MemoryStore()
    const sources = async function* () {
      yield { source: 'test', documents: [ENGLISH] }
    }
    await updateIndex({ store, embedder: hashEmbedder }, 'one', sources(), { holder: 'a test' })
    const index = await createPeopleBook().peopleOf((await store.live('one'))!)
    expect(index).toEqual({ people: [], isComplete: false })
  })
})

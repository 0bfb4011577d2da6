import { expect, test } from 'vitest'
import { makeDocument } from '../../../src/core/document.ts'
import { askedPerson, personAsked } from '../../../src/core/people/asked-person.ts'
import { tagTexts } from '../../../src/core/people/tagging.ts'
import type { ReadPassage } from '../../../src/core/read-passage.ts'
import { segment } from '../../../src/core/sentence.ts'
import { knownNames } from '../../support/known-names.ts'

test.each([
  ['Who is Huang Kunming?', 'Huang Kunming'],
  ['who was dr. ann lee', 'ann lee'],
  ['Wer ist Udo Baum?', 'Udo Baum'],
  ['¿Quién es Ana Soto?', 'Ana Soto'],
  ['Qui est Léa Blin ?', 'Léa Blin'],
  ['黄坤明是谁？', '黄坤明'],
  ['誰是黃坤明', '黃坤明'],
  ['Who is the chair?', null],
  ['Who is chair of the Lake Trust?', null],
  ['Who is Huang?', null],
  ['Who is allowed to park in the yard?', null],
  ['What did Ann Lee say?', null],
])('%s asks about %s', (question, name) => {
  expect(askedPerson(question)).toBe(name)
})

const TEXT =
  'Bo Ek, clerk of the Lake Trust, spoke. Ann Lee said that the lake is deep. Ann Lee, its chair, presided. It rained.'

async function readAll(): Promise<ReadPassage> {
  const document = makeDocument({ id: 'lake', title: 'Lake', text: TEXT, source: 'lake' }, 'en')
  const [names] = await tagTexts(knownNames('Ann Lee', 'Bo Ek'), [TEXT])
  const sentences = segment(TEXT, 'en')
  return {
    passage: {
      id: 1,
      documentId: 'lake',
      context: '',
      headings: [],
      start: 0,
      end: TEXT.length,
      sentences,
      names: names!,
    },
    summary: { ...document, passages: 1 },
    cosine: 0,
    bm25: 0,
    match: null,
    score: 1,
    document,
    reading: { margin: 5, best: null, sentences: [] },
    scores: sentences.map((_, index) => 9 - index),
    named: 1,
    rank: 5,
  }
}

const best = ({ scores }: ReadPassage): number => scores.indexOf(Math.max(...scores))

test.each([
  ['Ann Lee', 2],
  ['Lee Ann', 2],
  ['Bo Ek', 0],
])('of %s, the sentence that says who it is comes first', async (name, index) => {
  const read = await readAll()
  const person = await personAsked(`Who is ${name}?`, [read], async () => read.document)
  expect(best(person.prefer([read])[0]!)).toBe(index)
})

test.each(['Who is allowed in?', 'Who is Ann Oak?', 'Who is Lee Bo?'])(
  'nothing changes for “%s”, whom no sentence gives a role',
  async (question) => {
    const read = await readAll()
    const person = await personAsked(question, [read], async () => read.document)
    expect(person.prefer([read])).toEqual([read])
  },
)

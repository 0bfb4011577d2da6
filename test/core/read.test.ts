import { expect, test } from 'vitest'
import { makeDocument, type Span } from '../../src/core/document.ts'
import { readTerms } from '../../src/core/question.ts'
import { readPassages } from '../../src/core/read.ts'
import type { Reader } from '../../src/core/reader.ts'
import type { Retrieved } from '../../src/core/retrieve.ts'
import { segment } from '../../src/core/sentence.ts'

interface Told {
  readonly id: string
  readonly text: string
  readonly title?: string
  readonly date?: string
  /** How much of the question stands in the passage, and in each sentence. */
  readonly match: number
  readonly sentences?: readonly number[]
}

const documentOf = ({ id, title = id, text, date }: Told) =>
  makeDocument({ id, title, text, language: 'en', ...(date === undefined ? {} : { date }) }, 'en')

function found(told: Told): Retrieved {
  const { id, text, match } = told
  const sentences = segment(text, 'en').map(({ start, end }) => ({ start, end }))
  const of = (mean: number) => ({ mean, least: 0 })
  return {
    passage: {
      id: id.charCodeAt(0),
      documentId: id,
      start: 0,
      end: text.length,
      sentences,
      headings: [],
      context: '',
    },
    summary: { ...documentOf(told), passages: 1 },
    cosine: 0.8,
    bm25: 0,
    match: { ...of(match), sentences: sentences.map((_, row) => of(told.sentences?.[row] ?? 0)) },
    score: match,
  }
}

function priceIn(text: string, { start, end }: Span): Span | null {
  const price = /\d+ euros/.exec(text.slice(start, end))
  if (price === null) return null
  return { start: start + price.index, end: start + price.index + price[0].length }
}

/** Takes a sentence for the answer as surely as the number of its exclamation marks; its price is the answer. */
const reader: Reader = {
  modelId: 'exclamation marks',
  read: async (_, passages) =>
    passages.map(({ text, sentences }) => {
      const scores = sentences.map(({ start, end }) => text.slice(start, end).split('!').length - 1)
      return {
        margin: Math.max(...scores),
        best: null,
        sentences: scores.map((score, row) => ({
          score,
          highlight: priceIn(text, sentences[row]!),
        })),
      }
    }),
}

const WEIGHTS = { sentenceWeight: 0, retrievalWeight: 0 }

/** Ids of the documents read, best first, each with its sentences' scores. */
async function read(question: string, told: readonly Told[], ranking = WEIGHTS) {
  const documents = new Map(told.map((one) => [one.id, documentOf(one)]))
  const load = async (id: string) => documents.get(id)!
  const options = { first: 1, settledAt: 2, mostTokens: 1_000, ranking }
  const passages = await readPassages(reader, readTerms(question), told.map(found), load, options)
  return passages.map(({ document, scores, rank }) => ({
    id: document.id,
    scores: scores.map((score) => score - NAMED),
    rank: rank - NAMED,
  }))
}
/** What the names add where all stand, or none is asked for. */
const NAMED = 6

test('a sentence counts by what is read and matched, a passage by its best sentence and its match', async () => {
  const told = [
    { id: 'a', text: 'It opens at nine! It closes at ten.', match: 0.5, sentences: [0.1, 0.4] },
    { id: 'b', text: 'It never opens.', match: 0.4, sentences: [0.9] },
  ]
  const ranking = { sentenceWeight: 10, retrievalWeight: 20 }
  expect(await read('when does it open', told, ranking)).toEqual([
    { id: 'b', scores: [9], rank: 17 },
    { id: 'a', scores: [2, 4], rank: 14 },
  ])
})

test('a passage that surely answers settles it', async () => {
  const told = [
    { id: 'a', text: 'Meng Fanli chairs the board!!', match: 0.5 },
    { id: 'b', text: 'Meng Fanli was elected in May!!!', match: 0.4 },
  ]
  expect((await read('Whom did Meng Fanli meet?', told)).map(({ id }) => id)).toEqual(['a'])
})

test('but not one that is sure of somebody else, and the name asked for comes first', async () => {
  const told = [
    { id: 'a', text: 'Huang Chuping chairs the board!!', match: 0.5 },
    { id: 'b', text: 'Meng Fanli was elected in May!', match: 0.4 },
  ]
  expect(await read('Whom did Meng Fanli meet?', told)).toEqual([
    { id: 'b', scores: [1], rank: 1 },
    { id: 'a', scores: [-4], rank: -4 },
  ])
})

test('nor one that is sure of somebody else, while another sentence has the name', async () => {
  const told = [
    { id: 'a', text: 'Huang Chuping chairs the board!! Meng Fanli came.', match: 0.5 },
    { id: 'b', text: 'Meng Fanli was elected in May!', match: 0.4 },
  ]
  expect((await read('Whom did Meng Fanli meet?', told)).map(({ id }) => id)).toEqual(['b', 'a'])
})

test('a sentence that leans on the one before is about whom that one names', async () => {
  const text = 'Luo Jianping is deputy mayor. He was elected in May! Huang Chuping was elected!'
  const told = [{ id: 'a', text, match: 0.5 }]
  const [passage] = await read('When was Luo Jianping elected?', told)
  expect(passage?.scores).toEqual([0, 1, -5])
})

test('a noun with a capital draws the quote to no other sentence', async () => {
  const told = [{ id: 'a', text: 'Die Miete ist hoch. Fällig ist sie am Dritten!', match: 0.5 }]
  const [passage] = await read('Wann ist die Miete fällig?', told)
  expect(passage?.scores).toEqual([0, 1])
})

/** Ids of the documents read, in any order, where the first passage settles it. */
const readBeside = async (
  ...told: readonly (Omit<Told, 'match'> & { match?: number })[]
): Promise<string[]> => {
  const settling = { id: 's', date: '2024', text: 'A ticket costs 15 euros!!', match: 0.9 }
  const others = told.map((one) => ({ match: 0.6, ...one }))
  return (await read('How much is a ticket?', [settling, ...others])).map(({ id }) => id).sort()
}
const FEE = 'A ticket costs 18 euros!'

test('what settles it is checked against a newer document and a correction', async () => {
  expect(
    await readBeside(
      { id: 'a', text: FEE },
      { id: 'b', date: '2023', text: FEE },
      { id: 'c', date: '2024', text: FEE },
      { id: 'd', date: '2025', text: FEE },
      { id: 'e', title: 'Erratum', text: FEE },
    ),
  ).toEqual(['d', 'e', 's'])
})

test('of newer documents the nearest and the newest of the nearest are read, a passage of each', async () => {
  expect(
    await readBeside(
      { id: 'a', date: '2025', text: FEE },
      { id: 'b', date: '2026', text: FEE },
      { id: 'c', date: '2028', text: FEE },
      { id: 'd', date: '2027', text: FEE },
      { id: 'e', date: '2029', text: FEE },
    ),
  ).toEqual(['a', 'c', 's'])
})

test('what is read beside it and neither overrules it nor is better is left out', async () => {
  const agreeing = 'A ticket costs 15 euros'
  expect([
    await readBeside({ id: 'a', date: '2025', text: `${agreeing}!` }),
    await readBeside({ id: 'a', date: '2025', text: `${agreeing}!!!` }),
    await readBeside({ id: 'a', date: '2025', text: 'A ticket costs 18 euros.' }),
  ]).toEqual([['s'], ['a', 's'], ['a', 's']])
})

test('nothing is read beside it where no document is newer or corrects it, or is far, or takes too long', async () => {
  expect(await readBeside({ id: 'a', text: FEE }, { id: 'b', date: '2023', text: FEE })).toEqual([
    's',
  ])
  expect(await readBeside({ id: 'a', date: '2025', text: FEE.repeat(200) })).toEqual(['s'])
  expect(
    await readBeside(
      { id: 'a', date: '2025', text: FEE, match: 0.4 },
      { id: 'b', title: 'Erratum', text: FEE, match: 0.4 },
    ),
  ).toEqual(['s'])
})

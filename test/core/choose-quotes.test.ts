import { expect, test } from 'vitest'
import { chooseQuotes } from '../../src/core/choose-quotes.ts'
import { byPrecedence } from '../../src/core/precedence.ts'
import type { ReadPassage } from '../../src/core/read-passage.ts'
import { read } from './told-passage.ts'

test('what corrects comes first, with the words it takes back and those it corrects', () => {
  const programme = read({
    id: 'programme',
    margin: 6,
    text: 'The jury is chaired by Ada Moss. It meets at noon.',
    answer: 'Ada Moss',
  })
  const erratum = read({
    id: 'erratum',
    title: 'Correction to the programme',
    margin: -2,
    text: 'The booklet gives Ada Moss as chair. The chair is Ivo Brand. Nothing else changes.',
    answer: 'Ada Moss',
  })
  const quotes = chooseQuotes(byPrecedence([programme, erratum], { terms: [] }))
  expect(quotes.map(({ document, text }) => [document, text])).toEqual([
    ['erratum', 'The booklet gives Ada Moss as chair. The chair is Ivo Brand.'],
    ['programme', 'The jury is chaired by Ada Moss.'],
  ])
})

test('of two dated documents with different numbers the newer one comes first', () => {
  const older = read({
    id: 'older',
    date: '2025-01-05',
    margin: 6,
    text: 'A ticket costs 15 euros.',
    answer: '15 euros',
  })
  const newer = read({
    id: 'newer',
    date: '2026-01-05',
    margin: 5,
    text: 'A ticket costs 18 euros.',
    answer: '18 euros',
  })
  const order = (passages: ReadPassage[]) =>
    chooseQuotes(byPrecedence(passages, { terms: [] })).map(({ document }) => document)
  expect(order([older, newer])).toEqual(['newer', 'older'])
  expect(order([newer, older])).toEqual(['newer', 'older'])
})

test('a newer document that is unsure, or agrees, changes nothing', () => {
  const older = read({
    id: 'older',
    date: '2025-01-05',
    margin: 6,
    text: 'A ticket costs 15 euros.',
    answer: '15 euros',
  })
  const unsure = read({
    id: 'newer',
    date: '2026-01-05',
    margin: -1,
    text: 'A stall costs 18 euros.',
    answer: '18 euros',
  })
  const agreeing = read({
    id: 'newer',
    date: '2026-01-05',
    margin: 5,
    text: 'Tickets are 15 euros.',
    answer: '15 euros',
  })
  expect(byPrecedence([older, unsure], { terms: [] }).contradicted).toBe(null)
  expect(byPrecedence([older, agreeing], { terms: [] }).contradicted).toBe(null)
})

const ITEMS = Array.from(
  { length: 12 },
  (_, index) => `- item number ${index + 1}, which is a rather long thing that nobody needs here`,
)
const LIST = `Please do not bring any of these things into the sauna or the pool:\n${ITEMS.join('\n')}`

test('a further item of a list comes without what is shown already', () => {
  const item = (answer: string, margin: number) => read({ text: LIST, answer, margin })
  const texts = (...passages: ReadPassage[]) =>
    chooseQuotes(byPrecedence(passages, { terms: [] })).map(({ text, highlight }) => ({
      text,
      answer: highlight && LIST.slice(highlight.start, highlight.end),
    }))
  const first = {
    text: LIST.slice(0, LIST.indexOf(ITEMS[2]!) + ITEMS[2]!.length),
    answer: 'number 3',
  }
  const [third, eighth] = [item('number 3', 6), item('number 8', 5)]
  expect(texts(third, eighth, item('number 9', 4))).toEqual([
    first,
    { text: ITEMS[7], answer: 'number 8' },
    { text: ITEMS[8], answer: 'number 9' },
  ])
  expect(texts(third, eighth, item('number 8', 4))).toEqual([
    first,
    { text: ITEMS[7], answer: 'number 8' },
  ])
  expect(texts(third, item('number 2', 5))).toEqual([first])
})

test('a further sentence that leans on one shown already is no quote by itself', () => {
  const text = 'The fair costs 5 euros. It costs 3 euros for children.'
  const passages = [
    read({ text, answer: '5 euros', margin: 6 }),
    read({ text, answer: '3 euros for children' }),
  ]
  expect(chooseQuotes(byPrecedence(passages, { terms: [] })).map(({ text }) => text)).toEqual([
    'The fair costs 5 euros.',
  ])
})

import { expect, test } from 'vitest'
import { quoteOf } from '../../src/core/choose-quotes.ts'
import { byPrecedence } from '../../src/core/precedence.ts'
import { chooseQuotes } from '../../src/core/quotes.ts'
import type { ReadPassage } from '../../src/core/read-passage.ts'
import { read, type Told } from './told-passage.ts'

const shown = (told: Told) => {
  const quote = quoteOf(read(told))!
  const { highlight } = quote
  return {
    quote: quote.text,
    answer: highlight && told.text.slice(highlight.start, highlight.end),
  }
}

test('the sentence with the answer is quoted, the answer highlighted', () => {
  const text = 'The fair opens in May. Rosa Lind presides over it. Entry is free.'
  expect(shown({ text, answer: 'Rosa Lind' })).toEqual({
    quote: 'Rosa Lind presides over it.',
    answer: 'Rosa Lind',
  })
})

test('a sentence that leans on the one before is quoted with it', () => {
  const text = 'Rosa Lind founded the fair. She led it until 2019. Entry is free.'
  expect(shown({ text, answer: 'until 2019' })).toEqual({
    quote: 'Rosa Lind founded the fair. She led it until 2019.',
    answer: 'until 2019',
  })
})

test('an answer over the end of a sentence is quoted whole', () => {
  const text = 'Bring a tent. Bring a stove. Nothing else.'
  expect(shown({ text, answer: 'a tent. Bring a stove' })).toEqual({
    quote: 'Bring a tent. Bring a stove.',
    answer: 'a tent. Bring a stove',
  })
})

test('a list that answers is quoted with its lead-in and all its items', () => {
  const text =
    'Please bring these things:\n- a tent\n- a stove\n- warm clothes\n\nDogs stay at home.'
  expect(shown({ text, answer: 'these things' })).toEqual({
    quote: 'Please bring these things:\n- a tent\n- a stove\n- warm clothes',
    answer: 'these things',
  })
})

test('one item that answers alone is quoted alone', () => {
  const text = 'Prices for the day:\n- adults 9 euros\n- children 4 euros\n\nDogs stay at home.'
  expect(shown({ text, answer: '4 euros' })).toEqual({
    quote: '- children 4 euros',
    answer: '4 euros',
  })
})

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
  const quotes = chooseQuotes(byPrecedence([programme, erratum]))
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
    chooseQuotes(byPrecedence(passages)).map(({ document }) => document)
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
  expect(byPrecedence([older, unsure]).contradicted).toBe(null)
  expect(byPrecedence([older, agreeing]).contradicted).toBe(null)
})

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

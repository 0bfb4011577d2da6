import { expect, test } from 'vitest'
import { soughtNext, soughtOf } from '../../src/core/sought.ts'

const POOL = 'When does the pool open?'

test.each([
  // A remark would lead elsewhere.
  ['I just joined. When does the pool open on Sundays?', 'When does the pool open on Sundays?'],
  ['Hi! can someone tell me when the big pool opens', 'when the big pool opens'],
  // It is needed where the question says little, or points at it.
  ['Hi, I have a dog. Is it allowed? Thanks!', 'I have a dog. Is it allowed?'],
  ['I got a mail about a new fee for lockers. Do guests of members have to pay this fee as well?'],
  ['opening hours'],
])('of %j is sought %j', (text, sought = text) => {
  expect(soughtOf(text, undefined)).toBe(sought)
})

test('what follows up a question is sought with it', () => {
  expect(soughtOf('Thanks! And on Sundays?', POOL)).toBe(`${POOL} And on Sundays?`)
  expect(soughtOf('I lost my card. What should I do?', POOL)).toBe(
    `${POOL} I lost my card. What should I do?`,
  )
  expect(soughtOf('And on Sundays?', `Hi! I am new here. ${POOL} Thanks!`)).toMatch(`${POOL} And`)
})

test.each([
  ['I just joined. Where do I park?', 'Where do I park?'],
  [
    'I just joined. When does the pool open on Sundays?',
    'I just joined. When does the pool open on Sundays?',
  ],
  ['I want to bring my dog to the fair. Is it allowed?', null],
  ['And on Sundays?', null],
  ['Hi! When does the pool open on Sundays?', null],
])('where that finds nothing, of %j is sought %j', (text, sought) => {
  expect(soughtNext(text, undefined)).toBe(sought)
})

test('where a follow-up finds nothing, it is sought without the question before', () => {
  expect(soughtNext('And on Sundays?', POOL)).toBeNull()
  expect(soughtNext('My card got stolen. How do I get a new one?', POOL)).toBe(
    'My card got stolen. How do I get a new one?',
  )
})

import { expect, test } from 'vitest'
import { soughtAlone, soughtOf } from '../../src/core/sought.ts'

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
})

test.each([
  ['I just joined. Where do I park?', 'Where do I park?'],
  ['I want to bring my dog to the fair. Is it allowed?'],
  ['I lost my membership card yesterday. How do I get it back?'],
])('of %j is sought alone %j', (text, sought = text) => {
  expect(soughtAlone(text)).toBe(sought)
})

import { expect, test } from 'vitest'
import { peopleInDocument } from '../../../src/core/people/document-people.ts'
import { quantities } from '../../../src/core/text/quantities.ts'
import { knownNames } from '../../support/known-names.ts'

const NAME = 'Ada Quill'
/** What patterns repeat: words, digits, spaces, signs; also runs without any space between. */
const PIECES = ['w', 'W', 'Ww', 'w ', 'W ', '1', '1.', ' ', '\t', 'w, ', 'W, ', ', ', '中', '中、']
const LINES = PIECES.flatMap((piece) => {
  const run = piece.repeat(600)
  return [
    `${run}: ${NAME}`,
    `${run} ${NAME}, ${run}!`,
    `${NAME} acts ${`${NAME},`.repeat(40)}${run}`,
  ]
})

// A pattern that can take one run apart in many ways needs an hour for some of these.
test.each(LINES)('in a line of one thing repeated nobody else is found (%#)', async (line) => {
  const [names] = await knownNames(NAME).tag([line])
  for (const language of ['en', 'de', 'zh']) {
    const { people } = peopleInDocument({ text: line, language }, names!)
    expect(people.filter(({ name }) => name !== NAME)).toEqual([])
  }
})

test('digits that run into a word are no number', () => {
  expect(quantities(`${'1'.repeat(5_000)}w, and 2`)).toEqual(['n:2'])
})

test('numbers in a line of one thing repeated are read at once', () => {
  for (const piece of [
    '1',
    '1 ',
    '1.',
    '1:',
    '1-',
    '1/',
    '10:00-',
    '½',
    '1½',
    '9 h ',
    '9点',
    '24.5.',
    'EUR1',
    '1w',
  ])
    expect(quantities(`${piece.repeat(100_000)}w`).length).toBeLessThanOrEqual(300_000)
})

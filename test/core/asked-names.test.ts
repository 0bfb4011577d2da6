import { expect, test } from 'vitest'
import { nameShareOf } from '../../src/core/asked-names.ts'
import { readTerms } from '../../src/core/question.ts'

const share = (question: string, text: string, found = [text]): number =>
  nameShareOf(readTerms(question), found)([text])

test.each([
  ['What did Huang Kunming say?', 'Huang Kunming, secretary of the committee, spoke.', 1],
  ['What did Huang Kunming say?', '省委书记黄坤明表示支持。', 1],
  ['黄坤明', 'Huang Kunming, secretary of the committee, spoke.', 1],
])('“%s” names what “%s” has: %d', (question, text, expected) => {
  expect(share(question, text)).toBe(expected)
})

test.each(['Who is the chair?', 'when does it open', 'What did John Smith say?'])(
  '“%s” has no such name, so no text lacks it',
  (question) => {
    expect(share(question, 'It opens at nine.')).toBe(1)
  },
)

const KUNMING = 'Huang Kunming, secretary of the committee, spoke in Foshan.'

test('what stands somewhere, but not in the text, is missing there', () => {
  const chuping = 'Huang Chuping, chairman of the committee, spoke.'
  expect(share('What did Huang Kunming say?', chuping, [KUNMING, chuping])).toBe(0)
  expect(share('Who met Huang Kunming in Foshan?', 'They met in Foshan.', [KUNMING])).toBe(1 / 3)
})

test('of a question in characters, pairs that are no names stand nowhere and do not count', () => {
  expect(share('黄坤明在会议上说了什么？', KUNMING)).toBe(1)
})

test('words that begin a question are no names', () => {
  expect(share('¿Cuándo abre?', 'Abre a las nueve.', ['Cuándo viene, abre.'])).toBe(1)
})

test('characters are left to the match where both are written in them', () => {
  expect(share('黄坤明是谁？', '黄楚平主持会议。')).toBe(1)
})

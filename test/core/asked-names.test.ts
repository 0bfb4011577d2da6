import { expect, test } from 'vitest'
import { nameShareOf } from '../../src/core/asked-names.ts'
import { readTerms } from '../../src/core/question.ts'

const share = (question: string, text: string): number => nameShareOf(readTerms(question))(text)

test.each([
  ['What did Huang Kunming say?', 'Huang Kunming, secretary of the committee, spoke.', 1],
  ['What did Huang Kunming say?', 'Huang Chuping, chairman of the committee, spoke.', 0],
  ['What did Huang Kunming say?', '省委书记黄坤明表示支持。', 1],
  ['黄坤明', 'Huang Kunming, secretary of the committee, spoke.', 1],
  ['Who met Huang Kunming in Foshan?', 'The committee met in Foshan.', 1 / 3],
])('“%s” names what “%s” has: %d', (question, text, expected) => {
  expect(share(question, text)).toBe(expected)
})

test.each(['Who is the chair?', 'when does it open', 'What did John Smith say?'])(
  '“%s” has no such name, so no text lacks it',
  (question) => {
    expect(share(question, 'It opens at nine.')).toBe(1)
  },
)

test('characters are left to the match where both are written in them', () => {
  expect(share('黄坤明是谁？', '黄楚平主持会议。')).toBe(1)
})

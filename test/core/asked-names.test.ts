import { expect, test } from 'vitest'
import { nameShareOf } from '../../src/core/asked-names.ts'
import { readTerms } from '../../src/core/question.ts'

const share = (question: string, text: string): number => nameShareOf(readTerms(question))(text)

test.each([
  ['Who is Huang Kunming?', 'Huang Kunming, secretary of the committee, spoke.', 1],
  ['Who is Huang Kunming?', 'Huang Chuping, chairman of the committee, spoke.', 0],
  ['Who is Huang Kunming?', '省委书记黄坤明表示支持。', 1],
  ['黄坤明', 'Huang Kunming, secretary of the committee, spoke.', 1],
  ['Who is Maria de la Cruz?', 'Maria de la Cruz chairs the board.', 1],
  ['Wer ist Maria Cruz?', 'Maria Lopez leitet den Verein.', 0],
  ['¿Quién es María Cruz?', 'Maria Cruz preside la junta.', 1],
])('“%s” names what “%s” has: %d', (question, text, expected) => {
  expect(share(question, text)).toBe(expected)
})

test.each(['Who is the chair?', 'Who is Smith?', 'when does it open', 'What did John Smith say?'])(
  '“%s” names nobody by first and last name, so no text lacks the name',
  (question) => {
    expect(share(question, 'It opens at nine.')).toBe(1)
  },
)

test('characters are left to the match where both are written in them', () => {
  expect(share('黄坤明是谁？', '黄楚平主持会议。')).toBe(1)
})

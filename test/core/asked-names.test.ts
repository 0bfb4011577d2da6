import { expect, test } from 'vitest'
import { nameShareOf } from '../../src/core/asked-names.ts'
import { readTerms } from '../../src/core/question.ts'

const share = async (question: string, text: string, found = [text]): Promise<number> =>
  (await nameShareOf(readTerms(question), async () => found))([text])

test.each([
  ['What did Huang Kunming say?', 'Huang Kunming, secretary of the committee, spoke.', 1],
  ['What did Huang Kunming say?', '省委书记黄坤明表示支持。', 1],
  ['黄坤明', 'Huang Kunming, secretary of the committee, spoke.', 1],
])('“%s” names what “%s” has: %d', async (question, text, expected) => {
  expect(await share(question, text)).toBe(expected)
})

test.each(['Who is the chair?', 'when does it open', 'What did John Smith say?'])(
  '“%s” has no such name, so no text lacks it',
  async (question) => {
    expect(await share(question, 'It opens at nine.')).toBe(1)
  },
)

const KUNMING = 'Huang Kunming, secretary of the committee, spoke in Foshan.'

test('what stands somewhere, but not in the text, is missing there', async () => {
  const chuping = 'Huang Chuping, chairman of the committee, spoke.'
  expect(await share('What did Huang Kunming say?', chuping, [KUNMING, chuping])).toBe(0)
  expect(await share('Who met Huang Kunming in Foshan?', 'They met in Foshan.', [KUNMING])).toBe(
    1 / 3,
  )
})

test('of a question in characters, pairs that are no names stand nowhere and do not count', async () => {
  expect(await share('黄坤明在会议上说了什么？', KUNMING)).toBe(1)
})

test('words that begin a question are no names', async () => {
  expect(await share('¿Cuándo abre?', 'Abre a las nueve.', ['Cuándo viene, abre.'])).toBe(1)
})

test('characters are left to the match where both are written in them', async () => {
  expect(await share('黄坤明是谁？', '黄楚平主持会议。')).toBe(1)
})

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
  const fanli = 'Meng Fanli spoke.'
  const asked = 'Who met Huang Kunming and Meng Fanli?'
  expect(await share(asked, fanli, [KUNMING, fanli])).toBe(1 / 2)
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

test.each([
  ['Wann ist die Miete fällig?', 'Die Miete beträgt 640 Euro.'],
  ['Wie viele Hunde darf man halten, und wie lange ist die Pause?', 'Hunde dürfen in die Pause.'],
  ['Bei Gemeinde und Familie?', 'Die Gemeinde und die Familie.'],
  ['When is Game Night?', 'Game Night is fun.'],
  ['When is Game Dance?', 'Game Dance is fun.'],
  ['How Can He Dance', 'Dance is fun.'],
  ['¿De Luna Banda?', 'La Luna es una Banda.'],
  ['Who met in Foshan?', 'They met in Foshan.'],
])('“%s” names nobody, though its words could be cut into syllables', async (question, text) => {
  expect(await share(question, 'It is on Friday.', [text])).toBe(1)
})

test.each([
  'Who is Huang Kunming?',
  'Who is Huang Kun Ming?',
  'Kunming Huang',
  'Huang Kunming age',
  'wer ist Huang Kun-ming',
  'Qui est Huang Kunming ?',
  'Huang Kunmingとは誰ですか',
])('“%s” names somebody', async (question) => {
  expect(await share(question, 'Huang Chuping spoke.', [KUNMING])).toBe(0)
  expect(await share(question, KUNMING)).toBe(1)
})

test('a function word is a surname behind a word without a capital', async () => {
  const he = 'He Lifeng chairs the board.'
  expect(await share('Who is He Lifeng?', 'It meets in May.', [he])).toBe(0)
  expect(await share('Can Game be played?', 'It can.', ['Game on.'])).toBe(1)
})

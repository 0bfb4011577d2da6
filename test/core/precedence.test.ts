import { expect, test } from 'vitest'
import { chooseQuotes } from '../../src/core/choose-quotes.ts'
import { byPrecedence } from '../../src/core/precedence.ts'
import { readTerms } from '../../src/core/question.ts'
import { read, type Told } from './told-passage.ts'

const NOTHING_ASKED = { terms: [] }

/** Ids of the documents quoted; the passages told best first, each with its place as id and with its own margin. */
const quoted = (...told: readonly Told[]): string[] =>
  chooseQuotes(byPrecedence(told.map(read), NOTHING_ASKED)).map(({ document }) => document)

/** Whether the second passage comes before the first, the first one a little surer. */
const overrules = (second: Told, first: Told, question?: string): boolean =>
  byPrecedence(
    [read({ id: 'first', margin: 6, ...first }), read({ id: 'second', ...second })],
    question === undefined ? NOTHING_ASKED : readTerms(question),
  ).contradicted !== null

const priced = (date: string, price: string, margin: number): Told => ({
  id: date,
  date,
  margin,
  text: `A ticket costs ${price}.`,
  answer: price,
})

test('of several that contradict each other the newest comes first, then the next', () => {
  expect(
    quoted(
      priced('2024', '12 euros', 6),
      priced('2025', '15 euros', 5.5),
      priced('2026', '18 euros', 5),
    ),
  ).toEqual(['2026', '2025', '2024'])
})

test('the newest of several that agree stands with what they contradict', () => {
  const { read: order, contradicted } = byPrecedence(
    [
      priced('2024', '12 euros', 6),
      priced('2025', '15 euros', 5.5),
      priced('2026', '15 euros', 5),
    ].map(read),
    NOTHING_ASKED,
  )
  expect(order.map(({ document }) => document.id)).toEqual(['2026', '2024', '2025'])
  expect(contradicted?.document.id).toBe('2024')
})

test('what is free now is shown before the price it had', () => {
  expect(quoted(priced('2024', '12 euros', 6), priced('2026', 'nothing: it is free', 5))).toEqual([
    '2026',
    '2024',
  ])
})

test('a document that agrees, or tells more, stays in its place', () => {
  expect(quoted(priced('2024', '12 euros', 6), priced('2026', '€12 per 2 hours', 5))).toEqual([
    '2024',
    '2026',
  ])
})

const treasurer = { date: '2024', text: 'The treasurer is Ada Moss.', answer: 'Ada Moss' }

test.each<[Told, Told]>([
  [treasurer, { date: '2026', text: 'The treasurer is Ivo Brand.', answer: 'Ivo Brand' }],
  [treasurer, { date: '2026', text: 'Treasurer: Dr Ivo van Brand', answer: 'Dr Ivo van Brand' }],
  [
    { date: '2024', text: 'Kassenwart ist Moss.', answer: 'Moss', people: ['Moss'] },
    { date: '2026', text: 'Kassenwart ist nun Brand.', answer: 'Brand', people: ['Brand'] },
  ],
  [
    { date: '2024', text: '协会主席是李明。', answer: '李明', language: 'zh' },
    { date: '2026', text: '协会主席是王芳。', answer: '王芳', language: 'zh' },
  ],
  [
    { date: '2024', text: '会計は田中です。', answer: '田中', language: 'ja', people: ['田中'] },
    { date: '2026', text: '会計は鈴木です。', answer: '鈴木', language: 'ja', people: ['鈴木'] },
  ],
])('another name of later date overrules: %o', (first, second) => {
  expect(overrules(second, first)).toBe(true)
  expect(overrules({ ...second, date: '2023' }, first)).toBe(false)
  expect(overrules({ ...second, margin: 0.5 }, { ...first, margin: 3 })).toBe(false)
})

test.each<[string, Told]>([
  ['the same name', { text: 'The treasurer is Moss, Ada.', answer: 'Moss, Ada' }],
  ['shortened', { text: 'The treasurer is Dr A. Moss.', answer: 'Dr A. Moss' }],
  ['one of two', { text: 'Treasurer: Ada Moss', answer: 'Ada Moss', people: ['Ada Moss'] }],
  ['another office', { text: 'The jury is led by Ivo Brand.', answer: 'Ivo Brand' }],
  ['no name', { text: 'The treasurer is elected in spring.', answer: 'elected in spring' }],
  ['a word', { text: 'The treasurer is Away.', answer: 'Away' }],
])('%s does not', (_, second) => {
  expect(overrules({ date: '2026', ...second }, treasurer)).toBe(false)
})

const programme = { text: 'The jury is chaired by Ada Moss.', answer: 'Ada Moss' }

test('minutes that tell of corrections and of somebody correct nothing', () => {
  const text =
    'The minutes of June were corrected and approved. Tea was served. Ada Moss thanked all helpers.'
  expect(overrules({ title: 'Minutes', text, answer: 'Ada Moss', margin: 1 }, programme)).toBe(
    false,
  )
})

test('a correction does not need the words that it corrects when it answers about as surely', () => {
  const correction = {
    text: 'Correction to the programme: the chair is Ivo Brand.',
    answer: 'Ivo Brand',
  }
  expect(overrules({ ...correction, margin: 4 }, programme)).toBe(true)
  expect(overrules({ ...correction, margin: 2 }, programme)).toBe(false)
  const elsewhere = 'Correction: the bus is driven by Ivo Brand.'
  expect(overrules({ ...correction, margin: 4, text: elsewhere }, programme)).toBe(false)
  const date = 'Correction: the jury meets on 3 May.'
  expect(overrules({ text: date, margin: 4, answer: '3 May' }, programme)).toBe(false)
})

test('a correction of something else that names the answer, or takes its words back, corrects nothing', () => {
  const title = 'Correction: summer picnic'
  const picnic = 'The picnic organised by Ada Moss is on 5 June, not 4 June.'
  const meeting = { text: 'The yearly meeting is on 4 June.', answer: '4 June' }
  const picnics = { text: 'The summer picnic is on 4 June.', answer: '4 June' }
  expect([
    overrules({ title, text: picnic, answer: '5 June', margin: -6 }, treasurer),
    overrules({ title, text: picnic, answer: '5 June', margin: 4 }, treasurer),
    overrules({ title, text: picnic, answer: '5 June', margin: -6 }, meeting),
    overrules({ title, text: picnic, answer: '5 June', margin: -2 }, picnics),
  ]).toEqual([false, false, false, true])
})

test('what a correction tells of stands in its sentence, or in its title where that has nothing else', () => {
  const meeting = { text: 'The yearly meeting is on Saturday 4 June.', answer: '4 June' }
  const told = (title: string, text: string, margin: number): Told => ({
    title,
    text,
    answer: '5 June',
    margin,
  })
  const bare = 'It is on 5 June, not 4 June.'
  expect([
    overrules(told('Correction', bare, -6), meeting),
    overrules(told('Correction: yearly meeting', bare, -6), meeting),
    overrules(told('Correction: summer picnic', bare, -6), meeting),
    overrules(told('Correction: meeting', 'The date is 5 June, not 4 June.', -2), meeting),
    overrules(told('Correction: picnic', 'The date is Saturday 5 June, not 4 June.', -2), meeting),
    overrules(
      told('Correction: club meeting', 'The picnic is on 5 June, not 4 June.', -6),
      meeting,
    ),
  ]).toEqual([true, true, false, true, false, false])
})

test('a correction that names the answer overrules it only where it tells of the same', () => {
  const old = { text: 'The chair is Ada Moss.', answer: 'Ada Moss' }
  const told = (text: string, margin: number): Told => ({
    title: 'Correction',
    text,
    answer: 'Ada Moss',
    margin,
  })
  expect([
    overrules(told('The booklet gives Ada Moss as chair.', -2), old),
    overrules(told('The booklet gives Ada Moss as chair.', -8), old),
    overrules(told('The chair Ada Moss has another number now.', 5), old),
    overrules(told('The bus is driven by Ada Moss.', -2), old),
  ]).toEqual([true, false, false, false])
})

test('of dated numbers the newer one of something else stays behind', () => {
  const members = { date: '2024', margin: 7, text: 'Members pay 40 euros.', answer: '40 euros' }
  const asked = 'How much do members pay?'
  const newer = (text: string, answer: string, margin: number): Told => ({
    date: '2026',
    text,
    answer,
    margin,
  })
  expect([
    overrules(newer('Guests pay 5 euros a day.', '5 euros', 4.5), members, asked),
    overrules(newer('Members pay 45 euros.', '45 euros', 4.5), members, asked),
    overrules(newer('The membership fee is 45 euros.', '45 euros', 5.5), members, asked),
    overrules(newer('Mitglieder zahlen 45 Euro.', '45 Euro', 5.5), members, asked),
    overrules(
      newer('访客每天5元。', '5元', 4.5),
      {
        ...members,
        text: '会员每年40元。',
        answer: '40元',
      },
      '会员要交多少钱？',
    ),
    overrules(
      newer('会员每年45元。', '45元', 4.5),
      {
        ...members,
        text: '会员每年40元。',
        answer: '40元',
      },
      '会员要交多少钱？',
    ),
  ]).toEqual([false, true, true, true, false, true])
})

test('a correction takes back whole words, in or beside the sentence to be quoted', () => {
  const erratum = (text: string, answer: string): Told => ({
    title: 'Erratum',
    text,
    answer,
    margin: -2,
  })
  const may = { text: 'The fair is in May.', answer: 'May' }
  expect([
    overrules(erratum('The fair is not in May. It is in June.', 'June'), may),
    overrules(erratum('The Mayor opens the fair. It is in June.', 'June'), may),
    overrules(erratum('The hall is shut in May. All else stays. It is in June.', 'June'), may),
  ]).toEqual([true, false, false])
})

test('a name of two characters is long enough to be corrected', () => {
  const old = { text: '协会主席是李明。', answer: '李明', language: 'zh' }
  const text = '更正：主席不是李明，而是王芳。'
  expect(overrules({ text, answer: '王芳', language: 'zh', margin: -2 }, old)).toBe(true)
})

test('nothing corrects what is written later; a later correction corrects an earlier one', () => {
  const correction = {
    title: 'Correction',
    text: 'The chair is not Ada Moss but Ivo Brand.',
    answer: 'Ivo Brand',
    date: '2025-03-01',
  }
  const second = { ...correction, text: 'The chair is Eva Lind.', answer: 'Eva Lind' }
  expect([
    overrules(correction, { ...programme, date: '2026-01-01' }),
    overrules(correction, { ...programme, date: '2025-01-01' }),
    overrules({ ...second, date: '2025-04-01' }, correction),
    overrules({ ...second, title: 'News', date: '2025-04-01' }, correction),
  ]).toEqual([false, true, true, false])
})

test('what replaces earlier documents, or tells of changes, gives way to a later one', () => {
  const newer = { date: '2026', text: 'The annual fee is 6 euros.', answer: '6 euros', margin: 5 }
  const older = (ahead: string): Told => ({
    date: '2024',
    text: `${ahead} The annual fee is 5 euros.`,
    answer: '5 euros',
  })
  expect(
    [
      'This version replaces all earlier versions.',
      'This notice replaces the notice of May.',
      'Diese Fassung ersetzt die von 2020.',
      'Cette version remplace la version de 2020.',
      '修正：ログインの不具合。',
      'Исправления: вход работает.',
      'Correction:',
    ].map((ahead) => overrules(newer, older(ahead))),
  ).toEqual([true, true, true, true, true, true, false])
})

test('without dates a list that replaces an older one overrules nothing', () => {
  const list = {
    title: 'Old fees 2019',
    text: 'This list replaces that of 2018. The fee is 4 euros.',
    answer: '4 euros',
  }
  expect(overrules(list, { text: 'The fee is 6 euros.', answer: '6 euros' })).toBe(false)
})

test('without dates an erratum corrects a note on changes, and neither that nor an erratum corrects it', () => {
  const note = { text: '修正：ログイン。 The fee is 4 euros.', answer: '4 euros' }
  const erratum = { title: 'Correction', text: 'The fee is 5 euros.', answer: '5 euros' }
  const second = { ...erratum, text: 'The fee is 6 euros.', answer: '6 euros' }
  expect([
    overrules(erratum, note),
    overrules(note, erratum),
    overrules(second, erratum),
    overrules({ ...note, text: '修正：入口。 The fee is 3 euros.', answer: '3 euros' }, note),
  ]).toEqual([true, false, false, false])
})

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { projectDirectory } from '../../src/project.ts'
import { openRealAnswerer, type RealAnswerer } from '../support/real-answerer.ts'

const text = readFileSync(join(projectDirectory(), 'documents', 'guangdong-2026.txt'), 'utf8')
let real: RealAnswerer

beforeAll(async () => {
  real = await openRealAnswerer()
  await real.index('release', [
    {
      id: 'release',
      title:
        'Guangdong focuses on coordinated development of manufacturing and services sectors in 2026',
      text,
      date: '2026-02-24',
    },
  ])
})
afterAll(() => real.inference.close())

// Whether the reader is sure enough of a fact is measured elsewhere; here the sentence must be right.
describe('the facts of the bundled release', () => {
  test.each([
    ['Who addressed the conference?', 'Huang Kunming, secretary'],
    ['Who presided over the conference?', 'Meng Fanli, governor'],
    ['When was the conference held?', 'on Feb. 24'],
    ['Which years does the 15th Five-Year Plan cover?', '(2026–2030)'],
    [
      'Which ministry does the vice minister come from?',
      'vice minister of Industry and Information Technology',
    ],
    ['How many talents are to be introduced to Guangdong?', '1 Million Talents'],
    ['Where was the release issued?', 'GUANGZHOU, China'],
    ['Who also attended the conference?', 'Lin Keqing'],
    ['Who is Huang Kunming?', 'Huang Kunming, secretary'],
    ['Who is Huang Chuping?', 'Huang Chuping, chairman'],
    ['黄坤明是谁？', 'Huang Kunming'],
  ])('%s', async (question, words) => {
    const { quotes } = await real.ask('release', question)
    expect(quotes[0]?.text).toContain(words)
    for (const quote of quotes) expect(text.slice(quote.start, quote.end)).toBe(quote.text)
  })
})

test.each([
  'What is the salary of a bus driver in Lisbon?',
  'Who won the football match on Sunday?',
  'How do I reset my router?',
  '哪家餐厅的饺子最好吃？',
])('“%s” is not in the documents', async (question) => {
  const answer = await real.ask('release', question)
  expect(answer.kind).toBe('not-found')
  expect(answer.reason).toEqual(expect.any(String))
})

test.each([
  'Who is the vice minister of Industry and Information Technology?',
  'How many talents are to be introduced to Guangdong?',
  'Who addressed the conference?',
  'Who presided over the conference?',
  'Who also attended the conference?',
])('%s is surely answered', async (question) => {
  expect((await real.ask('release', question)).kind).toBe('quoted')
})

test('several questions are answered one by one', async () => {
  const { kind, parts } = await real.ask(
    'release',
    'How many talents are to be introduced to Guangdong? Which years does the 15th Five-Year Plan cover?',
  )
  expect(kind).toBe('quoted')
  expect(parts?.map(({ quotes }) => quotes[0]?.text)).toEqual([
    expect.stringContaining('1 Million Talents'),
    expect.stringContaining('(2026–2030)'),
  ])
})

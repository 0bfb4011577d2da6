import { describe, expect, test } from 'vitest'
import { styleFor } from '../../src/console/printable.ts'
import { lineAt, renderAnswer } from '../../src/console/render-answer.ts'
import { renderReport } from '../../src/console/render-tables.ts'
import type { Answer } from '../../src/core/answer.ts'
import { type Document, makeDocument } from '../../src/core/document.ts'
import { QuoteMismatchError } from '../../src/core/errors.ts'
import { quote } from '../../src/core/quote.ts'

const document = makeDocument(
  {
    id: 'rules.txt',
    title: 'House rules\u001b[31m',
    text: 'House rules\n\nQuiet hours begin at 22:00.\nThey end at 07:00.',
    url: 'https://example.org/rules',
    date: '2026-01-02',
  },
  'en',
)
const read = async (id: string): Promise<Document | null> => (id === document.id ? document : null)

const answer = (fields: Partial<Answer>): Answer => ({
  id: null,
  question: 'When?',
  kind: 'quoted',
  probability: 0.9,
  quotes: [quote(document, { start: 13, end: 59 }, { start: 34, end: 39 })],
  passages: [],
  elapsedMs: 1,
  ...fields,
})

describe('renderAnswer()', () => {
  test('shows the quote line by line, then title, date, place and link', async () => {
    expect(await renderAnswer(answer({}), read)).toBe(
      [
        '> Quiet hours begin at 22:00.',
        '> They end at 07:00.',
        '[1] House rules\\u{1b}[31m · 2026-01-02 · rules.txt:3',
        '    https://example.org/rules#:~:text=Quiet%20hours%20begin%20at%2022%3A00.,They%20end%20at%2007%3A00.',
      ].join('\n'),
    )
  })

  test('names the page where the text has pages', async () => {
    const paged = makeDocument({ id: 'a.pdf', title: 'A', text: 'One.\fTwo goes\fon.' }, 'en')
    const quotes = [quote(paged, { start: 5, end: 17 })]
    expect(await renderAnswer(answer({ quotes }), async () => paged)).toBe(
      '> Two goes on.\n[1] A · a.pdf, page 2',
    )
  })

  test('marks the answer on a terminal', async () => {
    const text = await renderAnswer(answer({}), read, styleFor({ isTTY: true }, {}))
    expect(text).toContain('> Quiet hours begin at \u001b[1m22:00\u001b[22m.\n')
  })

  test('says so when the documents do not answer, and why, with the nearest passage', async () => {
    const nearest = quote(document, { start: 41, end: 59 })
    const notFound = answer({ kind: 'not-found', quotes: [nearest], reason: 'Not there.' })
    expect(await renderAnswer(notFound, read)).toMatch(
      /^Not there\.\nThe nearest passage:\n> They end at 07:00\.\n\[1\] /,
    )
    expect(await renderAnswer({ ...notFound, quotes: [] }, read)).toBe('Not there.')
  })

  test('shows what may answer as what it is', async () => {
    const nearest = quote(document, { start: 41, end: 59 })
    const unsure = answer({
      kind: 'not-found',
      quotes: [nearest],
      reason: 'Not sure. The nearest:',
      cause: 'unsure',
    })
    expect(await renderAnswer(unsure, read)).toMatch(
      /^Not sure\. The nearest:\n> They end at 07:00\.\n\[1\] /,
    )
  })

  test('answers several questions one by one', async () => {
    const parts = [answer({}), answer({ question: 'Who?', kind: 'not-found', quotes: [] })]
    const text = await renderAnswer(answer({ parts }), read)
    expect(text).toMatch(/^When\?\n> Quiet[\s\S]+\n\nWho\?\nNot in the documents\.$/)
  })

  test.each([
    ['the document changed', { ...document, text: document.text.replace('22', '23') }],
    ['the document is gone', null],
  ])('shows nothing when %s', async (_, now) => {
    await expect(renderAnswer(answer({}), async () => now)).rejects.toThrow(QuoteMismatchError)
  })
})

test('lineAt() counts from 1; a line end belongs to its line', () => {
  expect([0, 1, 2, 3, 4].map((offset) => lineAt('a\n\nb', offset))).toEqual([1, 1, 2, 3, 3])
})

test('renderReport() lists the difference, then its sum', () => {
  const report = {
    generation: 3,
    added: ['a', 'b'],
    changed: ['c'],
    unchanged: 4,
    removed: ['d\u001b'],
    failed: [{ source: 'e.txt', reason: 'The file is empty.' }],
    passages: 1234,
    elapsedMs: 1500,
  }
  expect(renderReport(report, false)).toBe(
    '+ a\n+ b\n~ c\n- d\\u{1b}\n! e.txt: The file is empty.\n' +
      '2 added, 1 changed, 4 unchanged, 1 removed, 1 failed. Generation 3, 1,234 passages, 1.5 s.',
  )
  const many = { ...report, added: Array.from({ length: 60 }, (_, number) => `d${number}`) }
  expect(renderReport(many, false)).toContain('\n+ d49\n+ … and 10 more\n~ c\n')
  expect(renderReport(report, true)).toMatch(/ Nothing was written \(--dry-run\)\.$/)
  const changes = [{ document: 'c', removed: ['It was \u001b so.'], added: ['It is so.'], more: 1 }]
  expect(renderReport({ ...report, changes }, true)).toContain(
    '\n\nc\n  - It was \\u{1b} so.\n  + It is so.\n  … and 1 sentence more\n\n2 added',
  )
})

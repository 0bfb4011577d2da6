import { readFileSync } from 'node:fs'
import { expect, describe as group, test } from 'vitest'
import { dateOf } from '../../src/sources/dates.ts'
import { MAX_TEXT_LENGTH, type Parsed } from '../../src/sources/format.ts'
import { markdown } from '../../src/sources/markdown.ts'
import { httpUrl, titleFromName, titleOf } from '../../src/sources/metadata.ts'
import { describe, plainText } from '../../src/sources/plain-text.ts'

test('the bundled release tells its title, date and address', () => {
  const bytes = readFileSync('documents/guangdong-2026.txt')
  expect(plainText.parse({ name: 'guangdong-2026.txt', bytes })).toEqual([
    {
      document: {
        title:
          'Guangdong focuses on coordinated development of manufacturing and services sectors in 2026',
        text: bytes.toString(),
        date: '2026-02-24',
        url: 'https://www.prnewswire.com/news-releases/guangdong-focuses-on-coordinated-development-of-manufacturing-and-services-sectors-in-2026-302696446.html',
      },
    },
  ])
})

test.each([
  ['NEWS RELEASE:\n\nThe bridge opens', 'The bridge opens'],
  ['新闻稿\n广东举行大会\n', '广东举行大会'],
  ['***\n## Opening hours ##\ntext', 'Opening hours'],
  [`${'long '.repeat(60)}\nshort`, null],
  ['Press Release\n\n---\n', null],
])('the title of %j is %j', (text, title) => {
  expect(titleOf(text)).toBe(title)
})

test.each([
  ['notes/minutes.2026.txt', 'minutes.2026'],
  ['.env', '.env'],
  ['README', 'README'],
])('the name %s makes the title %s', (name, title) => {
  expect(titleFromName(name)).toBe(title)
})

group('dateOf()', () => {
  test.each([
    ['THANH LỘC, 13 March 2026 – The fair opened.', '2026-03-13'],
    ['NEW YORK, July 4, 2025 /PRNewswire/ -- Acme said.', '2025-07-04'],
    ['LONDON, Feb. 29 /PRNewswire/ -- Acme said in 2025.', null],
    ['OSLO, May 2 (Reuters) - Prices rose in 2024.', '2024-05-02'],
    ['OSLO, May 2 (Reuters) - Prices rose in 2024, not in 2023.', null],
    ['Minutes of the board, 2026-01-31\nWe met.', '2026-01-31'],
    ['标题\n发布日期：2026年3月5日\n正文', '2026-03-05'],
    ['Title\nPosted by the studio on 22 January 2026. Servers go down.', '2026-01-22'],
    ['Title\nThe fair will open on 22 January 2026 and close a week later.', null],
    ['Title\nFebruary 30, 2026\ntext', null],
    ['Policy\nLast revised on 3 May 2026. It replaces that of August 2024.', '2026-05-03'],
    ['Avis\nAvis à la population affiché en mairie le 4 juin 2026', '2026-06-04'],
    ['Protokoll\nDatum: Samstag, 21. Februar 2026\nOrt: Saal', '2026-02-21'],
    ['Aviso\nMadrid, 1 de enero de 2026 – Hoy.', '2026-01-01'],
    ['公告\n尊敬的用户：我们升级固件。\n\n某公司\n2026年6月29日\n\n返回列表', '2026-06-29'],
    ['Minutes\nWe met and agreed.\n\nHörsdorf, den 2. März 2026', '2026-03-02'],
    ['Title\nRoom 12 Block 2026 is closed.', null],
    ['Title\nWe were founded on 22 January 2026.', null],
  ])('of %j is %j', (text, date) => {
    expect(dateOf(text, titleOf(text) ?? '')).toBe(date)
  })
})

test('addresses: http and https alone, no passwords', () => {
  expect(httpUrl('https://example.org/ä')).toBe('https://example.org/%C3%A4')
  for (const bad of [
    'javascript:alert(1)',
    'https://me:pw@example.org/',
    'example.org',
    'file:///a',
  ])
    expect(httpUrl(bad)).toBeNull()
})

test('an address of its own is taken, one merely mentioned is not', () => {
  expect(describe('T\nView original content: https://a.example/x.', 'n')).toMatchObject({
    document: { url: 'https://a.example/x' },
  })
  expect(describe('T\nSee https://a.example/x', 'n')).toEqual({
    document: { title: 'T', text: 'T\nSee https://a.example/x' },
  })
})

test('texts that are no documents say why', () => {
  const reasonOf = (text: string) => describe(text, 'n')
  expect(reasonOf(' \n\t\u3000')).toEqual({
    place: null,
    reason: 'There is nothing but white space in it.',
  })
  expect(reasonOf('x'.repeat(MAX_TEXT_LENGTH + 1))).toEqual({
    place: null,
    reason: 'The text has 5,000,001 characters; at most 5,000,000 go into one document. Split it.',
  })
  expect(reasonOf('a\ud800b')).toEqual({
    place: null,
    reason: 'The text holds half a character (a lone surrogate).',
  })
})

group('front matter', () => {
  const parse = async (text: string): Promise<Parsed[]> => {
    const found: Parsed[] = []
    const file = { name: 'page.md', bytes: Buffer.from(text) }
    for await (const parsed of markdown.parse(file)) found.push(parsed)
    return found
  }

  test('becomes metadata; the lines it took stay, empty', async () => {
    const text =
      '---\ntitle: "Opening hours"\nDate: 2026-03-01T10:00:00Z\nurl: https://example.org/hours\nlang: de-AT\n---\n# Other\nOpen.\n'
    expect(await parse(text)).toEqual([
      {
        document: {
          title: 'Opening hours',
          date: '2026-03-01',
          url: 'https://example.org/hours',
          language: 'de',
          text: '\n\n\n\n\n\n# Other\nOpen.\n',
        },
      },
    ])
  })

  test.each([
    '---\ntitle: [unclosed\n---\n# Real\n',
    '---\nurl: javascript:alert(1)\ndate: soon\nlang: 12\n---\n# Real\n',
    `---\na: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n---\n# Real\n`,
  ])('that says nothing of use is taken off all the same: %j', async (text) => {
    expect(await parse(text)).toMatchObject([{ document: { title: 'Real' } }])
  })

  test('a rule at the top is not front matter', async () => {
    expect(await parse('---\n\n# Real\n')).toMatchObject([{ document: { text: '\n\n# Real\n' } }])
  })
})

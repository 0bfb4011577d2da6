import { readFileSync } from 'node:fs'
import { afterAll, describe, expect, test } from 'vitest'
import type { Parsed } from '../../src/sources/format.ts'
import { formatOf, mayBeDocument } from '../../src/sources/formats.ts'
import { ParserProcess } from '../../src/sources/parser-process.ts'
import { makeDocx } from '../support/make-docx.ts'
import { makePdf, type PdfLine } from '../support/make-pdf.ts'
import { makeZip } from '../support/make-zip.ts'

const parser = new ParserProcess()
afterAll(() => parser.close())

/** Everything that a file gives, parsed in the process that real files are parsed in. */
async function parse(name: string, content: Uint8Array | string): Promise<Parsed[]> {
  const all: Parsed[] = []
  for await (const parsed of parser.parse({ name, bytes: Buffer.from(content as string) }))
    all.push(parsed)
  return all
}

const lines = (...all: string[]) => all.join('\n')

test('HTML gives its main part, and what its head says', async () => {
  expect(await parse('bridge.html', readFileSync('test/fixtures/sources/article.html'))).toEqual([
    {
      document: {
        title: 'Harbour bridge reopens',
        date: '2026-03-05',
        url: 'https://tide.example/2026/bridge',
        language: 'en',
        text: lines(
          'The harbour bridge reopened on Thursday after eleven months of repairs, the port authority said. It had been closed since a barge struck its third pier in April 2025.',
          '',
          '## What changed',
          '',
          'Lanes for bicycles were added on both sides, and the speed limit was lowered to 30 km/h. Three things are new:',
          '',
          '- a pedestrian path,',
          '- lighting that dims after midnight,',
          '  3. north ramp',
          '  4. south ramp',
          '',
          '| Vehicle | Toll |',
          '| Car | 2 € |',
          '| Lorry | 9 € |',
          '',
          '“We are glad that it is over,” said Mayor Lindqvist, who crossed first, on foot, with the pupils of the harbour school.',
          '',
          '```',
          'open  = 06:00',
          'close = 23:00',
          '```',
          '',
          'The repairs cost 41 million euros, four million less than planned.',
          'The state paid half of it.',
        ),
      },
    },
  ])
})

test('HTML in an encoding that only its head names', async () => {
  const page =
    '<html><head><meta charset="windows-1251"><title>T</title></head><body><p>\xcf\xf0\xe8</p></body></html>'
  expect(await parse('p.html', Buffer.from(page, 'latin1'))).toEqual([
    { document: { title: 'T', text: 'При' } },
  ])
})

describe('PDF', () => {
  const at = (top: number, ...texts: string[]): PdfLine[] =>
    texts.map((text, index) => ({ text, y: top - index * 14 }))
  const page = (number: number, ...body: PdfLine[]): PdfLine[] => [
    { text: 'The Tide Quarterly', y: 800, size: 9 },
    ...body,
    { text: `Page ${number} of 3`, y: 40, size: 9 },
  ]

  test('gives paragraphs without headers, footers and hyphens; a form feed parts pages', async () => {
    const file = makePdf(
      [
        page(
          1,
          { text: 'Harbour bridge', y: 770, size: 20 },
          { text: 'reopens', y: 746, size: 20 },
          ...at(
            700,
            'The harbour bridge reopened on Thursday after eleven months of re-',
            'pairs, the port authority said. It had been closed since a barge struck',
            'its third pier.',
          ),
          ...at(
            640,
            'A second paragraph begins here and it is long enough to be wrapped',
            'by the page. Its last sentence goes on and on until the',
          ),
        ),
        page(2, ...at(740, 'next page takes it over.', '1. first item', '2. second item')),
        page(3, ...at(740, 'The end.')),
      ],
      { Title: 'Microsoft Word - x.doc', CreationDate: 'D:20260305120000Z' },
    )
    expect(await parse('bridge.pdf', file)).toEqual([
      {
        document: {
          title: 'Harbour bridge reopens',
          date: '2026-03-05',
          text: lines(
            '# Harbour bridge reopens',
            '',
            'The harbour bridge reopened on Thursday after eleven months of repairs, the port authority said. It had been closed since a barge struck its third pier.',
            '',
            'A second paragraph begins here and it is long enough to be wrapped by the page. Its last sentence goes on and on until the\fnext page takes it over.',
            '1. first item',
            '2. second item',
            '',
            '\fThe end.',
          ),
        },
      },
    ])
  })

  test('of two columns is read column by column', async () => {
    const right = at(740, 'of it is in the right one.').map((line) => ({ ...line, x: 320 }))
    const file = makePdf([[...at(740, 'The left column says this. The rest'), ...right]], {
      Title: 'Columns',
    })
    expect(await parse('c.pdf', file)).toMatchObject([
      {
        document: {
          title: 'Columns',
          text: 'The left column says this. The rest of it is in the right one.',
        },
      },
    ])
  })

  test('in a font whose table of characters it only names says what is missing', async () => {
    const file = makePdf([[{ text: 'Only this can be read.', y: 700 }]]).toString('latin1')
    const font =
      '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 0 >> /FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >> >>] >>'
    const named = file
      .replace('/Font << /F1', `/Font << /F2 ${font} /F1`)
      .replace('BT /F1', 'BT /F2 11 Tf 72 600 Td <6D77> Tj ET BT /F1')
      .replace(/\/Length \d+/, (length) => `/Length ${Number(length.slice(8)) + 39}`)
    expect(await parse('named.pdf', Buffer.from(named, 'latin1'))).toMatchObject([
      { place: null, reason: expect.stringMatching(/not here \(UniGB-UCS2-H\)\. Print it/) },
      { document: { text: 'Only this can be read.' } },
    ])
  })

  test('without text, and what is no PDF, say so', async () => {
    expect(await parse('scan.pdf', makePdf([[]]))).toEqual([
      { place: null, reason: 'The PDF holds no text, perhaps only scanned pages.' },
    ])
    expect(await parse('x.pdf', 'hello')).toEqual([{ place: null, reason: 'This is not a PDF.' }])
  })
})

test('DOCX gives headings, paragraphs and tables', async () => {
  const file = makeDocx(
    [{ text: 'Statutes', style: 'Heading1' }, { text: 'The board meets <monthly> & votes.' }],
    [
      ['Name', 'Role'],
      ['Ada', 'Chair'],
    ],
  )
  expect(await parse('statutes.docx', file)).toEqual([
    {
      document: {
        title: 'Statutes',
        text: '# Statutes\n\nThe board meets <monthly> & votes.\n\n| Name | Role |\n| Ada | Chair |',
      },
    },
  ])
})

describe('tables and pairs', () => {
  test.each([
    ['faq.csv', 'Question;Answer\n"When; open?";"At 9."\nWhere?;"In the\nhall"\nWhy?;\n'],
    [
      'faq.jsonl',
      '{"question":"When; open?","answer":"At 9."}\n{"q":"Where?","a":"In the\\nhall"}\n',
    ],
    [
      'faq.json',
      '[{"Frage":"When; open?","Antwort":"At 9."},{"问题":"Where?","答案":"In the\\nhall"}]',
    ],
  ])('%s: each question heads its answer', async (name, content) => {
    expect(await parse(name, content)).toEqual([
      { document: { title: 'faq', text: '# When; open?\n\nAt 9.\n\n# Where?\n\nIn the\nhall' } },
    ])
  })

  test('other tables give lines that name their column', async () => {
    expect(await parse('board.tsv', 'name\trole\nAda\tChair\nBob\t\n')).toEqual([
      { document: { title: 'board', text: 'name: Ada\nrole: Chair\n\nname: Bob' } },
    ])
  })

  test('JSON holds documents too, and names items that are none', async () => {
    expect(await parse('d.json', '[{"id":"z","text":"doc"},3]')).toEqual([
      { document: { id: 'z', part: 'z', title: 'doc', text: 'doc' } },
      { place: 'item 2', reason: expect.stringMatching(/^This is not a document: /) },
    ])
  })
})

describe('feeds and sitemaps', () => {
  test('RSS', async () => {
    const feed = `<?xml version="1.0"?><rss version="2.0"><channel><title>Tide</title>
      <item><title>It&#8217;s &amp; <b>done</b></title><link>https://tide.example/?a=1&amp;b=2</link><guid isPermaLink="false">g1</guid>
      <pubDate>Tue, 24 Feb 2026 23:30:00 +0100</pubDate><description>&lt;p&gt;Hi &amp;amp; you&lt;/p&gt;</description></item>
      <item><title>Empty</title></item><item>words alone</item></channel></rss>`
    expect(await parse('feed.rss', feed)).toEqual([
      {
        document: {
          title: 'It’s & done',
          text: 'Hi & you',
          date: '2026-02-24',
          url: 'https://tide.example/?a=1&b=2',
          part: 'g1',
        },
      },
      { place: 'entry 2', reason: 'There is nothing but white space in it.' },
      { place: 'entry 3', reason: 'The entry is empty.' },
    ])
  })

  test('Atom', async () => {
    const feed = `<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>urn:1</id><title>One</title>
      <link rel="self" href="https://tide.example/self"/><link href="https://tide.example/1"/>
      <updated>2026-03-01T10:00:00Z</updated><content type="html"><![CDATA[<h2>A</h2><p>b</p>]]></content></entry></feed>`
    expect(await parse('feed.atom', feed)).toEqual([
      {
        document: {
          title: 'One',
          text: '## A\n\nb',
          date: '2026-03-01',
          url: 'https://tide.example/1',
          part: 'urn:1',
        },
      },
    ])
  })

  const bodies = async (body: string) =>
    (
      await parse(
        'feed.atom',
        `<feed xmlns:h="http://www.w3.org/1999/xhtml"><entry><title>One</title>${body}</entry></feed>`,
      )
    ).map((parsed) => ('document' in parsed ? parsed.document.text : parsed))

  test.each([
    [
      '<description>The fee is <b>10 euros</b> for adults and <i>not</i> refundable &amp; due.</description>',
      'The fee is 10 euros for adults and not refundable & due.',
    ],
    [
      '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Tom &amp;amp; <a id="x"/>Ann.</p><p>b<br/>c</p></div></content><summary>Teaser.</summary>',
      'Tom &amp; Ann.\n\nb\nc',
    ],
    [
      '<content type="xhtml"><h:div><h:p>One</h:p><h:p>two <![CDATA[<3 & more]]></h:p></h:div></content>',
      'One\n\ntwo <3 & more',
    ],
    ['<content type="xhtml"><div/></content><summary>Teaser.</summary>', 'Teaser.'],
    [
      '<content:encoded>&lt;p&gt;a &amp;lt; b&lt;/p&gt;<![CDATA[<p>c &amp; d</p>]]></content:encoded>',
      'a < b\n\nc & d',
    ],
    ['<content type="text">Use &lt;br&gt; &amp;amp; co.</content>', 'Use <br> &amp; co.'],
    ['<description>It&#8217;s &#x4e5d;&#0;&#99999999;時</description>', 'It’s 九\ufffd\ufffd時'],
    ['<content src="https://tide.example/1"/><description>a &amp;mdash; b</description>', 'a — b'],
  ])('%s', async (body, text) => {
    expect(await bodies(body)).toEqual([text])
  })

  test('an entry that is not closed is no XML', async () => {
    expect(await bodies('<description>a < b')).toEqual([
      { place: null, reason: expect.stringMatching(/^This is not XML: /) },
    ])
  })

  test('a sitemap gives addresses, of the Web alone', async () => {
    const map = `<urlset><url><loc> https://a.example/x?a=1&amp;b=2 </loc></url><url><loc>file:///etc/passwd</loc></url></urlset>`
    expect(await parse('sitemap.xml', map)).toEqual([
      { link: 'https://a.example/x?a=1&b=2' },
      { place: 'file:///etc/passwd', reason: 'This is no http address.' },
    ])
  })
})

test('a zip gives the documents within, each under its path', async () => {
  const file = makeZip([
    { path: 'x/a.txt', content: 'Hello there, text.' },
    { path: '.hidden.txt', content: 'x' },
    { path: '__MACOSX/a.txt', content: 'x' },
    { path: 'photo.png', content: 'x' },
    { path: 'b.md', content: '# B\n\n*word*' },
    { path: 'd.jsonl', content: '{"id":"k","text":"hi"}\nno' },
  ])
  expect(await parse('all.zip', file)).toEqual([
    { document: { title: 'Hello there, text.', text: 'Hello there, text.', part: 'x/a.txt' } },
    { document: { title: 'B', text: '# B\n\nword', part: 'b.md' } },
    { document: { id: 'k', part: 'd.jsonl#k', title: 'hi', text: 'hi' } },
    { place: 'd.jsonl, line 2', reason: expect.stringMatching(/^This is not JSON/) },
  ])
})

test.each([
  [{ name: 'a.PDF' }, 'PDF'],
  [{ name: 'a', mediaType: 'text/html' }, 'HTML'],
  [{ name: 'a.md', mediaType: 'text/plain' }, 'Markdown'],
  [{ name: 'a.pdf', mediaType: 'application/octet-stream' }, 'PDF'],
  [{ name: 'a.pdf', mediaType: 'text/html' }, 'HTML'],
  [{ name: 'notes' }, 'text'],
])('%j is read as %s', (file, name) => {
  expect(formatOf(file).name).toBe(name)
})

test('pictures and programs are not looked at in folders', () => {
  expect(['a.JPG', 'b.exe', 'c.txt', 'LICENSE'].map(mayBeDocument)).toEqual([
    false,
    false,
    true,
    true,
  ])
})

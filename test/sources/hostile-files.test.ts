import { afterAll, describe, expect, test } from 'vitest'
import type { Parsed } from '../../src/sources/format.ts'
import { ParserProcess } from '../../src/sources/parser-process.ts'
import { makeDocx } from '../support/make-docx.ts'
import { makePdf } from '../support/make-pdf.ts'
import { makeZip } from '../support/make-zip.ts'

const MEGABYTE = 1024 ** 2
const parser = new ParserProcess({ memoryBytes: 400 * MEGABYTE, silenceMs: 5_000 })
afterAll(() => parser.close())

async function parse(
  name: string,
  content: Uint8Array | string,
  by: ParserProcess = parser,
): Promise<Parsed[]> {
  const all: Parsed[] = []
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  for await (const parsed of by.parse({ name, bytes })) all.push(parsed)
  return all
}

const deep = (count: number, open: string, close: string) =>
  `${open.repeat(count)}x${close.repeat(count)}`

/** An archive of archives' usual prey: a file that unpacks to a thousand times its size. */
const bomb = (megabytes: number) => Buffer.alloc(megabytes * MEGABYTE)

const entityBomb = (root: string) =>
  `<!DOCTYPE ${root} [<!ENTITY a "aaaaaaaaaa">${Array.from({ length: 9 }, (_, level) => `<!ENTITY ${'bcdefghij'[level]} "${`&${'abcdefghi'[level]};`.repeat(10)}">`).join('')}]>`

const word = (document: string) =>
  makeZip([
    { path: '[Content_Types].xml', content: '<Types/>' },
    { path: 'word/document.xml', content: document },
  ])

const pdf = makePdf([[{ text: 'A page of text that can be read.', y: 700 }]])

/** Hostile files, and the one reason that each gives. */
const HOSTILE: readonly (readonly [string, () => Uint8Array | string, string | RegExp])[] = [
  ['empty.html', () => '', 'The file is empty.'],
  ['empty.pdf', () => '', 'This is not a PDF.'],
  ['empty.docx', () => '', /^This is not a Word document: /],
  ['empty.zip', () => '', /^The archive cannot be read: /],
  ['blank.html', () => '<html><body><script>1</script></body></html>', 'The page holds no text.'],
  ['binary.html', () => Buffer.from([0, 1, 2, 3]), 'This is a binary file, not a text.'],
  [
    'cut.pdf',
    () => pdf.subarray(0, 300),
    /^(?:This is not a PDF that can be read: |The PDF holds no text)/,
  ],
  ['locked.pdf', () => lockedPdf(), 'The PDF is protected by a password.'],
  [
    'endless.pdf',
    () => `%PDF-1.4\n${'1 0 obj\n'.repeat(100_000)}`,
    /^This is not a PDF that can be read: /,
  ],
  [
    'picture.docx',
    () => makeZip([{ path: 'a.png', content: 'x' }]),
    /^This is not a Word document: /,
  ],
  ['text.docx', () => 'only text', /^This is not a Word document: /],
  [
    'broken.docx',
    () => makeDocx([{ text: 'x' }]).subarray(0, 400),
    /^This is not a Word document: /,
  ],
  [
    'bomb.docx',
    () => makeZip([{ path: 'word/document.xml', content: bomb(300) }]),
    'This is not a Word document: Unpacked it has more than 256 MB.',
  ],
  ['noxml.docx', () => word('<w:document'), /^This is not a Word document: /],
  [
    'bomb.zip',
    () => makeZip([{ path: 'a.txt', content: bomb(300) }]),
    'The archive cannot be read: Unpacked it has more than 256 MB.',
  ],
  [
    'liar.zip',
    () => makeZip([{ path: 'a.txt', content: bomb(20), claimedSize: 5 }]),
    /^a\.txt: It is damaged: /,
  ],
  [
    'crowd.zip',
    () =>
      makeZip(
        Array.from({ length: 10_001 }, (_, number) => ({ path: `${number}.txt`, content: 'x' })),
      ),
    'The archive cannot be read: It holds more than 10,000 files.',
  ],
  [
    'upwards.zip',
    () => makeZip([{ path: '../../etc/passwd', content: 'x' }]),
    /^The archive cannot be read: invalid relative path/,
  ],
  [
    'absolute.zip',
    () => makeZip([{ path: '/etc/passwd', content: 'x' }]),
    /^The archive cannot be read: absolute path/,
  ],
  [
    'backslash.zip',
    () => makeZip([{ path: '..\\..\\a.txt', content: 'x' }]),
    /^The archive cannot be read: /,
  ],
  [
    'secret.zip',
    () => makeZip([{ path: 'a.txt', content: 'x', isEncrypted: true }]),
    'a.txt: It is protected by a password.',
  ],
  [
    'nested.zip',
    () => makeZip([{ path: 'b.zip', content: makeZip([{ path: 'a.txt', content: 'x' }]) }]),
    'b.zip: An archive within an archive is not opened.',
  ],
  [
    'photos.zip',
    () => makeZip([{ path: 'a.png', content: 'x' }]),
    'The archive holds no documents.',
  ],
  [
    'entities.xml',
    () => `${entityBomb('rss')}<rss><channel><item><title>t</title></item></channel></rss>`,
    /./,
  ],
  [
    'external.xml',
    () => '<!DOCTYPE r SYSTEM "file:///etc/passwd"><r/>',
    'This XML is neither a feed (RSS, Atom) nor a sitemap.',
  ],
  ['deep.xml', () => deep(100_000, '<a>', '</a>'), /^This is not XML: /],
  ['proto.xml', () => '<rss><__proto__><channel/></__proto__></rss>', /^This is not XML: /],
  ['deep.json', () => deep(200_000, '[', ']'), /^This is not JSON: /],
  ['long.csv', () => `a,b\n"${'x'.repeat(2_000_000)}",1`, /^This is not a table/],
  ['quote.csv', () => 'a,b\n"never closed,1', /^This is not a table/],
  [
    'aliases.md',
    () => '---\na: &a [x]\nb: [*a,*a]\n---\n \n',
    'There is nothing but white space in it.',
  ],
]

describe('hostile files', () => {
  test.each(HOSTILE)('%s', async (name, make, reason) => {
    const parsed = await parse(name, make())
    const told = parsed.map((one) =>
      'reason' in one ? (one.place === null ? one.reason : `${one.place}: ${one.reason}`) : one,
    )
    expect(told).toEqual([typeof reason === 'string' ? reason : expect.stringMatching(reason)])
  })

  test('the table is as long as it has to be', () => {
    expect(HOSTILE.length).toBeGreaterThanOrEqual(20)
  })
})

describe('hostile shapes that still hold a text', () => {
  const hurried = new ParserProcess({ memoryBytes: 400 * MEGABYTE, silenceMs: 1_500 })
  afterAll(() => hurried.close())

  test.each([
    ['deep.html', deep(20_000, '<div>', '</div>')],
    ['lists.html', deep(3_000, '<ul><li>', '</li></ul>')],
    ['tables.html', deep(2_000, '<table><tr><td>', '</td></tr></table>')],
    ['wide.html', `<p>x</p>${'<b>'.repeat(50_000)}`],
    ['attributes.html', `<p ${'a="b" '.repeat(50_000)}>x</p>`],
    ['unclosed.html', `<p>x${'<p'.repeat(50_000)}`],
    ['comment.html', `<p>x</p><!--${'-'.repeat(200_000)}`],
  ])('%s gives its text, or a reason', async (name, content) => {
    const [parsed, ...more] = await parse(name, content, hurried)
    expect(more).toEqual([])
    const text = parsed && 'document' in parsed ? parsed.document.text : parsed
    expect(JSON.stringify(text)).toMatch(/x|longer than|memory|broke|cannot be read/)
  })
})

describe('the process that parses', () => {
  const html = (body: string) => Buffer.from(`<html><body><p>${body}</p></body></html>`)

  test('is ended when a file takes too long, and the next file is read', async () => {
    const impatient = new ParserProcess({ memoryBytes: 400 * MEGABYTE, silenceMs: 1 })
    const outcomes: Parsed[] = []
    for await (const parsed of impatient.parse({ name: 'a.html', bytes: html('x') }))
      outcomes.push(parsed)
    expect(outcomes).toEqual([
      { place: null, reason: 'Reading it took longer than 0.001 seconds.' },
    ])
    impatient.close()
    expect(await parse('b.html', html('still here'))).toMatchObject([
      { document: { text: 'still here' } },
    ])
  })

  test('is ended when a file takes too much memory', async () => {
    const poor = new ParserProcess({ memoryBytes: 150 * MEGABYTE, silenceMs: 20_000 })
    const outcomes: Parsed[] = []
    const file = makeZip([{ path: 'a.html', content: bomb(120) }])
    for await (const parsed of poor.parse({ name: 'a.zip', bytes: file })) outcomes.push(parsed)
    poor.close()
    expect(outcomes).toEqual([
      { place: null, reason: 'Reading it took more than 150 MB of memory.' },
    ])
  })

  test('forgets a file that nobody reads to its end', async () => {
    const lines = Array.from({ length: 500 }, (_, number) => ({
      path: `${number}.txt`,
      content: `Text ${number}`,
    }))
    for await (const parsed of parser.parse({ name: 'many.zip', bytes: makeZip(lines) })) {
      expect(parsed).toMatchObject({ document: { text: 'Text 0' } })
      break
    }
    expect(await parse('b.html', html('another'))).toMatchObject([
      { document: { text: 'another' } },
    ])
  })

  test('knows nothing of the environment', async () => {
    const { readFileSync, readdirSync } = await import('node:fs')
    await parse('b.html', html('warm'))
    if (process.platform !== 'linux') return
    const children = readdirSync('/proc').filter((name) => {
      try {
        return readFileSync(`/proc/${name}/cmdline`, 'utf8').includes('parser-child.js')
      } catch {
        return false
      }
    })
    expect(children.length).toBeGreaterThan(0)
    for (const child of children)
      expect(readFileSync(`/proc/${child}/environ`, 'utf8')).not.toMatch(/PATH=|HOME=/)
  })
})

/** A PDF whose trailer asks for a password that nobody knows. */
function lockedPdf(): Buffer {
  const bytes = pdf.toString('latin1')
  const hash = '00'.repeat(32)
  const encrypt = `/Encrypt << /Filter /Standard /V 1 /R 2 /O <${hash}> /U <${hash}> /P -4 >> /ID [<00> <00>]`
  return Buffer.from(bytes.replace('trailer << ', `trailer << ${encrypt} `), 'latin1')
}

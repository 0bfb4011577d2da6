import { makeDocx } from './make-docx.ts'
import { makePdf } from './make-pdf.ts'
import { makeZip } from './make-zip.ts'

const MEGABYTE = 1024 ** 2

/** `count` openings, an x, `count` endings. */
export const deep = (count: number, open: string, close: string) =>
  `${open.repeat(count)}x${close.repeat(count)}`

/** An archive of archives' usual prey: a file that unpacks to a thousand times its size. */
export const bomb = (megabytes: number) => Buffer.alloc(megabytes * MEGABYTE)

const entityBomb = (root: string) =>
  `<!DOCTYPE ${root} [<!ENTITY a "aaaaaaaaaa">${Array.from({ length: 9 }, (_, level) => `<!ENTITY ${'bcdefghij'[level]} "${`&${'abcdefghi'[level]};`.repeat(10)}">`).join('')}]>`

const word = (document: string) =>
  makeZip([
    { path: '[Content_Types].xml', content: '<Types/>' },
    { path: 'word/document.xml', content: document },
  ])

const pdf = makePdf([[{ text: 'A page of text that can be read.', y: 700 }]])

/** Hostile files, and the one reason that each gives. */
export const HOSTILE_FILES: readonly (readonly [
  string,
  () => Uint8Array | string,
  string | RegExp,
])[] = [
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

/** A PDF whose trailer asks for a password that nobody knows. */
function lockedPdf(): Buffer {
  const bytes = pdf.toString('latin1')
  const hash = '00'.repeat(32)
  const encrypt = `/Encrypt << /Filter /Standard /V 1 /R 2 /O <${hash}> /U <${hash}> /P -4 >> /ID [<00> <00>]`
  return Buffer.from(bytes.replace('trailer << ', `trailer << ${encrypt} `), 'latin1')
}

import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import type { Parsed } from '../../src/sources/format.ts'
import { ParserProcess } from '../../src/sources/parser-process.ts'
import { makeDocx } from './make-docx.ts'
import { makePdf } from './make-pdf.ts'
import { makeZip } from './make-zip.ts'

/** A good file of each format, to be spoilt. */
const SEEDS: readonly { readonly name: string; readonly bytes: Buffer }[] = [
  {
    name: 'a.txt',
    bytes: Buffer.from('Title\n\nA first line – naïve, 漢字.\nOSLO, May 2 (Reuters) - 2024.'),
  },
  {
    name: 'a.md',
    bytes: Buffer.from(
      '---\ntitle: T\n---\n# A *b* [c](d)\n\n- x\n  1. `y`\n\n> q\n\n|a|b|\n|-|-|\n|1|2|\n\n[^1]: n',
    ),
  },
  { name: 'a.mdx', bytes: Buffer.from("import x from 'y'\n\n# A {1 + 1}\n\n<B c={d}>e *f*</B>") },
  { name: 'a.html', bytes: readFileSync('test/fixtures/sources/article.html') },
  {
    name: 'a.csv',
    bytes: Buffer.from('question;answer\n"When; open?";"At 9."\nWhere?;"In\nhall"\n'),
  },
  {
    name: 'a.json',
    bytes: Buffer.from('[{"question":"Q","answer":"A"},{"id":"x","text":"t","date":"2026-01-01"}]'),
  },
  {
    name: 'a.jsonl',
    bytes: Buffer.from(
      '{"id":"x","text":"t"}\n{"id":"y","title":"Y","text":"u","url":"https://e.org"}\n',
    ),
  },
  {
    name: 'a.rss',
    bytes: Buffer.from(
      '<rss><channel><item><title>a &amp; b</title><link>https://e.org/</link><description><![CDATA[<p>x</p>]]></description><pubDate>Tue, 24 Feb 2026 23:30:00 GMT</pubDate></item></channel></rss>',
    ),
  },
  {
    name: 'a.pdf',
    bytes: makePdf(
      [
        [
          { text: 'A page (of) text', y: 700, size: 20 },
          { text: 'and a line', y: 600 },
        ],
        [{ text: 'more', y: 700 }],
      ],
      { Title: 'T' },
    ),
  },
  {
    name: 'a.docx',
    bytes: makeDocx([{ text: 'Head', style: 'Heading1' }, { text: 'Body' }], [['a', 'b']]),
  },
  {
    name: 'a.zip',
    bytes: makeZip([
      { path: 'a.txt', content: 'x' },
      { path: 'b/c.md', content: '# y' },
    ]),
  },
]

/** Pieces that parsers trip over. */
const TOKENS = [
  '<',
  '>',
  '<!--',
  ']]>',
  '<![CDATA[',
  '</p>',
  '<table><tr><td>',
  '&#x110000;',
  '&',
  '"',
  "'",
  '\\',
  '\0',
  '\ufeff',
  '{',
  '}',
  '[',
  ']',
  '---\n',
  '```',
  '|',
  '![](',
  '\\ud800',
  'endobj',
  'stream',
  '<<',
  '/Length 99999999',
  'PK\x01\x02',
  '\xff\xfe',
  '99999999999999999999',
  '\u202e',
  '\r',
  ';;;;',
  '"""',
].map((token) => Buffer.from(token))

/** One way to spoil a file, at a place given as a share of its length. */
type Spoiling = readonly [
  kind: 'flip' | 'cut' | 'drop' | 'double' | 'insert',
  place: number,
  value: number,
]

function spoil(bytes: Buffer, [kind, place, value]: Spoiling): Buffer {
  const at = Math.floor(place * bytes.length)
  const end = Math.min(bytes.length, at + 1 + (value % 64))
  const [before, after] = [bytes.subarray(0, at), bytes.subarray(at)]
  switch (kind) {
    case 'flip':
      return Buffer.concat([before, Buffer.from([value & 255]), after.subarray(1)])
    case 'cut':
      return before
    case 'drop':
      return Buffer.concat([before, bytes.subarray(end)])
    case 'double':
      return Buffer.concat([bytes.subarray(0, end), bytes.subarray(at, end), bytes.subarray(end)])
    case 'insert':
      return Buffer.concat([before, TOKENS[value % TOKENS.length]!, after])
  }
}

const spoiling = fc.tuple(
  fc.constantFrom('flip', 'cut', 'drop', 'double', 'insert'),
  fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  fc.nat(),
) satisfies fc.Arbitrary<Spoiling>

const spoiltFile = fc
  .tuple(fc.constantFrom(...SEEDS), fc.array(spoiling, { minLength: 1, maxLength: 6 }))
  .map(([{ name, bytes }, spoilings]) => ({ name, bytes: spoilings.reduce(spoil, bytes) }))

/** Bytes of no format at all under the name of one. */
const noise = fc.record({
  name: fc.constantFrom(...SEEDS.map(({ name }) => name)),
  bytes: fc.uint8Array({ maxLength: 400 }),
})

const LIMITS = { memoryBytes: 700 * 1024 ** 2, silenceMs: 10_000 } as const

/** Reasons that tell of a parser that ended, not of a file that is bad. */
const BROKEN = /broke over it|longer than|MB of memory/

/**
 * Parses spoilt files, one after another, in the process that real ones are parsed in. Fails when one of
 * them breaks that process, outlasts its time, gives nothing at all, or gives a text that is none.
 */
export async function fuzzParsers(runs: number): Promise<void> {
  const parser = new ParserProcess(LIMITS)
  try {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof({ weight: 6, arbitrary: spoiltFile }, { weight: 1, arbitrary: noise }),
        async (file) => {
          const outcomes: Parsed[] = []
          for await (const parsed of parser.parse(file)) outcomes.push(parsed)
          const isSilent = outcomes.length === 0
          const broken = outcomes.filter((one) => 'reason' in one && BROKEN.test(one.reason))
          const odd = outcomes.filter(
            (one) =>
              'document' in one &&
              (!one.document.text.isWellFormed() || one.document.text.trim() === ''),
          )
          if (isSilent || broken.length > 0 || odd.length > 0)
            throw new Error(`${file.name}: ${JSON.stringify([...broken, ...odd])}`)
        },
      ),
      { numRuns: runs, endOnFailure: true },
    )
  } finally {
    parser.close()
  }
}

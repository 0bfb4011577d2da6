import type { SourceInput } from '../../src/sources/resource.ts'
import { makeDocx } from './make-docx.ts'
import { makePdf } from './make-pdf.ts'
import { makeZip } from './make-zip.ts'
import { page, type WebSite } from './web-site.ts'

/** What every sample says. */
export const SENTENCE = 'The reading room opens at nine on weekdays.'

export interface SampleSource {
  readonly what: string
  /** What of such a source is kept as text, and what as metadata. */
  readonly kept: string
  readonly input: SourceInput
}

const file = (name: string, content: string | Uint8Array): SourceInput => ({
  name,
  bytes: typeof content === 'string' ? Buffer.from(content) : content,
  source: `upload:${name}`,
})

const MARKDOWN = `---\ntitle: House rules\ndate: 2026-03-01\n---\n\n## Hours\n\n${SENTENCE}\n`
const ARTICLE = `<html lang="en"><head><title>The opening</title>
<meta property="article:published_time" content="2026-03-01T08:00:00Z"></head>
<body><nav>Home News</nav><article><h1>The opening</h1><p>${SENTENCE} It is on the second floor,
beside the map room, and has twenty seats; a card is not needed, and lockers stand at the door.</p>
</article></body></html>`

/** One source of each format. Pages are put on the site. */
export function sampleSources(site: WebSite): readonly SampleSource[] {
  const urlOf = (path: string): string => `http://library.example:${site.port}${path}`
  site.pages.set('/opening', page(ARTICLE, { 'content-type': 'text/html' }))
  site.pages.set(
    '/feed',
    page(
      `<rss><channel><item><title>The opening</title><link>http://library.example/opening</link>
       <pubDate>Sun, 01 Mar 2026 08:00:00 GMT</pubDate><description>${SENTENCE}</description></item></channel></rss>`,
      { 'content-type': 'application/rss+xml' },
    ),
  )
  return [
    {
      what: 'plain text (`.txt`, and whatever is no other format)',
      kept: 'The text as it is; title and date from its first lines.',
      input: file('rules.txt', `House rules\n\n${SENTENCE}\n`),
    },
    {
      what: 'Markdown, MDX',
      kept: 'The words line by line, with the marks of headings, lists, tables and code. Front matter becomes title, date, language and address. Lines keep their numbers.',
      input: file('rules.md', MARKDOWN),
    },
    {
      what: 'HTML file',
      kept: 'The main part as Readability finds it, headings, lists and tables as lines. The head gives title, date, language and canonical address.',
      input: file('opening.html', ARTICLE),
    },
    {
      what: 'web page',
      kept: 'As an HTML file. The link leads to the sentence in the page; a canonical address counts on the same host alone.',
      input: urlOf('/opening'),
    },
    {
      what: 'PDF',
      kept: 'The text in reading order, page by page, tables as rows, notes at the foot of their page; words parted at line ends are joined, headers, footers and page numbers left out. Large type makes headings.',
      input: file(
        'rules.pdf',
        makePdf([[{ text: 'House rules', y: 780, size: 20 }], [{ text: SENTENCE, y: 700 }]]),
      ),
    },
    {
      what: 'Word (`.docx`)',
      kept: 'Headings, paragraphs, lists, tables and footnotes as lines; pictures are left out.',
      input: file(
        'rules.docx',
        makeDocx([{ text: 'Rules', style: 'Heading1' }, { text: SENTENCE }]),
      ),
    },
    {
      what: 'CSV, TSV',
      kept: 'Columns called question and answer: a heading for each question. Else a block of `column: value` lines for each row.',
      input: file('hours.csv', `question,answer\nWhen does it open?,${SENTENCE}\n`),
    },
    {
      what: 'JSON',
      kept: 'A list of questions with answers as above; or of documents as in JSONL.',
      input: file('hours.json', JSON.stringify([{ question: 'When?', answer: SENTENCE }])),
    },
    {
      what: 'JSONL',
      kept: 'One document a line: `id`, `title`, `text`, and `url`, `lang`, `date` where they are known. The text is stored as it is.',
      input: file(
        'docs.jsonl',
        JSON.stringify({ id: 'rules', title: 'House rules', text: SENTENCE }),
      ),
    },
    {
      what: 'feed (RSS, Atom)',
      kept: 'A document for each entry: title, date, its text, its own address.',
      input: urlOf('/feed'),
    },
    {
      what: 'zip',
      kept: 'Each file in it as its own format; hidden files, pictures and archives within it are left out.',
      input: file('handbook.zip', makeZip([{ path: 'rules/hours.md', content: MARKDOWN }])),
    },
  ]
}

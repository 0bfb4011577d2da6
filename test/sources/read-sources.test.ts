import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { SourceOutcome } from '../../src/core/index-report.ts'
import type { Validators } from '../../src/core/kept-sources.ts'
import { openSources, type ReadOptions } from '../../src/sources/read-sources.ts'
import { makeZip } from '../support/make-zip.ts'
import { openWebSite, page, type WebSite } from '../support/web-site.ts'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'verbatim-sources-'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const write = (path: string, content: string | Uint8Array): string => {
  const full = join(root, path)
  mkdirSync(dirname(full), { recursive: true })
  writeFileSync(full, content)
  return full
}

const read = async (inputs: string[], options?: ReadOptions) => {
  const run = openSources(inputs, options)
  const outcomes: SourceOutcome[] = []
  for await (const outcome of run.outcomes()) outcomes.push(outcome)
  return { run, outcomes }
}

/** Ids, or what failed and why, in order; paths without the temporary folder. */
const brief = async (inputs: string[], options?: ReadOptions): Promise<string[]> =>
  (await read(inputs, options)).outcomes.flatMap((outcome) =>
    'reason' in outcome
      ? [`${outcome.source.slice(root.length + 1)}: ${outcome.reason}`.replaceAll(root, '')]
      : outcome.documents.map(({ id }) => id),
  )

const href = (path: string) => pathToFileURL(join(root, path)).href

describe('a folder', () => {
  test('gives its files by path, sorted, hidden and foreign ones left out', async () => {
    for (const path of ['b.txt', 'a.md', 'Z.txt', 'sub/c.txt', '.hidden.txt', '.git/x.txt'])
      write(path, `${path} says something`)
    write('node_modules/x/readme.md', 'x')
    write('photo.jpg', new Uint8Array([0xff, 0xd8, 0]))
    expect(await brief([root])).toEqual(['Z.txt', 'a.md', 'b.txt', 'sub/c.txt'])
  })

  test('without documents says so', async () => {
    mkdirSync(join(root, 'empty'))
    expect(await brief([join(root, 'empty')])).toEqual(['empty: The folder holds no documents.'])
  })

  test('with symbolic links follows them and reports loops', async () => {
    write('real/a.txt', 'A text')
    symlinkSync(join(root, 'real'), join(root, 'alias'))
    symlinkSync(root, join(root, 'real', 'up'))
    symlinkSync('round', join(root, 'round'))
    symlinkSync('nowhere', join(root, 'lost'))
    expect(await brief([root])).toEqual([
      'alias/a.txt',
      'alias/up: A symbolic link leads back to .',
      'lost: There is no such file or folder.',
      'real/a.txt',
      'real/up: A symbolic link leads back to .',
      'round: A symbolic link leads back to itself.',
    ])
  })
})

describe('bad input', () => {
  test('each gets its reason, and the good ones go in', async () => {
    write('binary.txt', new Uint8Array([1, 0, 2]))
    write('blank.txt', ' \n ')
    write('empty.txt', '')
    write('good.txt', 'A text')
    write('latin.txt', new Uint8Array([0x68, 0xc3, 0x28, 0xe4, 0xbd, 0xa0, 0xe5, 0xa5, 0xbd]))
    write('long.txt', 'x'.repeat(5_000_001))
    truncateSync(write('sparse.txt', ''), 70 * 1024 ** 2)
    expect(await brief([root])).toEqual([
      'binary.txt: This is a binary file, not a text.',
      'blank.txt: There is nothing but white space in it.',
      'empty.txt: The file is empty.',
      'good.txt',
      'latin.txt: It is not valid UTF-8 from byte 1 on. Save it as UTF-8.',
      'long.txt: The text has 5,000,001 characters; at most 5,000,000 go into one document. Split it.',
      'sparse.txt: The file has 70 MB; at most 64 MB are read. Split it.',
    ])
  })

  test('a missing path', async () => {
    expect(await brief([join(root, 'none.txt')])).toEqual([
      'none.txt: There is no such file or folder.',
    ])
  })

  test.skipIf(process.getuid?.() === 0)('a file that may not be read', async () => {
    chmodSync(write('secret.txt', 'x'), 0)
    expect(await brief([root])).toEqual(['secret.txt: Reading it is not permitted.'])
  })
})

describe('DOCS.jsonl', () => {
  test('is taken line by line, with the text as it is', async () => {
    const path = write(
      'docs.jsonl',
      [
        '{"id":"a","title":"A","text":"one\\r\\n two ","url":"https://example.org/a","lang":"en-GB","date":"2026-01-02"}',
        '',
        '{"id":"b","text":"Second\\nline","url":null,"extra":1}',
        '{"id":"c","text":',
        '{"id":"d","title":"D"}',
        '{"id":"e","title":"E","text":"x","url":"file:///etc/passwd","date":"yesterday"}',
        '{"id":"f","title":"F","text":"\\ud800"}',
        '[1]',
        '{"id":"g","title":"G","text":"last"}',
      ].join('\n'),
    )
    const { outcomes } = await read([path])
    const documents = outcomes.flatMap((outcome) =>
      'documents' in outcome ? outcome.documents : [],
    )
    expect(documents).toEqual([
      {
        id: 'a',
        title: 'A',
        text: 'one\r\n two ',
        url: 'https://example.org/a',
        language: 'en',
        date: '2026-01-02',
        source: `${href('docs.jsonl')}#a`,
      },
      { id: 'b', title: 'Second', text: 'Second\nline', source: `${href('docs.jsonl')}#b` },
      { id: 'g', title: 'G', text: 'last', source: `${href('docs.jsonl')}#g` },
    ])
    const reasons = outcomes.flatMap((outcome) => ('reason' in outcome ? outcome.reason : []))
    expect(reasons).toEqual([
      expect.stringMatching(/^line 4: This is not JSON: /),
      expect.stringMatching(/^line 5: This is not a document: “text”: /),
      'line 6: This is not a document: “url”: must be an http or https address; “date”: must be a date such as 2026-02-24.',
      'line 7: The text holds half a character (a lone surrogate).',
      expect.stringMatching(/^line 8: This is not a document: /),
    ])
  })
})

describe('ids', () => {
  test('of files with one name are told apart by their folders', async () => {
    const one = write('one/a.txt', 'One')
    const two = write('two/a.txt', 'Two')
    expect(await brief([one, two, one])).toEqual(['a.txt', 'two/a.txt'])
  })

  test('stay what they were, whichever way the file is reached', async () => {
    write('docs/a.txt', 'A')
    const known = new Map([['old name', href('docs/a.txt')]])
    expect(await brief([join(root, 'docs')], { known })).toEqual(['old name'])
  })

  test('go along when a file was moved, and stay apart when both are there', async () => {
    write('new/a.txt', 'A')
    const known = new Map([['a.txt', href('old/a.txt')]])
    expect(await brief([join(root, 'new')], { known })).toEqual(['a.txt'])
    write('old/a.txt', 'A')
    expect(await brief([join(root, 'new')], { known })).toEqual(['new/a.txt'])
  })

  test('stated by a document are taken as they are', async () => {
    const path = write('docs.jsonl', '{"id":"a.txt","title":"A","text":"x"}')
    const known = new Map([['a.txt', href('other.jsonl#a.txt')]])
    expect(await brief([path], { known })).toEqual(['a.txt'])
  })
})

describe('isGone()', () => {
  test('holds for a missing file, and for a document that its file no longer has', async () => {
    const good = write('good.jsonl', '{"id":"a","title":"A","text":"x"}')
    const bad = write('bad.jsonl', '{"id":"b","title":"B","text":"x"}\nnot json')
    const { run } = await read([good, bad])
    const isGone = (source: string | null) => run.isGone({ id: 'x', source })
    expect(await isGone(href('missing.txt'))).toBe(true)
    expect(await isGone(`${href('good.jsonl')}#old`)).toBe(true)
    // The line that did not parse may have been this document.
    expect(await isGone(`${href('bad.jsonl')}#old`)).toBe(false)
    expect(await isGone(null)).toBe(false)
  })
})

test('a cancelled run stops between files', async () => {
  write('a.txt', 'A')
  write('b.txt', 'B')
  const controller = new AbortController()
  const run = openSources([root], { signal: controller.signal })
  const outcomes = run.outcomes()
  expect((await outcomes.next()).value).toMatchObject({ documents: [{ id: 'a.txt' }] })
  controller.abort(new Error('enough'))
  await expect(outcomes.next()).rejects.toThrow('enough')
})

test('progress counts bytes up to the whole', async () => {
  write('a.txt', 'four')
  write('b.txt', 'sixsix')
  const calls: number[][] = []
  await read([root], { onProgress: (done, total) => calls.push([done, total]) })
  expect(calls).toEqual([
    [4, 10],
    [4, 10],
    [10, 10],
    [10, 10],
  ])
})

test('what is inside an archive is known by its path there', async () => {
  const path = write('all.zip', makeZip([{ path: 'x/a b.txt', content: 'A text' }]))
  const { outcomes, run } = await read([path])
  expect(outcomes).toMatchObject([
    { documents: [{ id: 'all.zip#x/a b.txt', source: `${href('all.zip')}#x%2Fa%20b.txt` }] },
  ])
  expect(await run.isGone({ id: 'x', source: `${href('all.zip')}#gone.txt` })).toBe(true)
})

test('bytes that somebody sent are a source of their own', async () => {
  const given = { name: 'faq.md', bytes: Buffer.from('# Faq\n\nYes.'), source: 'upload:1-faq.md' }
  const run = openSources([given])
  const { value } = await run.outcomes().next()
  expect(value).toEqual({
    source: 'faq.md',
    documents: [{ id: 'faq.md', title: 'Faq', text: '# Faq\n\nYes.', source: 'upload:1-faq.md' }],
  })
})

describe('the web', () => {
  let site: WebSite
  beforeEach(async () => {
    site = await openWebSite()
  })
  afterEach(() => site.close())

  const at = (path: string) => `http://site.test:${site.port}${path}`
  const web: ReadOptions['web'] = {
    guard: {
      resolve: async () => [{ address: '127.0.0.1', family: 4 }],
      isAllowed: (address) => address === '127.0.0.1',
    },
  }
  const html = (head: string, body: string) =>
    page(`<html><head>${head}</head><body><p>${body}</p></body></html>`, {
      'content-type': 'text/html',
    })
  const briefly = async (inputs: string[], options: ReadOptions = {}): Promise<unknown[]> =>
    (await read(inputs, { web, ...options })).outcomes.flatMap<unknown>((outcome) =>
      'reason' in outcome
        ? [`${outcome.source}: ${outcome.reason}`]
        : outcome.documents.map(({ id, url, text }) => ({ id, url, text })),
    )

  test('a page is a document, with the link it was read at', async () => {
    site.pages.set('/news/', html('<title>News</title>', 'Bread is out.'))
    const { outcomes } = await read([at('/news/#top')], { web })
    expect(outcomes).toEqual([
      {
        source: at('/news/'),
        documents: [
          {
            id: `site.test:${site.port}/news`,
            title: 'News',
            text: 'Bread is out.',
            url: at('/news/'),
            source: at('/news/'),
          },
        ],
      },
    ])
  })

  test('a page may name its home on its own host, not elsewhere', async () => {
    site.pages.set('/a', html(`<link rel="canonical" href="${at('/home')}">`, 'One.'))
    site.pages.set('/b', html('<link rel="canonical" href="https://evil.example/">', 'Two.'))
    expect(await briefly([at('/a'), at('/b')])).toMatchObject([
      { url: at('/home') },
      { url: at('/b') },
    ])
  })

  test('a sitemap is followed, each page once', async () => {
    const loc = (path: string) => `<url><loc>${at(path)}</loc></url>`
    const xml = { 'content-type': 'application/xml' }
    site.pages.set(
      '/sitemap.xml',
      page(`<urlset>${loc('/a')}${loc('/b')}${loc('/a')}${loc('/c')}</urlset>`, xml),
    )
    site.pages.set('/a', html('', 'One.'))
    site.pages.set('/b', page('Two.'))
    expect(await briefly([at('/sitemap.xml')])).toEqual([
      { id: `site.test:${site.port}/a`, url: at('/a'), text: 'One.' },
      { id: `site.test:${site.port}/b`, url: at('/b'), text: 'Two.' },
      `${at('/c')}: There is no such page (404).`,
    ])
  })

  test('a page that did not change is not sent again, and one that is gone is known to be', async () => {
    site.pages.set('/a', (request, response) =>
      request.headers['if-none-match'] === '"1"'
        ? response.writeHead(304).end()
        : page('One.', { etag: '"1"' })(request, response),
    )
    const validators = new Map<string, Validators>()
    const first = await read([at('/a')], { web, validators })
    expect(first.outcomes).toMatchObject([{ documents: [{ text: 'One.' }] }])
    expect(validators).toEqual(new Map([[at('/a'), { etag: '"1"' }]]))

    const known = new Map([['id', at('/a')]])
    const second = await read([at('/a')], { web, validators, known })
    expect(second.outcomes).toEqual([{ source: at('/a'), documents: [] }])
    expect(await second.run.isGone({ id: 'id', source: at('/a') })).toBe(false)

    // The collection lost it, so it is asked for without conditions.
    const third = await read([at('/a')], { web, validators })
    expect(third.outcomes).toMatchObject([{ documents: [{ text: 'One.' }] }])

    site.pages.delete('/a')
    const fourth = await read([at('/a')], { web, validators, known })
    expect(await fourth.run.isGone({ id: 'id', source: at('/a') })).toBe(true)
  })

  test('what is no address says so', async () => {
    expect(await briefly(['http://', 'https://10.0.0.1/'])).toEqual([
      'http://: This is not a web address.',
      'https://10.0.0.1/: 10.0.0.1 leads into a private network; only public pages are read.',
    ])
  })
})

import { afterAll, describe, expect, test } from 'vitest'
import type { Parsed } from '../../src/sources/format.ts'
import { ParserProcess } from '../../src/sources/parser-process.ts'
import { bomb, deep, HOSTILE_FILES } from '../support/hostile-files.ts'
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

describe('hostile files', () => {
  test.each(HOSTILE_FILES)('%s', async (name, make, reason) => {
    const parsed = await parse(name, make())
    const told = parsed.map((one) =>
      'reason' in one ? (one.place === null ? one.reason : `${one.place}: ${one.reason}`) : one,
    )
    expect(told).toEqual([typeof reason === 'string' ? reason : expect.stringMatching(reason)])
  })

  test('the table is as long as it has to be', () => {
    expect(HOSTILE_FILES.length).toBeGreaterThanOrEqual(20)
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
    ['breaks.html', `<table><tr><td>x<td>${'1<br>'.repeat(50_000)}</table>`],
    ['raised.html', `${'<sup><p>'.repeat(500)}${'x '.repeat(50_000)}`],
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

import { describe, expect, test } from 'vitest'
import { docx } from '../../src/sources/docx.ts'
import { type DocxParagraph, makeDocx } from '../support/make-docx.ts'

const level = (number: number, format: string, text: string, more = '') =>
  `<w:lvl w:ilvl="${number}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`
const definition = (id: number, ...levels: string[]) =>
  `<w:abstractNum w:abstractNumId="${id}">${levels.join('')}</w:abstractNum>`
const list = (id: number, of: number, more = '') =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${of}"/>${more}</w:num>`

const at = (text: string, id: number, depth = 0): DocxParagraph => ({
  text,
  properties: `<w:numPr><w:ilvl w:val="${depth}"/><w:numId w:val="${id}"/></w:numPr>`,
})

async function textOf(
  paragraphs: readonly DocxParagraph[],
  numbering: readonly string[] = [],
  styles = '',
): Promise<unknown> {
  const parts = {
    'word/numbering.xml': `<w:numbering>${numbering.join('')}</w:numbering>`,
    'word/styles.xml': `<w:styles>${styles}</w:styles>`,
  }
  const all: unknown[] = []
  for await (const parsed of docx.parse({ name: 'x.docx', bytes: makeDocx(paragraphs, [], parts) }))
    all.push('document' in parsed ? parsed.document.text : parsed)
  return all.join('\n---\n')
}

const lines = (...all: string[]) => all.join('\n')

describe('items have the number that Word shows', () => {
  test('a list goes on after a paragraph, another one begins anew', async () => {
    const paragraphs = [
      at('Members pay five euros.', 1),
      at('Children pay nothing.', 1),
      { text: 'This holds from May.' },
      at('Guests pay ten euros.', 1),
      at('Guides pay nothing.', 2),
      at('Groups pay half.', 3),
    ]
    const numbering = [
      definition(0, level(0, 'decimal', '%1.')),
      definition(1, level(0, 'decimal', '%1.')),
      list(1, 0),
      list(2, 1),
      list(3, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>'),
    ]
    expect(await textOf(paragraphs, numbering)).toBe(
      lines(
        '1. Members pay five euros.',
        '2. Children pay nothing.',
        '',
        'This holds from May.',
        '',
        '3. Guests pay ten euros.',
        '1. Guides pay nothing.',
        '7. Groups pay half.',
      ),
    )
  })

  test('levels count within the one above', async () => {
    const numbering = [
      definition(
        0,
        level(0, 'upperRoman', '§ %1'),
        level(1, 'lowerLetter', '(%2)'),
        level(2, 'decimal', '%1.%2.%3', '<w:isLgl/>'),
      ),
      list(1, 0),
    ]
    const paragraphs = [
      at('one', 1),
      at('a', 1, 1),
      at('b', 1, 1),
      at('deep', 1, 2),
      at('two', 1),
      at('a again', 1, 1),
    ]
    expect(await textOf(paragraphs, numbering)).toBe(
      lines(
        '§ I one',
        '    (a) a',
        '    (b) b',
        '        1.2.1 deep',
        '§ II two',
        '     (a) a again',
      ),
    )
  })

  test('headings get theirs from their style', async () => {
    const styles =
      '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>' +
      '<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/><w:basedOn w:val="Heading1"/></w:style>'
    const numbering = [
      definition(
        0,
        level(0, 'chineseCounting', '第%1章', '<w:pStyle w:val="Heading1"/>'),
        level(1, 'decimal', '%2 &amp; &lt;', '<w:pStyle w:val="Heading2"/>'),
      ),
      list(1, 0),
    ]
    const paragraphs = [
      ...Array.from({ length: 12 }, () => ({ text: '会员', style: 'Heading1' })),
      { text: 'Fees', style: 'Heading2' },
      { text: 'Plain', style: 'Heading2', properties: '<w:numPr><w:numId w:val="0"/></w:numPr>' },
    ]
    const text = String(await textOf(paragraphs, numbering, styles)).split('\n\n')
    expect([text[0], text[11], ...text.slice(12)]).toEqual([
      '# 第一章 会员',
      '# 第十二章 会员',
      '## 1 & < Fees',
      '## Plain',
    ])
  })

  test('an empty paragraph is no heading, but counts', async () => {
    const styles =
      '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    const numbering = [definition(0, level(0, 'decimal', '%1.')), list(1, 0)]
    const paragraphs = [
      { text: 'Fees', style: 'Heading1' },
      { text: '', style: 'Heading1' },
      { text: 'Hours', style: 'Heading1' },
    ]
    expect(await textOf(paragraphs, numbering, styles)).toBe('# 1. Fees\n\n# 3. Hours')
  })

  test('attributes may stand between single quotes', async () => {
    const numbering = [definition(0, level(0, 'decimal', '%1)')), list(1, 0)]
    const properties = "<w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr>"
    expect(await textOf([{ text: 'Fees', properties }], numbering)).toBe('1) Fees')
  })

  test('where the number is not known there is none', async () => {
    const numbering = [
      definition(0, level(0, 'hebrew1', '%1.'), level(1, 'decimal', '%1.%2')),
      definition(1, level(0, 'bullet', '•')),
      definition(2, level(0, 'decimal', '')),
      ...[list(1, 0), list(2, 1), list(3, 2)],
    ]
    const paragraphs = [at('a', 1), at('b', 1, 1), at('c', 2), at('d', 3)]
    expect(await textOf(paragraphs, numbering)).toBe('- a\n  - b\n\n- c\n\n- d')
  })

  test('a deleted paragraph and the version before a change do not count', async () => {
    const numbering = [definition(0, level(0, 'decimal', '%1)')), list(1, 0)]
    const { properties } = at('', 1)
    const paragraphs = [
      at('a', 1),
      { text: 'gone, ', properties: `${properties}<w:rPr><w:del w:id="1"/></w:rPr>` },
      { text: 'b', properties: `${properties}<w:pPrChange w:id="2"><w:pPr/></w:pPrChange>` },
      { text: 'c', properties: `<w:pPrChange w:id="3"><w:pPr>${properties}</w:pPr></w:pPrChange>` },
      at('d', 1),
    ]
    expect(await textOf(paragraphs, numbering)).toBe('1) a\n2) gone, b\n\nc\n\n3) d')
  })
})

test('spaces at the ends of raised and lowered runs part the words', async () => {
  const run = (text: string, place = 'baseline') =>
    `<w:r><w:rPr><w:vertAlign w:val="${place}"/></w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`
  const paragraphs = [
    { text: '5 m', runs: run('2 ', 'superscript') + run('per person') },
    { text: '50', runs: run('1 ', 'superscript') + run('20 at most') },
    { text: 'The ', runs: run('min ', 'subscript') + run('5 euros') },
  ]
  expect(await textOf(paragraphs)).toBe('5 m² per person\n\n50¹ 20 at most\n\nThe min 5 euros')
})

test('struck-out runs are left out, raised ones stay apart, lines of a cell too', async () => {
  const paragraphs = [
    { text: 'Dogs are allowed.', run: '<w:strike/>' },
    { text: 'Cats too.', run: '<w:dstrike/>' },
    { text: '1', run: '<w:vertAlign w:val="superscript"/>' },
  ]
  expect(await textOf(paragraphs)).toBe('¹')
  const bytes = makeDocx([{ text: 'Fees' }], [['Adults\nChildren', '10\n20']])
  for await (const parsed of docx.parse({ name: 'x.docx', bytes }))
    expect(parsed).toMatchObject({ document: { text: 'Fees\n\n| Adults / Children | 10 / 20 |' } })
})

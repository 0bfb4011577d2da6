import { makeZip } from './make-zip.ts'

/** A paragraph; a style such as `Heading1` makes it a heading. */
export interface DocxParagraph {
  readonly text: string
  readonly style?: string
  /** XML of further properties of the paragraph, such as `<w:numPr>`. */
  readonly properties?: string
  /** XML of the properties of its run, such as `<w:strike/>`. */
  readonly run?: string
  /** XML of further runs, from `<w:r>` on. */
  readonly runs?: string
}

const xml = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')

const paragraph = ({ text, style, properties = '', run, runs = '' }: DocxParagraph): string => {
  const all = (style ? `<w:pStyle w:val="${style}"/>` : '') + properties
  return `<w:p>${all ? `<w:pPr>${all}</w:pPr>` : ''}<w:r>${run ? `<w:rPr>${run}</w:rPr>` : ''}<w:t xml:space="preserve">${xml(text)}</w:t></w:r>${runs}</w:p>`
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships'

/** A Word document of those paragraphs, and a table below them, each line of a cell a paragraph; further parts by their path. */
export const makeDocx = (
  paragraphs: readonly DocxParagraph[],
  rows: readonly string[][] = [],
  parts: Readonly<Record<string, string>> = {},
): Buffer => {
  const cells = (row: readonly string[]) =>
    row
      .map(
        (text) =>
          `<w:tc>${text
            .split('\n')
            .map((line) => paragraph({ text: line }))
            .join('')}</w:tc>`,
      )
      .join('')
  const table =
    rows.length === 0
      ? ''
      : `<w:tbl>${rows.map((row) => `<w:tr>${cells(row)}</w:tr>`).join('')}</w:tbl>`
  return makeZip([
    {
      path: '[Content_Types].xml',
      content: `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    },
    {
      path: '_rels/.rels',
      content: `${HEAD}<Relationships xmlns="${RELATIONS}"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    },
    {
      path: 'word/document.xml',
      content: `${HEAD}<w:document xmlns:w="${WORD}"><w:body>${paragraphs.map(paragraph).join('')}${table}</w:body></w:document>`,
    },
    ...Object.entries(parts).map(([path, inner]) => ({
      path,
      content: HEAD + inner.replace('>', ` xmlns:w="${WORD}">`),
    })),
  ])
}

import { makeZip } from './make-zip.ts'

/** A paragraph; a style such as `Heading1` makes it a heading. */
export interface DocxParagraph {
  readonly text: string
  readonly style?: string
}

const xml = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')

const paragraph = ({ text, style }: DocxParagraph): string =>
  `<w:p>${style ? `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>` : ''}<w:r><w:t xml:space="preserve">${xml(text)}</w:t></w:r></w:p>`

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships'

/** A Word document of those paragraphs, and a table below them. */
export const makeDocx = (
  paragraphs: readonly DocxParagraph[],
  rows: readonly string[][] = [],
): Buffer => {
  const cells = (row: readonly string[]) =>
    row.map((text) => `<w:tc>${paragraph({ text })}</w:tc>`).join('')
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
  ])
}

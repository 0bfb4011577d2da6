import { ParagraphLabels } from './docx-labels.ts'
import type { ListPlace, Numbering } from './docx-numbering.ts'
import { ITEM_MARK } from './list-marks.ts'

/** Around labels on their way through the library: characters of no meaning, for no font to draw. */
const OPEN = '\u{10fffc}'
const CLOSE = '\u{10fffd}'

/** What is struck out by two lines is struck out; the library knows of one. */
const TWICE_STRUCK = ['<w:dstrike', '<w:strike'] as const

const START = /<w:p(?:\s[^<>]{0,2000})?>|<(\/?)mc:Choice\b/g
const PROPERTIES = /\s{0,100}<w:pPr>/y

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** The value of the first such element. */
const valueIn = (xml: string, name: string): string | null =>
  new RegExp(`<w:${name}\\s[^<>]{0,200}?\\bw:val=(["'])([^<>]{0,200}?)\\1`).exec(xml)?.[2] ?? null

function placeIn(properties: string): ListPlace {
  const level = valueIn(properties, 'ilvl')
  return {
    list: valueIn(properties, 'numId'),
    level: level !== null && /^[0-8]$/.test(level) ? Number(level) : null,
  }
}

/** In UTF-16 units; no paragraph has so many properties. */
const LONGEST_PROPERTIES = 20_000

/** Where a paragraph's properties end; a change to them holds the old ones. Null: nowhere near. */
function endOfProperties(xml: string, start: number): { inner: string; end: number } | null {
  const near = xml.slice(start, start + LONGEST_PROPERTIES)
  const change = near.indexOf('<w:pPrChange')
  const first = near.indexOf('</w:pPr>')
  const isChanged = change >= 0 && change < first
  const end = isChanged ? near.indexOf('</w:pPr>', near.indexOf('</w:pPrChange>')) : first
  if (end < first || first < 0) return null
  return { inner: near.slice(0, isChanged ? change : first), end: start + end + '</w:pPr>'.length }
}

/**
 * The main part of a Word document with the number of each numbered paragraph in its text. Word works
 * the numbers out, and the library that reads its files does not.
 */
export function withLabels(documentXml: string, numbering: Numbering): string {
  const xml = documentXml
    .replaceAll(OPEN, '')
    .replaceAll(CLOSE, '')
    .replaceAll(...TWICE_STRUCK)
  const labels = new ParagraphLabels(numbering)
  let text = ''
  let at = 0
  let isAlternative = false
  // A deleted paragraph is the beginning of the next one, and so is its label's place.
  let beginning: number | null = null
  for (const { index, 0: tag, 1: slash } of xml.matchAll(START)) {
    // Of two versions of a drawing the library takes the other one.
    if (slash !== undefined) isAlternative = slash === ''
    if (slash !== undefined || isAlternative) continue
    PROPERTIES.lastIndex = index + tag.length
    const has = !tag.endsWith('/>') && PROPERTIES.test(xml)
    const properties = has ? endOfProperties(xml, PROPERTIES.lastIndex) : null
    const place: number | null = beginning ?? properties?.end ?? null
    const isDeleted = properties !== null && /<w:del\s/.test(properties.inner)
    beginning = isDeleted ? place : null
    if (properties === null || isDeleted) continue
    const label = labels.next(placeIn(properties.inner), valueIn(properties.inner, 'pStyle'))
    if (label === null || place === null) continue
    text += `${xml.slice(at, place)}<w:r><w:t xml:space="preserve">${OPEN}${escaped(label)}${CLOSE}</w:t></w:r>`
    at = place
  }
  return text + xml.slice(at)
}

const ITEM = new RegExp(`<li>(?:${OPEN}([^${CLOSE}<]{0,200})${CLOSE})?`, 'gu')
/** A paragraph with a number alone; what follows goes on counting. */
const BARE = new RegExp(
  `${OPEN}[^${CLOSE}<]{0,200}${CLOSE}(?=\\s{0,9}(?:<a id="[^"<>]{0,200}"></a>){0,9}</(?:h[1-6]|p)>)`,
  'gu',
)
const LABEL = new RegExp(`${OPEN}([^${CLOSE}<]{0,200})${CLOSE}`, 'gu')

/** Labels that came through the library as marks of list items. Items without one get no number at all. */
export const withItemMarks = (html: string): string =>
  html
    .replace(ITEM, (item, label: string | undefined, index: number) => {
      // An item that is there for the list in it alone has nothing that a mark could stand before.
      const isOnlyList = /^<[ou]l>/.test(html.slice(index + item.length, index + item.length + 4))
      const mark = label ?? (isOnlyList ? '' : '-')
      return `<li ${ITEM_MARK}="${mark.replaceAll('"', '&quot;')}">`
    })
    .replace(BARE, '')
    .replace(LABEL, '$1 ')

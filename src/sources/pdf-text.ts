import { PAGE_BREAK } from '../core/page.ts'
import { withoutLineEndSpaces } from './line-ends.ts'
import { NOTE, withoutFurniture } from './pdf-furniture.ts'
import {
  bodySize,
  goesOn,
  leadingOf,
  type PdfItem,
  type PdfLine,
  rounded,
  runsOn,
  toLines,
} from './pdf-lines.ts'
import { isRow, withRows } from './pdf-rows.ts'

export type { PdfItem } from './pdf-lines.ts'

/** How much larger than the body a heading is set, and how much smaller a note. */
const HEADING_SCALE = 1.18
const NOTE_SCALE = 0.93

const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff01-\uff60]/u
const PARAGRAPH_END = /[.!?。！？…:：]["'”’»)\]]*[⁰¹²³⁴-⁹]{0,3}$/u
const ITEM_START = /^(?:[•·▪◦‣●○■□*–—-]|\(?\d{1,3}[.)]|[a-z][.)])\s+\S/iu

/** Sizes of type that mean something. */
interface Sizes {
  readonly body: number
  /** Above the body's, largest first, at most three: levels of headings. */
  readonly headings: readonly number[]
}

/** Pages of drawn runs → one text in reading order: paragraphs joined, headings marked, pages parted. */
export function pdfToText(pages: readonly (readonly PdfItem[])[]): string {
  const kept = withoutFurniture(pages.map(toLines)).map(withRows)
  const sizes = sizesOf(kept.flat())
  const text = kept
    .map((page) => joinPage(page, sizes))
    .reduce((text, page, index) => (index === 0 ? page : joinPages(text, page)), '')
  return withoutLineEndSpaces(text)
}

function sizesOf(lines: readonly PdfLine[]): Sizes {
  const body = bodySize(lines)
  const headings = [...new Set(lines.map(({ size }) => rounded(size)))]
    .filter((size) => size >= body * HEADING_SCALE)
    .sort((one, other) => other - one)
    .slice(0, 3)
  return { body, headings }
}

/** The page's text, its notes before a last paragraph that goes on overleaf, else at the end. */
function joinPage(page: readonly PdfLine[], sizes: Sizes): string {
  const notes = notesOf(page, sizes.body)
  const text = joinAll(
    page.filter((line) => !notes.has(line)),
    sizes,
  )
  if (notes.size === 0) return text
  const foot = joinAll([...notes], sizes)
  const blocks = text.split('\n\n')
  let last = runsOn(text) ? blocks.length - 1 : blocks.length
  // Not between a heading and what it heads.
  while (last > 0 && last < blocks.length && blocks[last - 1]!.startsWith('#')) last -= 1
  return [...blocks.slice(0, last), foot, ...blocks.slice(last)]
    .filter((block) => block !== '')
    .join('\n\n')
}

/** Small type that begins with a mark at the foot of a column, and the lines below it. */
function notesOf(page: readonly PdfLine[], body: number): Set<PdfLine> {
  const notes = new Set<PdfLine>()
  const heights = page.map(({ y }) => y)
  const middle = (Math.max(...heights) + Math.min(...heights)) / 2
  let previous: PdfLine | undefined
  for (const line of page) {
    const isSmall = line.size <= body * NOTE_SCALE && line.y < middle
    const follows = previous !== undefined && notes.has(previous) && previous.y > line.y
    if (isSmall && (follows || NOTE.test(line.text))) notes.add(line)
    previous = line
  }
  return notes
}

function joinAll(lines: readonly PdfLine[], { headings }: Sizes): string {
  const leading = leadingOf(lines)
  const levelOf = (line: PdfLine): number =>
    line.text.length <= 160 ? headings.indexOf(rounded(line.size)) + 1 : 0
  let text = ''
  lines.forEach((line, index) => {
    const previous = lines[index - 1]
    const level = levelOf(line)
    const mark = level > 0 ? `${'#'.repeat(level)} ` : ''
    if (previous === undefined) text = mark + line.text
    else if (level > 0 && level === levelOf(previous) && isNear(previous, line, line.size * 1.6))
      text = glue(text, line.text)
    else if (level > 0 || levelOf(previous) > 0) text += `\n\n${mark}${line.text}`
    else text = joinLines(text, previous, line, { leading, right: rightOf(lines, index - 1) })
  })
  return text
}

/** Where the column ends that a line is in, as far as the lines around it show. */
function rightOf(lines: readonly PdfLine[], index: number): number {
  const { x, size } = lines[index]!
  return Math.max(
    ...lines
      .slice(Math.max(0, index - 4), index + 5)
      .filter((other) => Math.abs(other.x - x) < size * 2.5)
      .map(({ right }) => right),
  )
}

const isNear = (previous: PdfLine, line: PdfLine, most: number): boolean => {
  const gap = previous.y - line.y
  return gap > 0 && gap <= most
}

/** The next line of a paragraph, or a new one. */
function joinLines(
  text: string,
  previous: PdfLine,
  line: PdfLine,
  { leading, right }: { readonly leading: number; readonly right: number },
): string {
  if (isRow(line) && isRow(previous)) return `${text}\n${line.text}`
  // A paragraph may go on at the top of the next column.
  if (!isNear(previous, line, leading * 1.45))
    return runsOn(previous.text) && /^\p{Ll}/u.test(line.text)
      ? glue(text, line.text)
      : `${text}\n\n${line.text}`
  if (ITEM_START.test(line.text)) return `${text}\n${line.text}`
  if (isRow(line) || isRow(previous)) return `${text}\n${line.text}`
  const isShort = previous.right < previous.x + (right - previous.x) * 0.8
  return isShort && (PARAGRAPH_END.test(previous.text) || /^\p{Lu}/u.test(line.text))
    ? `${text}\n${line.text}`
    : glue(text, line.text)
}

/** Joins two lines of one paragraph; a word parted at the line's end becomes whole again. */
function glue(text: string, next: string): string {
  if (/\p{Ll}[-\u00ad\u2010]$/u.test(text.slice(-4)) && /^\p{Ll}/u.test(next))
    return text.slice(0, -1) + next
  const isWide = WIDE.test(text.at(-1) ?? '') && WIDE.test(next[0] ?? '')
  return text + (isWide ? '' : ' ') + next
}

/** A sentence that goes on overleaf stays whole. */
const joinPages = (text: string, page: string): string =>
  text !== '' && runsOn(text) && goesOn(page)
    ? text + PAGE_BREAK + page
    : `${text}\n\n${PAGE_BREAK}${page}`

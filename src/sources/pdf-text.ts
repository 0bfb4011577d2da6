import { PAGE_BREAK } from '../core/page.ts'

/** A run of characters as a page draws it; the origin is at the page's bottom left. */
export interface PdfItem {
  readonly str: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly fontSize: number
  readonly hasEOL: boolean
}

interface Line {
  readonly text: string
  readonly x: number
  readonly right: number
  readonly y: number
  readonly size: number
}

/** How much larger than the body a heading is set. */
const HEADING_SCALE = 1.18

const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u
const SENTENCE_END = /[.!?:;。！？：；…]["'”’»)\]]*$/u
const ITEM_START = /^(?:[•·▪◦‣*–—-]|\(?\d{1,3}[.)]|[a-z][.)])\s+\S/iu

/** Pages of drawn runs → one text in reading order: paragraphs joined, headings marked, pages parted. */
export function pdfToText(pages: readonly (readonly PdfItem[])[]): string {
  const lines = pages.map(toLines)
  const furniture = repeatedAtEdges(lines)
  const kept = lines.map((page) => page.filter((line) => !furniture.has(line)))
  const sizes = headingSizes(kept.flat())
  return kept
    .map((page) => joinPage(page, sizes))
    .reduce((text, page, index) => (index === 0 ? page : joinPages(text, page)), '')
    .replace(/[ \t]+$/gm, '')
}

/** Runs on one base line make a line, in the order they are drawn. */
function toLines(items: readonly PdfItem[]): Line[] {
  const lines: Line[] = []
  let line: Line | null = null
  for (const item of items) {
    const size = item.fontSize
    if (line !== null && Math.abs(item.y - line.y) > Math.max(size, line.size) * 0.5) {
      lines.push(line)
      line = null
    }
    if (item.str !== '') line = extend(line, item)
    if (item.hasEOL && line !== null) {
      lines.push(line)
      line = null
    }
  }
  if (line !== null) lines.push(line)
  return lines
    .map((one) => ({ ...one, text: one.text.replace(/\s+/g, ' ').trim() }))
    .filter(({ text }) => text !== '')
}

function extend(line: Line | null, { str, x, y, width, fontSize }: PdfItem): Line {
  if (line === null) return { text: str, x, right: x + width, y, size: fontSize }
  const isApart = x - line.right > fontSize * 0.15 && !/\s$/.test(line.text) && !/^\s/.test(str)
  return {
    ...line,
    text: line.text + (isApart ? ' ' : '') + str,
    right: x + width,
    size: Math.max(line.size, str.trim() === '' ? 0 : fontSize),
  }
}

const withoutNumbers = (text: string): string => text.toLowerCase().replace(/\d+/g, '#')

/** Page numbers alone, and "page 3 of 9". */
const PAGE_NUMBER =
  /^[-–—\s|]*(?:(?:page|seite|página|pagina|p\.|第)\s*)?#(?:\s*(?:\/|of|von|de|di|页|頁)\s*#?)?[-–—\s|页頁]*$/u

/** The two topmost and the two lowest lines of a page. */
function edges(page: readonly Line[]): Line[] {
  const byHeight = [...page].sort((one, other) => other.y - one.y)
  return byHeight.length <= 4 ? byHeight : [...byHeight.slice(0, 2), ...byHeight.slice(-2)]
}

/** Headers and footers: what stands at the edge of at least half the pages, numbers aside. */
function repeatedAtEdges(pages: readonly (readonly Line[])[]): Set<Line> {
  const counts = new Map<string, number>()
  for (const page of pages)
    for (const text of new Set(edges(page).map((line) => withoutNumbers(line.text))))
      counts.set(text, (counts.get(text) ?? 0) + 1)
  const least = Math.max(3, Math.ceil(pages.length / 2))
  const isFurniture = ({ text }: Line): boolean => {
    const key = withoutNumbers(text)
    return (counts.get(key) ?? 0) >= least || (pages.length > 1 && PAGE_NUMBER.test(key))
  }
  return new Set(pages.flatMap((page) => edges(page).filter(isFurniture)))
}

const rounded = (size: number): number => Math.round(size * 2) / 2

/** Sizes of type above the body's, largest first, at most three: levels of headings. */
function headingSizes(lines: readonly Line[]): number[] {
  const weights = new Map<number, number>()
  for (const { size, text } of lines)
    weights.set(rounded(size), (weights.get(rounded(size)) ?? 0) + text.length)
  const body = [...weights].sort((one, other) => other[1] - one[1])[0]?.[0] ?? 0
  return [...weights.keys()]
    .filter((size) => size >= body * HEADING_SCALE)
    .sort((one, other) => other - one)
    .slice(0, 3)
}

/** The distance from line to line that is commonest; the smaller one of equals. */
function commonest(gaps: readonly number[]): number {
  const counts = new Map<number, number>()
  for (const gap of gaps.map(rounded)) counts.set(gap, (counts.get(gap) ?? 0) + 1)
  const [best] = [...counts].sort((one, other) => other[1] - one[1] || one[0] - other[0])
  return best?.[0] ?? 0
}

function joinPage(lines: readonly Line[], sizes: readonly number[]): string {
  const gaps = lines.slice(1).map((line, index) => lines[index]!.y - line.y)
  const leading = commonest(gaps.filter((gap) => gap > 0))
  const right = Math.max(0, ...lines.map((line) => line.right))
  const levelOf = (line: Line): number =>
    line.text.length <= 160 ? sizes.indexOf(rounded(line.size)) + 1 : 0
  let text = ''
  lines.forEach((line, index) => {
    const previous = lines[index - 1]
    const level = levelOf(line)
    const mark = level > 0 ? `${'#'.repeat(level)} ` : ''
    if (previous === undefined) text = mark + line.text
    else if (level > 0 && level === levelOf(previous) && isNear(previous, line, line.size * 1.6))
      text = glue(text, line.text)
    else if (level > 0 || levelOf(previous) > 0) text += `\n\n${mark}${line.text}`
    else text = joinLines(text, previous, line, { leading, right })
  })
  return text
}

const isNear = (previous: Line, line: Line, most: number): boolean => {
  const gap = previous.y - line.y
  return gap > 0 && gap <= most
}

/** The next line of a paragraph, or a new one. */
function joinLines(
  text: string,
  previous: Line,
  line: Line,
  { leading, right }: { readonly leading: number; readonly right: number },
): string {
  const isBelow = isNear(previous, line, leading * 1.45)
  const runsOn = !SENTENCE_END.test(previous.text)
  // A paragraph may go on at the top of the next column.
  if (!isBelow)
    return runsOn && /^\p{Ll}/u.test(line.text) ? glue(text, line.text) : `${text}\n\n${line.text}`
  if (ITEM_START.test(line.text)) return `${text}\n${line.text}`
  const isShort = previous.right < previous.x + (right - previous.x) * 0.8
  return isShort && (!runsOn || /^\p{Lu}/u.test(line.text))
    ? `${text}\n${line.text}`
    : glue(text, line.text)
}

/** Joins two lines of one paragraph; a word parted at the line's end becomes whole again. */
function glue(text: string, next: string): string {
  if (/\p{Ll}[-\u00ad\u2010]$/u.test(text) && /^\p{Ll}/u.test(next)) return text.slice(0, -1) + next
  const isWide = WIDE.test(text.at(-1) ?? '') && WIDE.test(next[0] ?? '')
  return text + (isWide ? '' : ' ') + next
}

/** A sentence that goes on overleaf stays whole. */
function joinPages(text: string, page: string): string {
  const runsOn = text !== '' && !SENTENCE_END.test(text) && /^(?:\p{Ll}|\p{Script=Han})/u.test(page)
  return runsOn ? text + PAGE_BREAK + page : `${text}\n\n${PAGE_BREAK}${page}`
}

import { shifted } from './shifted.ts'

/** A run of characters as a page draws it; the origin is at the page's bottom left. */
export interface PdfItem {
  readonly str: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly fontSize: number
  readonly hasEOL: boolean
}

/** A line of a page, in the page's units. */
export interface PdfLine {
  /** A tab stands where a gap is wider than any between words. */
  readonly text: string
  readonly x: number
  readonly right: number
  readonly y: number
  readonly size: number
  /** What stands between tabs. */
  readonly cells: readonly PdfCell[]
}

/** From where to where a cell of a table reaches. */
export interface PdfCell {
  readonly x: number
  readonly right: number
}

/** Runs on one base line make a line, in the order they are drawn. */
export function toLines(items: readonly PdfItem[]): PdfLine[] {
  const lines: PdfLine[] = []
  let line: PdfLine | null = null
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
  return withMarkers(
    lines.map((one) => ({ ...one, text: readable(one.text) })).filter(({ text }) => text !== ''),
  )
}

/** Dots of lists in fonts of symbols that do not say what their characters are. */
const NAMELESS_DOT = /^[\p{Cc}\uf0b7\uf0a7\uf076\uf0d8](?=\s|$)/u

/** Accents that are drawn on their own, before the letter that they belong to. */
const ACCENTS: Readonly<Record<string, string>> = {
  '¨': '\u0308',
  '´': '\u0301',
  ˇ: '\u030c',
  '˚': '\u030a',
  '˝': '\u030b',
  '˘': '\u0306',
}

/** A line without what only its fonts mean; gaps are one space or one tab. */
const readable = (text: string): string =>
  text
    .trim()
    .replace(NAMELESS_DOT, '•')
    .replace(/(?!\t)[\p{Cc}\ue000-\uf8ff]/gu, '')
    .replace(/([¨´ˇ˚˝˘]) ?(\p{L})/gu, (_, accent: string, letter: string) =>
      `${letter}${ACCENTS[accent]}`.normalize('NFC'),
    )
    .replace(/\s*\t\s*/g, '\t')
    .replace(/[^\S\t]+/g, ' ')

/** Between the cells of a table, in sizes of its type. Justified text may have it too, but not in line. */
const WIDE_GAP = 0.8

/** How much smaller than its line a raised number is set, how much higher, and how near. */
const RAISED = { size: 0.82, height: 0.2, gap: 0.3 } as const

/** The mark of a note, or an exponent: `50` and a raised `1` are not 501. */
const isRaised = (line: PdfLine, { str, x, y, fontSize }: PdfItem): boolean =>
  /^\d{1,3}$/.test(str.trimEnd()) &&
  /\S$/.test(line.text) &&
  fontSize <= line.size * RAISED.size &&
  y - line.y >= line.size * RAISED.height &&
  x - line.right <= line.size * RAISED.gap

function extend(line: PdfLine | null, item: PdfItem): PdfLine {
  const { str, x, y, width, fontSize } = item
  const cell = { x, right: x + width }
  if (line === null) return { text: str, ...cell, y, size: fontSize, cells: [cell] }
  // Where blanks stand is not to be relied on; what follows them tells how wide they are.
  if (str.trim() === '') return { ...line, text: `${line.text} ` }
  if (isRaised(line, item))
    return {
      ...line,
      text: line.text + shifted(str, true),
      right: cell.right,
      cells: [...line.cells.slice(0, -1), { x: line.cells.at(-1)!.x, right: cell.right }],
    }
  const gap = x - line.right
  const isWide = gap > Math.max(fontSize, line.size) * WIDE_GAP
  const isApart = gap > fontSize * 0.15 && !/\s$/.test(line.text) && !/^\s/.test(str)
  return {
    ...line,
    text: line.text + (isWide ? '\t' : isApart ? ' ' : '') + str,
    right: cell.right,
    size: Math.max(line.size, fontSize),
    cells: isWide
      ? [...line.cells, cell]
      : [...line.cells.slice(0, -1), { x: line.cells.at(-1)!.x, right: cell.right }],
  }
}

/** The mark of an item of a list, alone. */
export const MARKER = /^(?:[•·▪◦‣●○■□–—*-]|\(?(?:\d{1,3}|[a-z])[.)])$/iu

/** Marks of lists that are drawn on their own, often after everything else, join the line they stand by. */
function withMarkers(lines: readonly PdfLine[]): PdfLine[] {
  const markers = lines.filter(({ text }) => MARKER.test(text))
  if (markers.length === 0) return [...lines]
  const marked = new Map<PdfLine, PdfLine>()
  for (const marker of markers) {
    const line = lines.find((one) => !marked.has(one) && isBeside(marker, one))
    if (line !== undefined) marked.set(line, marker)
  }
  const used = new Set(marked.values())
  return lines
    .filter((line) => !used.has(line))
    .map((line) => {
      const marker = marked.get(line)
      return marker ? { ...line, text: `${marker.text} ${line.text}`, x: marker.x } : line
    })
}

const isBeside = (marker: PdfLine, line: PdfLine): boolean =>
  !MARKER.test(line.text) &&
  Math.abs(marker.y - line.y) < line.size * 0.35 &&
  line.x > marker.x &&
  line.x - marker.right < line.size * 3

export const rounded = (size: number): number => Math.round(size * 2) / 2

/** The size of type that most of the text is set in. */
export function bodySize(lines: readonly PdfLine[]): number {
  const weights = new Map<number, number>()
  for (const { size, text } of lines)
    weights.set(rounded(size), (weights.get(rounded(size)) ?? 0) + text.length)
  return [...weights].sort((one, other) => other[1] - one[1])[0]?.[0] ?? 0
}

/** The distance from line to line that is commonest; the smaller one of equals, 0 for none. */
export function leadingOf(lines: readonly PdfLine[]): number {
  const counts = new Map<number, number>()
  for (const [index, line] of lines.slice(1).entries()) {
    const gap = rounded(lines[index]!.y - line.y)
    if (gap > 0) counts.set(gap, (counts.get(gap) ?? 0) + 1)
  }
  const [best] = [...counts].sort((one, other) => other[1] - one[1] || one[0] - other[0])
  return best?.[0] ?? 0
}

const SENTENCE_END = /[.!?:;。！？：；…]["'”’»)\]]*(?:\d{0,2}|[⁰¹²³⁴-⁹]{0,3})$/u

/** Marks and quotes that a sentence may end with, in UTF-16 units: longer texts need not be searched. */
const LONGEST_END = 12

/** Whether a text ends within a sentence, for all that can be seen. */
export const runsOn = (text: string): boolean => !SENTENCE_END.test(text.slice(-LONGEST_END))

/** Whether a line begins within a sentence: with a small letter, or a character that has no case. */
export const goesOn = (text: string): boolean => /^(?:\p{Ll}|\p{Script=Han})/u.test(text)

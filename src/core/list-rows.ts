import type { Span } from './document.ts'
import { haveSameMark } from './text/heads.ts'
import { LINE_BREAK } from './text/lines.ts'
import { opensItem, symbolOf } from './text/shape.ts'

/** Marks of bold text may close behind the colon. */
const COLON = /[:：][*_~|]{0,6}\s*$/u
/** Says that something comes next, though it may end as a sentence or a heading does. */
const POINTS_AHEAD =
  /(?<!\p{L})(?:the following|as follows|folgende[mnrs]?|suivante?s?|siguientes?|seguintes?)(?!\p{L})|以下|下列|如下|下記|次の/iu
/** "**Tent**: for two". */
const BOLD = /^\*{1,2}[^\s*]/
const INDENT = /[^\S\n\r\v\f\u0085\u2028\u2029]{0,64}$/
const BEGINS_LINE = /(?:^|[\n\r\v\f\u0085\u2028\u2029])\s*$/
/** As far as one looks back for the start of a line, in UTF-16 units. */
const FARTHEST_INDENT = 64
/** As much of a sentence as shows its mark, and as much as shows that it leads in. */
const LONGEST_OPENING = 64
const LONGEST_END = 300

/** Rows of a passage's sentences. */
export interface List {
  /** Row of the sentence that leads in; null where the list itself comes first. */
  readonly lead: number | null
  /** Rows that open an item, in order. */
  readonly items: readonly number[]
  /** The last row, which may be a further sentence of the last item. */
  readonly last: number
}

export interface Row {
  readonly isItem: boolean
  readonly leadsIn: boolean
  /** Line breaks between the sentence before and this one. */
  readonly breaks: number
  /** Blanks before it on its line. */
  readonly indent: number
  readonly opening: string
}

/** Opens an item, where it is known that the line stands in a list. */
export const opensListed = (line: string): boolean => opensItem(line) || BOLD.test(line)

/** Ends in a colon, or is no item and says that something follows. */
export const leadsIn = (line: string): boolean => {
  const end = line.slice(-LONGEST_END)
  return COLON.test(end) || (!opensListed(line) && POINTS_AHEAD.test(end))
}

/** The list that has the row `index`. */
export function listOf(rows: readonly Row[], index: number): List | null {
  for (let row = 0; row <= index; ) {
    const isLead = !rows[row]!.isItem && rows[row]!.leadsIn && rows[row + 1]?.isItem === true
    const first = isLead ? row + 1 : row
    const list = rows[first]!.isItem ? listFrom(rows, first) : null
    if (list !== null && index <= list.last) return { ...list, lead: isLead ? row : null }
    row = list === null ? row + 1 : list.last + 1
  }
  return null
}

export function rowsOf(text: string, sentences: readonly Span[]): Row[] {
  const rows = sentences.map(({ start, end }, row) => {
    // A number with its stop may be a sentence by itself; what it numbers tells that it opens an item.
    const opening = text.slice(start, start + LONGEST_OPENING)
    const gap = text.slice(sentences[row - 1]?.end ?? Math.max(0, start - FARTHEST_INDENT), start)
    const breaks = gap.match(LINE_BREAK)?.length ?? 0
    const beginsLine = row === 0 ? BEGINS_LINE.test(gap) : breaks > 0
    return {
      isItem: beginsLine && opensListed(opening),
      leadsIn: leadsIn(text.slice(start, end)),
      breaks,
      indent: INDENT.exec(gap)![0].length,
      opening,
    }
  })
  return rows.map((row, at) => ({ ...row, isItem: row.isItem && !isSymbolLead(row, rows[at + 1]) }))
}

/** "🎉 What to bring:" before items with another symbol is no item of theirs. */
const isSymbolLead = ({ leadsIn, opening, indent }: Row, next: Row | undefined): boolean =>
  leadsIn &&
  symbolOf(opening) !== '' &&
  next?.isItem === true &&
  next.indent <= indent &&
  !haveSameMark(opening, next.opening)

/** Items in a row. What stands between two of them belongs to the former; so does the rest of the last one's line. */
function listFrom(rows: readonly Row[], first: number): Omit<List, 'lead'> {
  const items = [first]
  let last = first
  for (let row = first + 1; row < rows.length; row++) {
    const { isItem, leadsIn, breaks, indent } = rows[row]!
    if (isItem) {
      items.push(row)
      last = row
    } else if (breaks > 1 || (breaks === 1 && leadsIn)) break
    else if (last === row - 1 && (breaks === 0 || indent > 0)) last = row
  }
  return { items, last }
}

/**
 * The row that leads in the item that has the row `index`: an item above it that ends in a colon,
 * with the items of another mark or further in below, else what leads in the whole list.
 */
export function leadOf(rows: readonly Row[], { lead, items }: List, index: number): number | null {
  const at = items.findLastIndex((row) => row <= index)
  const item = rows[items[at] ?? -1]
  if (item === undefined) return null
  for (let above = at - 1; above >= 0; above--) {
    const [row, below] = [rows[items[above]!]!, rows[items[above + 1]!]!]
    const isInside = below.indent > row.indent || !haveSameMark(row.opening, below.opening)
    const isOfThose = below.indent === item.indent && haveSameMark(below.opening, item.opening)
    if (rows[items[above + 1]! - 1]!.leadsIn && isInside && isOfThose) return items[above]!
  }
  return lead
}

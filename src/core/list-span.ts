import type { Span } from './document.ts'
import type { ReadPassage } from './read-passage.ts'
import { isSibling } from './text/heads.ts'
import { LINE_BREAK, linesOf } from './text/lines.ts'
import { opensItem } from './text/shape.ts'

const LEAD_IN = /[:：]\s*$/u
/** "**Tent**: for two". */
const BOLD = /^\*{1,2}[^\s*]/
const INDENTED = /[^\S\n\r\v\f\u0085\u2028\u2029]$/
const BEGINS_LINE = /(?:^|[\n\r\v\f\u0085\u2028\u2029])\s*$/
const WORD = /[\p{L}\p{N}]/u
/** A longer list is no quote any more; its best item is. In UTF-16 units. */
const LONGEST_LIST = 1_200
/** Items scored this near to the best one answer together with it. */
const NEAR = 2
/** As far as one looks back for the start of a line, in UTF-16 units. */
const FARTHEST_INDENT = 64

/** As much of an item as shows what it is. */
const LONGEST_OPENING = 32

/** Rows of a passage's sentences. */
interface List {
  /** Row of the sentence that leads in; null where the list itself comes first. */
  readonly lead: number | null
  /** Rows that open an item, in order. */
  readonly items: readonly number[]
  /** The last row, which may be a further sentence of the last item. */
  readonly last: number
}

/**
 * The lead-in of a list with its items, where the answer is the list: when the lead-in itself is
 * the best sentence, when several of its items are about as good, or when the answer goes over
 * several of them. A list right below a heading needs no lead-in. Null otherwise.
 */
export function listAround(text: string, read: ReadPassage, index: number): Span | null {
  const { sentences } = read.passage
  const list = listOf(text, read.passage, index)
  if (list === null || (list.lead === null && !isBelowHeading(text, read.passage, list)))
    return null
  const first = list.lead ?? list.items[0]!
  const { end } = sentences[list.last]!
  const isLast = list.last === sentences.length - 1
  const lastItem = sentences[list.items.at(-1)!]!
  const span = {
    start: sentences[first]!.start,
    end: isLast ? endOfItems(text, { start: lastItem.start, end }, end) : end,
  }
  const answersTogether =
    index === list.lead || areAsGood(read, list, index) || areSpanned(read, list)
  return answersTogether && span.end - span.start <= LONGEST_LIST ? span : null
}

/** Where a list ends that a passage may have cut: it would look whole though it is not. */
function endOfItems(text: string, lastItem: Span, from: number): number {
  const ahead = text.slice(from, from + LONGEST_LIST + 1)
  let item = text.slice(lastItem.start, lastItem.end)
  let end = from
  for (const [index, line] of linesOf(ahead).entries()) {
    const isIndented = /^\s/.test(ahead.slice(line.start, line.end))
    const isItem = index > 0 && isSibling(item, line.text)
    if (index > 0 && (line.text === '' || !(isItem || isIndented))) break
    if (isItem) item = line.text
    if (line.text !== '') end = from + ahead.slice(0, line.end).trimEnd().length
  }
  return end
}

/** More than one item, each by its best sentence, is about as good as the best one. */
function areAsGood({ reading }: ReadPassage, { items, last }: List, index: number): boolean {
  const best = reading.sentences[index]!.score
  const good = items.filter((from, at) =>
    reading.sentences
      .slice(from, items[at + 1] ?? last + 1)
      .some(({ score }) => score >= best - NEAR),
  )
  return good.length > 1
}

/** The best span goes over more than one item. */
function areSpanned({ passage, reading: { best } }: ReadPassage, { items, last }: List): boolean {
  if (best === null) return false
  const [start, end] = [best.start + passage.start, best.end + passage.start]
  const spanned = items.filter((from, at) => {
    const to = (items[at + 1] ?? last + 1) - 1
    return passage.sentences[from]!.start < end && start < passage.sentences[to]!.end
  })
  return spanned.length > 1
}

/** Not where the passage begins amid a list: the items before it would be missing. */
function isBelowHeading(text: string, { start, headings }: Passage, { items }: List): boolean {
  return items[0] === 0 && !WORD.test(text.slice(headings.at(-1)?.end ?? 0, start))
}

type Passage = ReadPassage['passage']

/** The list that has the row `index`. */
function listOf(text: string, { sentences }: Passage, index: number): List | null {
  const rows = rowsOf(text, sentences)
  for (let row = 0; row <= index; ) {
    const isLead = !rows[row]!.isItem && rows[row]!.leadsIn && rows[row + 1]?.isItem === true
    const first = isLead ? row + 1 : row
    const list = rows[first]!.isItem ? listFrom(rows, first) : null
    if (list !== null && index <= list.last) return { ...list, lead: isLead ? row : null }
    row = list === null ? row + 1 : list.last + 1
  }
  return null
}

interface Row {
  readonly isItem: boolean
  readonly leadsIn: boolean
  /** Line breaks between the sentence before and this one. */
  readonly breaks: number
  readonly isIndented: boolean
}

const rowsOf = (text: string, sentences: readonly Span[]): Row[] =>
  sentences.map(({ start, end }, row) => {
    // A number with its stop may be a sentence by itself; what it numbers tells that it opens an item.
    const opening = text.slice(start, start + LONGEST_OPENING)
    const gap = text.slice(sentences[row - 1]?.end ?? Math.max(0, start - FARTHEST_INDENT), start)
    const breaks = gap.match(LINE_BREAK)?.length ?? 0
    const beginsLine = row === 0 ? BEGINS_LINE.test(gap) : breaks > 0
    return {
      isItem: beginsLine && (opensItem(opening) || BOLD.test(opening)),
      leadsIn: LEAD_IN.test(text.slice(start, end)),
      breaks,
      isIndented: INDENTED.test(gap),
    }
  })

/** Items in a row. What stands between two of them belongs to the former; so does the rest of the last one's line. */
function listFrom(rows: readonly Row[], first: number): Omit<List, 'lead'> {
  const items = [first]
  let last = first
  for (let row = first + 1; row < rows.length; row++) {
    const { isItem, leadsIn, breaks, isIndented } = rows[row]!
    if (isItem) {
      items.push(row)
      last = row
    } else if (breaks > 1 || (breaks === 1 && leadsIn)) break
    else if (last === row - 1 && (breaks === 0 || isIndented)) last = row
  }
  return { items, last }
}

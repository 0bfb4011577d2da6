import type { Span } from './document.ts'
import { type List, leadOf, leadsIn, listOf, opensListed, rowsOf } from './list-rows.ts'
import type { ReadPassage } from './read-passage.ts'
import { lengthOf } from './text/dense.ts'
import { isSibling } from './text/heads.ts'
import { linesOf } from './text/lines.ts'

const WORD = /[\p{L}\p{N}]/u
const LETTER = /\p{L}/u
/** A longer list is no quote any more; its best item is. In UTF-16 units. */
const LONGEST_LIST = 1_200
/** A shorter list is quoted whole rather than in part. In letters, as `lengthOf` counts them. */
const SHORT_LIST = 240
/** A longer item, such as a numbered paragraph, says by itself what it means. In letters, too. */
const SHORT_ITEM = 160
/** As much of an item as shows its mark. */
const LONGEST_MARK = 64
/** Items scored this near to the best one answer together with it. */
const NEAR = 2

/**
 * The lead-in of a list with its items, where the answer is the list: when the lead-in itself is
 * the best sentence, when several of its items are about as good, or when the answer goes over
 * several of them; a short one always. A list right below a heading needs no lead-in. Null otherwise.
 */
export function listAround(text: string, read: ReadPassage, index: number): Span | null {
  const { sentences } = read.passage
  const list = listOf(rowsOf(text, sentences), index)
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
  const isShort = lengthOf(text.slice(span.start, span.end)) <= SHORT_LIST
  const isWhole =
    (list.lead !== null && isShort) ||
    index === list.lead ||
    areAsGood(read, list, index) ||
    areSpanned(read, list)
  return isWhole && span.end - span.start <= LONGEST_LIST ? span : null
}

/**
 * Where the quote of a list item begins: with what leads in, without which it may say the opposite.
 * Null where nothing does, or too far above, and where the sentence is no item or says enough.
 */
export function startOfItem(text: string, { passage }: ReadPassage, index: number): number | null {
  const { sentences } = passage
  const rows = rowsOf(text, sentences)
  const list = listOf(rows, index)
  if (list === null || !opensItemAt(text, list, sentences, index)) return null
  const { start: from, end } = sentences[index]!
  if (lengthOf(text.slice(from, end)) > SHORT_ITEM) return null
  const lead = leadOf(rows, list, index)
  const start = lead === null ? leadAbove(text, list, sentences) : sentences[lead]!.start
  return start !== null && end - start <= LONGEST_LIST ? start : null
}

/** The first sentence of an item. A number with its stop may be a sentence by itself. */
const opensItemAt = (
  text: string,
  { items }: List,
  sentences: readonly Span[],
  index: number,
): boolean => {
  const before = sentences[index - 1]
  const isNumbered = before !== undefined && !LETTER.test(text.slice(before.start, before.end))
  return items.includes(index) || (isNumbered && items.includes(index - 1))
}

/** What leads in a list that the passage does not have from its beginning, or has below a heading. */
function leadAbove(text: string, { items }: List, sentences: readonly Span[]): number | null {
  const { start } = sentences[items[0]!]!
  const from = Math.max(0, start - LONGEST_LIST)
  const item = text.slice(start, start + LONGEST_MARK)
  const above = text.slice(from, start)
  // The first line may be cut, the last one is what stands before the item on its own line.
  for (const line of linesOf(above)
    .slice(from === 0 ? 0 : 1, -1)
    .reverse()) {
    const isItem = opensListed(line.text)
    if (leadsIn(line.text) && !(isItem && isSibling(line.text, item)))
      return from + line.end - above.slice(line.start, line.end).trimStart().length
    if (line.text !== '' && !isItem && !/^\s/.test(above.slice(line.start, line.end))) return null
  }
  return null
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

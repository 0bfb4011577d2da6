import type { Span } from './document.ts'
import type { ReadPassage } from './read-passage.ts'

const LEAD_IN = /[:：]\s*$/u
const ITEM =
  /^(?:[-*•·–]|\(?\d{1,2}[.)]|\(?[a-z]\)|[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．])\s*/u
/** A longer list is no quote any more; its best item is. In UTF-16 units. */
const LONGEST_LIST = 1_200
/** Items scored this near to the best one answer together with it. */
const NEAR = 2

/**
 * The lead-in of a list with its items, where the answer is the list: when the lead-in itself is
 * the best sentence, or when several of its items are about as good. Null otherwise.
 */
export function listAround(
  text: string,
  { passage: { sentences }, reading }: ReadPassage,
  index: number,
): Span | null {
  const at = (row: number): string =>
    text.slice(sentences[row]?.start ?? 0, sentences[row]?.end ?? 0)
  const isItem = (row: number): boolean => row < sentences.length && ITEM.test(at(row))
  let lead = index
  while (lead > 0 && isItem(lead)) lead -= 1
  if (!LEAD_IN.test(at(lead)) || !isItem(lead + 1)) return null
  let last = lead
  while (isItem(last + 1)) last += 1
  if (index > last) return null
  const best = reading.sentences[index]!.score
  const asGood = reading.sentences
    .slice(lead + 1, last + 1)
    .filter(({ score }) => score >= best - NEAR).length
  const span = { start: sentences[lead]!.start, end: sentences[last]!.end }
  const answersTogether = index === lead || asGood > 1
  return answersTogether && span.end - span.start <= LONGEST_LIST ? span : null
}

import { endsSentence, isWrapped, type Line, linesOf, wrapColumn } from '../text/lines.ts'
import { isKeyValue, isListItem, isRow } from '../text/shape.ts'
import { hasHan } from './chinese.ts'

/**
 * The text with a space for each line break that a mailer or a hand put into a sentence, so that a
 * name broken over two lines is one. Every offset stays.
 */
export function unwrapped(text: string): string {
  if (!text.includes('\n')) return text
  const lines = linesOf(text)
  const column = wrapColumn(lines)
  let joined = ''
  let from = 0
  lines.forEach((line, index) => {
    const next = lines[index + 1]
    if (next === undefined || !goesOn(line, next, column)) return
    joined += text.slice(from, line.end) + ' '.repeat(next.start - line.end)
    from = next.start
  })
  return joined + text.slice(from)
}

function goesOn({ text: line }: Line, { text: next }: Line, column: number): boolean {
  if (line === '' || next === '' || endsSentence(line) || !/^\p{L}(?!\S*@)/u.test(next))
    return false
  // Between Chinese characters a space would part words.
  if (hasHan(line.slice(-1)) || hasHan(next[0]!)) return false
  if (isKeyValue(next) || isListItem(next) || isListItem(line) || isRow(next) || isRow(line))
    return false
  return isWrapped(line, next, column) || breaksName(line, next)
}

/** A line of prose that ends in a capitalised word, and another that begins with one. */
const breaksName = (line: string, next: string): boolean =>
  line.length >= 30 &&
  /(?:^|\s)\p{Lu}[\p{L}'’.-]*$/u.test(line) &&
  /^\p{Lu}/u.test(next) &&
  isProse(line) &&
  isProse(next)

const isProse = (line: string): boolean => (line.match(/(?<!\p{L})\p{Ll}{2,}/gu)?.length ?? 0) >= 3

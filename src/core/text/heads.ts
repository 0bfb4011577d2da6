import { isLabelledAnswer, isLabelledQuestion } from './asked.ts'
import { endsSentence, type Line } from './lines.ts'
import {
  isKeyValue,
  isListItem,
  isRow,
  opensItem,
  SHAPE_LEVEL,
  shapeLevel,
  symbolOf,
} from './shape.ts'

const asks = (line: string): boolean => shapeLevel(line) === SHAPE_LEVEL.question

/**
 * A line that could be a heading is one if it stands alone, or if what follows is of another shape.
 * @param isKeyed most lines of the group are keys with values.
 */
export function heads(group: readonly Line[], index: number, isKeyed: boolean): boolean {
  if (group.length === 1) return true
  const { text } = group[index]!
  const before = group[index - 1]?.text
  const next = group[index + 1]?.text
  if (next === undefined) return false
  const isMarked = isListItem(text) || (isKeyed && isKeyValue(text))
  if (asks(text)) {
    if (isMarked || opensItem(text) || isLabelledQuestion(text))
      return isAnswered(before, text, next)
    return before === undefined || endsSentence(before)
  }
  // A short answer between two questions looks like a heading of the second one.
  if (isMarked || (before !== undefined && asks(before) && asks(next))) return false
  if (isSibling(text, next) || (before !== undefined && isSibling(before, text))) return false
  if (isItem(group, index + 1, false)) return true
  return endsSentence(next) && next.length > text.length * 1.5 && text.length <= 60
}

/** A day of a programme, the name of a list: it heads these lines, not the paragraphs after them. */
export const endOfHeaded = (group: readonly Line[], index: number): number | null =>
  index + 1 < group.length && isItem(group, index + 1, false) ? group.at(-1)!.end : null

/**
 * A line of a list, a table or a programme. Symbols open items where they open neighbouring lines.
 * @param isKeyed most lines of the group are keys with values.
 */
export const isItem = (group: readonly Line[], index: number, isKeyed: boolean): boolean => {
  const { text } = group[index]!
  return (
    isListItem(text) || isRow(text) || isSymbolItem(group, index) || (isKeyed && isKeyValue(text))
  )
}

function isSymbolItem(group: readonly Line[], index: number): boolean {
  const has = (at: number): boolean => symbolOf(group[at]?.text ?? '') !== ''
  return has(index) && (has(index - 1) || has(index + 1))
}

/** Whether a question with a label or a list's mark is one of a FAQ, not one of a list of questions. */
function isAnswered(before: string | undefined, line: string, next: string): boolean {
  if (isLabelledQuestion(line)) return !isLabelledQuestion(next)
  if (asks(next)) return false
  if (!opensItem(line)) return isLabelledAnswer(next) || areLettersApart(line, next)
  const isLaterOfList = before !== undefined && asks(before) && isSibling(before, line)
  return !isLaterOfList && !(isSibling(line, next) && haveSameMark(line, next))
}

const LETTER = /^(\p{Lu})\s?\d{0,3}\s?[:：]/u

/** "F: …" and "A: …": labelled by letters, but not by the letters of a list. */
function areLettersApart(line: string, next: string): boolean {
  const one = LETTER.exec(line)?.[1]
  const other = LETTER.exec(next)?.[1]
  return one !== undefined && other !== undefined && one !== other && !isNextLetter(one, other)
}

const isNextLetter = (one: string, other: string): boolean =>
  other.codePointAt(0)! - one.codePointAt(0)! === 1

const MARK = /^(?:[(（]?(?:\d{1,3}|[a-zA-Z]{1,5}|[一二三四五六七八九十]{1,3})[.)）、．]|\S)/u

const markOf = (line: string): string => symbolOf(line) || (MARK.exec(line)?.[0] ?? '')

/** "12)" and "3)" are of one kind. */
const kindOf = (mark: string): string =>
  mark
    .replace(/\d+/, '1')
    .replace(/[a-z]+/, 'a')
    .replace(/[A-Z]+/, 'A')
    .replace(/[一二三四五六七八九十]+/, '一')
    .replace(/[①-⑳㈠-㈩]/u, '①')

/** Whether both lines open with the same mark, or with numbers of one kind. */
export const haveSameMark = (line: string, other: string): boolean =>
  kindOf(markOf(line)) === kindOf(markOf(other))

/** Whether `next` could be the item after `line` in one list. Symbols differ within one. */
export function isSibling(line: string, next: string): boolean {
  if (symbolOf(line) !== '' && symbolOf(next) !== '') return true
  const [one, other] = [markOf(line), markOf(next)]
  if (!opensItem(line) || !opensItem(next) || kindOf(one) !== kindOf(other)) return false
  const [letter, following] = [one, other].map((mark) => /^\(?(\p{L})[.)]$/u.exec(mark)?.[1])
  return letter === undefined || following === undefined || isNextLetter(letter, following)
}

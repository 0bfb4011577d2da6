import { isLabelledQuestion, isQuestion, startOfAnswer } from './asked.ts'
import { DENSE_SCRIPTS } from './dense.ts'
import { endsSentence } from './lines.ts'

const BULLET = /^(?:[-*+•·‣▪▸►◦●○■□✓✔]|[–—](?=\s))\s+\S/u
const NUMBER =
  /^(?:\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)]\s+|（[一二三四五六七八九十\d]{1,3}）|\d{1,2}、|[①-⑳㈠-㈩])\s*\S/u
const TIME =
  /^\d{1,2}(?:[:.]\d{2}|h(?:\d{2})?|[時时点](?:\d{2}分?)?)(?:\s*(?:[ap]\.?m\.?|Uhr))?(?:\s*[-–—~〜至]\s*\d{1,2}[:.h]\d{2})?[\s:,–—-]+\S/iu
const TABLE_ROW = /^\|.*\|$|\t[^\t]+\t/
const KEY_VALUE = /^[^:：.。!?！？]{1,40}(?:：\s*|:\s+)\S/u

/** Marks that open an item among others of the kind, though a line alone with them may be a heading. */
const LOOSE_MARK =
  /^(?:[-–](?=[^\s\d])|[•·‣▪▸►◦●○■□✓✔]|\(?\d{1,2}[.)](?=\D)|[（(]?[一二三四五六七八九十\d]{1,3}[)）、．]|[一二三四五六七八九十]{1,3}\.)\s*\S/u

/**
 * What chats put before items: an emoji, also Discord's own by its code or name, a keycap, a symbol.
 * Signs that belong to the word behind them (©, №, ㈱) are none.
 */
const SYMBOL =
  /^(?:[\d#*]\ufe0f?\u20e3|(?![\u00a0-\u00ff\u2100-\u214f\u3000-\u33ff])\p{So}(?:\p{So}|\ufe0f|\u200d|[\u{1f3fb}-\u{1f3ff}]){0,16}|[→⇒・※]|<a?:\w{2,32}:\d{15,21}>|:(?!\d)[\w+-]{1,40}:)(?=\s{0,4}\S)/u

/** A line that opens a list item: bullet, number, letter. */
export const isListItem = (line: string): boolean => BULLET.test(line) || NUMBER.test(line)

/** A line that opens an item where it is known that it stands in a list. */
export const opensItem = (line: string): boolean =>
  isListItem(line) || LOOSE_MARK.test(line) || SYMBOL.test(line)

/** The symbol that opens an item where it stands in a list; empty where the mark is of another kind. */
export const symbolOf = (line: string): string =>
  isListItem(line) || LOOSE_MARK.test(line) ? '' : (SYMBOL.exec(line)?.[0] ?? '')

/** Crossed out by who wrote it: it holds no longer. */
export const isStruck = (line: string): boolean =>
  /^(?:(?:[-*+•]|\d{1,3}[.)])\s{1,3})?~~[^~\s][^~]*~~[.!?。！？]?$/u.test(line)

/** A line of a programme or a table: an item by itself. */
export const isRow = (line: string): boolean => TIME.test(line) || TABLE_ROW.test(line)

/** "Key: value". */
export const isKeyValue = (line: string): boolean =>
  line.length <= 300 && KEY_VALUE.test(line) && !/^https?:/i.test(line)

const HASHES = /^(#{1,6})\s+\S/
const BOLD = /^(\*\*|__)(?=\S)(?:(?!\1).)+\1:?$/
const UNDERLINE = /^(?:={2,}|-{2,})$/

/** Level 1 to 6 of a Markdown heading; 0 for any other line. */
export const hashLevel = (line: string): number => HASHES.exec(line)?.[1]?.length ?? 0

/** The underline of a setext heading: 1, 2, or 0 for any other line. */
export const underlineLevel = (line: string): number =>
  UNDERLINE.test(line) ? (line.startsWith('=') ? 1 : 2) : 0

const LETTER = /\p{L}/u
const WIDE = new RegExp(`[${DENSE_SCRIPTS}]`, 'u')
const FULL_DATE =
  /\b\d{1,2}(?:\.|st|nd|rd|th|er)?(?: de)? \p{L}{3,10}\.?(?: de)?,? \d{4}\b|\b\p{L}{3,9}\.? \d{1,2}(?:st|nd|rd|th)?, \d{4}\b|\d{4}[-/年]\d/u
const CONTACT = /\S@\S|https?:|www\.|\d{3}[ -]\d{3}/
/** Who wrote it may be asked; so it is no heading. */
const BYLINE = /^(?:By|Von|Par|Por) \p{Lu}[\p{L}.'’-]+ \p{Lu}|记者|記者/u
const DEEP_NUMBER = /^(?:§\s*)?(\d{1,2}(?:\.\d{1,2})*)\.?\s+\p{Lu}/u

/** Levels of headings known by their shape alone lie below those of Markdown. */
export const SHAPE_LEVEL = { title: 1, plain: 7, question: 12 } as const

/**
 * The level a line has if it is a heading by its shape: no sentence, and short.
 * 0 for anything else. What stands around it is for the caller to judge.
 * @param isFirst the first line of a text is mostly its title, which may have a colon.
 */
export function shapeLevel(line: string, isFirst = false): number {
  if (line.length > 160 || !LETTER.test(line) || CONTACT.test(line)) return 0
  if (startOfAnswer(line) > 0) return 0
  if (isQuestion(line) || isLabelledQuestion(line)) return SHAPE_LEVEL.question
  if (isLoud(line) || BOLD.test(line)) return SHAPE_LEVEL.plain
  if (endsSentence(line) || isTooLong(line) || /^\p{Ll}/u.test(line)) return 0
  if (BYLINE.test(line) || /[,，、]$/.test(line)) return 0
  if (FULL_DATE.test(line) || isRow(line) || BULLET.test(line)) return 0
  if (!isFirst && isKeyValue(line)) return 0
  return SHAPE_LEVEL.plain + (DEEP_NUMBER.exec(line)?.[1]?.split('.').length ?? 1) - 1
}

const isTooLong = (line: string): boolean =>
  WIDE.test(line) ? line.length > 36 : line.length > 100 || line.split(/\s+/).length > 14

/** ALL CAPITALS, at least four of them. */
const isLoud = (line: string): boolean =>
  line.length <= 80 &&
  !WIDE.test(line) &&
  !/\p{Ll}/u.test(line) &&
  /(?:\p{Lu}.*){4}/u.test(line) &&
  !/[.!;,]$/.test(line) &&
  !isRow(line)

/** Nothing to read in it: a rule, the second row of a table, a lone sign. */
export const isOrnament = (line: string): boolean =>
  !/[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(line)

import type { Span } from '../document.ts'

/** One line without its line break. */
export interface Line extends Span {
  /** Counted over the lines that are not blank, from 1. 0 for a blank line. */
  readonly number: number
  /** Without white space at its ends; empty for a blank line. */
  readonly text: string
}

export const LINE_BREAK = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/g

/** All lines, blank ones too, in order. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = []
  let start = 0
  let filled = 0
  const push = (end: number): void => {
    const trimmed = text.slice(start, end).trim()
    lines.push({ start, end, text: trimmed, number: trimmed === '' ? 0 : ++filled })
  }
  for (const { index, 0: found } of text.matchAll(LINE_BREAK)) {
    push(index)
    start = index + found.length
  }
  push(text.length)
  return lines
}

const FINAL = /[.!?。！？…؟।॥։။៖؛;；:：][\p{Pe}\p{Pf}\p{Pi}"'*_]*$/u

/** Ends as a sentence or a lead-in does. */
export const endsSentence = (line: string): boolean => FINAL.test(line.slice(-12))

const firstWordLength = (line: string): number => {
  const space = line.search(/\s/)
  return space < 0 ? line.length : space
}

/** Narrower columns are verses or lists, wider ones paragraphs. */
const WRAP = { narrowest: 40, widest: 140, least: 3, share: 0.7 } as const

/**
 * The column at which the text was wrapped by hand or by a mailer; 0 when it was not.
 * A line is a wrapped one when the first word of the next would not have fitted on it.
 */
export function wrapColumn(lines: readonly Line[]): number {
  const pairs: { length: number; withNext: number }[] = []
  for (let index = 1; index < lines.length; index++) {
    const line = lines[index - 1]!.text
    const next = lines[index]!.text
    if (line !== '' && next !== '')
      pairs.push({ length: line.length, withNext: line.length + 1 + firstWordLength(next) })
  }
  if (pairs.length < WRAP.least) return 0
  const lengths = pairs.map(({ length }) => length).sort((a, b) => a - b)
  const column = lengths[Math.floor((lengths.length - 1) * 0.95)]!
  if (column < WRAP.narrowest || column > WRAP.widest) return 0
  const full = pairs.filter(({ withNext }) => withNext > column * 0.85).length
  return full >= pairs.length * WRAP.share ? column : 0
}

const CONTINUES = /^[\p{Ll},;)\]”»]/u

/** Whether `next` goes on with what `line` began. */
export const isWrapped = (line: string, next: string, column: number): boolean =>
  (CONTINUES.test(next) && !endsSentence(line) && line.length >= 20) ||
  (column > 0 &&
    line.length <= column + 8 &&
    line.length + 1 + firstWordLength(next) > column * 0.85)

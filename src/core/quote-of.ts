import { answerBehind, questionAhead } from './asked-here.ts'
import { opensDangling } from './dangling.ts'
import type { Span } from './document.ts'
import { indexOfGreatest } from './greatest.ts'
import { listAround, startOfItem } from './list-span.ts'
import { type Quote, quote } from './quote.ts'
import type { ReadPassage } from './read-passage.ts'

/**
 * The quote of one passage: the sentence that most likely holds the answer, and what it needs.
 * @param corrected words that the passage takes back: a sentence with them is quoted with the next.
 */
export function quoteOf(read: ReadPassage, corrected: string | null = null): Quote | null {
  const { passage, reading, document } = read
  const index = bestSentence(read)
  const sentence = passage.sentences[index]
  if (sentence === undefined) return null
  const shift = ({ start, end }: Span): Span => ({
    start: start + passage.start,
    end: end + passage.start,
  })
  const inside = reading.sentences[index]!.highlight
  const highlight = inside && shift(inside)
  const list = listAround(document.text, read, index)
  if (list !== null) return quote(document, list, highlight)
  const start = startOf(read, index)
  const answer = answerBehind(document.text, passage, index, highlight)
  if (answer !== null) return quote(document, { start, end: answer.end }, highlight)
  const next = passage.sentences[index + 1]
  if (next === undefined) return quote(document, { start, end: sentence.end }, highlight)
  const best = reading.best && shift(reading.best)
  if (best !== null && overlaps(best, sentence) && best.end > next.start)
    return quote(document, { start, end: next.end }, best)
  const takesBack = corrected !== null && textOf(read, index).includes(corrected)
  return quote(document, { start, end: takesBack ? next.end : sentence.end }, highlight)
}

const PARAGRAPH_BREAK = /\n\s{0,80}\n/

/** Index of the sentence with the highest score; −1 without sentences. */
export const bestSentence = ({ scores }: ReadPassage): number => indexOfGreatest(scores)

const overlaps = (one: Span, other: Span): boolean => one.start < other.end && other.start < one.end

const textOf = ({ passage, document }: ReadPassage, index: number): string => {
  const { start, end } = passage.sentences[index]!
  return document.text.slice(start, end)
}

/** Where the quote of a sentence begins: with what it cannot be understood without. */
function startOf(read: ReadPassage, index: number): number {
  const { passage, document } = read
  // "May dogs come? No. They stay at home.": what is leant on may be a bare answer itself.
  const from = isLeaning(read, index) ? index - 1 : index
  return (
    startOfItem(document.text, read, index) ??
    questionAhead(document.text, passage, index)?.start ??
    questionAhead(document.text, passage, from)?.start ??
    passage.sentences[from]!.start
  )
}

/** Whether the sentence leans on the one before, so that they are quoted together. */
function isLeaning({ passage, document }: ReadPassage, index: number): boolean {
  const [before, sentence] = [passage.sentences[index - 1], passage.sentences[index]!]
  if (before === undefined) return false
  const { text, language } = document
  const isParted = PARAGRAPH_BREAK.test(text.slice(before.end, sentence.start))
  return opensDangling(
    text.slice(sentence.start, sentence.end),
    language,
    isParted ? '' : text.slice(before.start, before.end),
  )
}

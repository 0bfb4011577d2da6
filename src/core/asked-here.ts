import type { Passage } from './chunk.ts'
import type { Span } from './document.ts'
import { endsInAbbreviation } from './text/abbreviations.ts'
import { isQuestion } from './text/asked.ts'
import { lengthOf } from './text/dense.ts'
import { LINE_BREAK } from './text/lines.ts'

/** A longer sentence says what it is about. In letters, as `lengthOf` counts them. */
const SHORT_ANSWER = 60
const LONGEST_QUESTION = 240

/** "Is there parking? No.": the question right before a short answer on the same line; else null. */
export function questionAhead(
  text: string,
  { sentences, headings }: Pick<Passage, 'sentences' | 'headings'>,
  index: number,
): Span | null {
  const answer = sentences[index]!
  const question = sentences[index - 1] ?? headings.at(-1)
  if (question === undefined || !areOnOneLine(text, question, answer)) return null
  const isLong =
    question.end - question.start > LONGEST_QUESTION || lengthOf(slice(text, answer)) > SHORT_ANSWER
  return !isLong && asks(text, question) && !asks(text, answer) ? question : null
}

/**
 * What answers a question on its own line: the question alone is no answer. Null for any other sentence.
 * @param said what was found in the sentence; before its question it needs no other answer.
 */
export function answerBehind(
  text: string,
  { sentences }: Pick<Passage, 'sentences'>,
  index: number,
  said: Span | null,
): Span | null {
  const asked = sentences[index]!
  if (!asks(text, asked) || (said !== null && isBeforeQuestion(text, said, asked))) return null
  for (let next = index + 1; next < sentences.length; next++) {
    const sentence = sentences[next]!
    if (!areOnOneLine(text, sentences[next - 1]!, sentence)) return null
    if (!asks(text, sentence)) return sentence
  }
  return null
}

const slice = (text: string, { start, end }: Span): string => text.slice(start, end)

const asks = (text: string, sentence: Span): boolean => isQuestion(slice(text, sentence))

const areOnOneLine = (text: string, one: Span, next: Span): boolean =>
  one.end <= next.start && text.slice(one.end, next.start).search(LINE_BREAK) < 0

/** "It closes at 5 p.m. Is there parking?": an abbreviation may hide where the question begins. */
const QUESTION_BEGINS = /(?<=\p{Ll}\.)\s{1,4}(?=[¿"“„«]?\p{Lu})/gu

const isBeforeQuestion = (text: string, said: Span, asked: Span): boolean =>
  [...text.slice(said.start, asked.end).matchAll(QUESTION_BEGINS)].some(({ index, 0: gap }) => {
    const at = said.start + index
    const next = text.slice(at + gap.length, asked.end)
    return at >= said.end && !endsInAbbreviation(text.slice(asked.start, at), next)
  })

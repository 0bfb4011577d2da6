import { isCorrection, isErratum, mayCorrect, withoutLabel } from './correction.ts'
import { differInNames, type NamingAnswer } from './differing-names.ts'
import { differInPrice } from './differing-prices.ts'
import { differInQuantities } from './differing-quantities.ts'
import { answersAsMuch, tellOfOneThing, tellsOfAnything } from './one-thing.ts'
import type { Question } from './question.ts'
import { bestSentence } from './quote-of.ts'
import type { ReadPassage } from './read-passage.ts'
import { takesBack } from './take-back.ts'
import { lengthOf } from './text/dense.ts'
import { quantities } from './text/quantities.ts'
import { standsIn } from './whole-words.ts'

/** An answer shorter than this, as `lengthOf` has it, is in too many texts to tell that it is corrected. */
const SHORTEST_ANSWER = 3
/** Two answers are about one thing when the reader is about as sure of both. In its margin. */
const AS_SURE = 3
/** As much where the words do not tell that they are: of guests' and members' fees the asked one is surer. */
const AS_SURE_IN_OTHER_WORDS = 2
/** A correction that only names what it corrects is read at least so surely. In the reader's margin. */
const LEAST_OF_CORRECTION = -2
/** Names in one slot are told from names beside each other only where the reader is sure. In its margin. */
const SURE_OF_NAME = 1

type Asked = Pick<Question, 'terms'>

/** What is quoted first, and the answer that it contradicts. */
export interface Precedence {
  /** Best first; of those that contradict each other the newest. */
  readonly read: readonly ReadPassage[]
  /** The passage that was best and no longer is; null when nothing contradicts it. */
  readonly contradicted: ReadPassage | null
  /** The words that a correction takes back, to be quoted with what it puts in their place. */
  readonly corrected: string | null
}

/**
 * What corrects comes before what it corrects; of dated documents that give different numbers,
 * days, times or names, the newer ones come first.
 */
export function byPrecedence(read: readonly ReadPassage[], question: Asked): Precedence {
  const [best] = read
  const unchanged: Precedence = { read, contradicted: null, corrected: null }
  if (best === undefined) return unchanged
  const others = read.filter(({ document }) => document.id !== best.document.id)
  const correcting = newestFirst(others.filter((other) => corrects(other, best)))[0]
  if (correcting !== undefined) {
    const answer = answerOf(best)
    const isNamed = isWorthFinding(answer) && standsIn(sentencesAt(correcting, 0), answer)
    return {
      ...ahead(read, best, [correcting]),
      contradicted: best,
      corrected: isNamed ? answer : null,
    }
  }
  const newer = newestFirst(others.filter((other) => isNewerContradiction(other, best, question)))
  const [first] = newer
  if (first === undefined) return unchanged
  const between = newer.filter((passage) => isNewerContradiction(first, passage, question))
  return { ...ahead(read, best, [first, ...between]), contradicted: best, corrected: null }
}

/** Whether a passage comes before the best one by what its document is, not by its rank. */
export const overrules = (other: ReadPassage, best: ReadPassage, question: Asked): boolean =>
  corrects(other, best) || isNewerContradiction(other, best, question)

/** Some passages before all others; they rank as the best one does. */
const ahead = (
  read: readonly ReadPassage[],
  { rank }: ReadPassage,
  first: readonly ReadPassage[],
): Pick<Precedence, 'read'> => ({
  read: [
    ...first.map((passage) => ({ ...passage, rank })),
    ...read.filter((passage) => !first.includes(passage)),
  ],
})

/** Those without a date behind the others; of one date as they are. */
const newestFirst = (read: readonly ReadPassage[]): ReadPassage[] => {
  const dateOf = ({ document }: ReadPassage): string => document.date ?? ''
  return [...read].sort((one, other) => {
    if (dateOf(one) === dateOf(other)) return 0
    return dateOf(one) < dateOf(other) ? 1 : -1
  })
}

function placeOf(read: ReadPassage): NamingAnswer | null {
  const index = bestSentence(read)
  const [sentence, highlight] = [
    read.passage.sentences[index],
    read.reading.sentences[index]?.highlight,
  ]
  if (sentence === undefined || !highlight) return null
  const { start } = read.passage
  return {
    read,
    sentence,
    answer: { start: start + highlight.start, end: start + highlight.end },
  }
}

function answerOf(read: ReadPassage): string {
  const place = placeOf(read)
  return place === null ? '' : read.document.text.slice(place.answer.start, place.answer.end)
}

/** The sentence to be quoted, and as many on each side of it. */
function sentencesAt(read: ReadPassage, reach: number): string {
  const { sentences } = read.passage
  const index = bestSentence(read)
  const first = sentences[Math.max(0, index - reach)]
  const last = sentences[Math.min(sentences.length - 1, index + reach)]
  return first === undefined || last === undefined
    ? ''
    : read.document.text.slice(first.start, last.end)
}

const isWorthFinding = (answer: string): boolean => lengthOf(answer) >= SHORTEST_ANSWER

/**
 * A correction takes the answer back, or names it and is not as sure of it, or gives another about as
 * surely; and it tells of the same, for a correction of something else may name what is asked for.
 */
function corrects(other: ReadPassage, best: ReadPassage): boolean {
  if (!mayCorrect(other.document, best.document) || isBefore(other, best)) return false
  const answer = answerOf(best)
  const [said, isSure] = [sentencesAt(other, 1), isAsSure(other, best)]
  const isLikely = other.reading.margin >= LEAST_OF_CORRECTION
  if (isWorthFinding(answer)) {
    if (takesBack(said, answer))
      return (
        isSure || tellsOfSame(best, other, 1) || (isLikely && tellsOfSame(best, other, 1, true))
      )
    const agrees = isSure && answerOf(other) === answer
    if (isLikely && !agrees && standsIn(said, answer) && tellsOfSame(best, other, 1)) return true
  }
  return isSure && differ(best, other) && tellsOfSame(best, other, 0, true)
}

/** Without the answers, which may have words in common that tell nothing: "4 June" and "5 June". */
function besides(text: string, ...read: readonly ReadPassage[]): string {
  const answers = read.map(answerOf).filter((answer) => answer !== '')
  return answers.reduce((left, answer) => left.replaceAll(answer, '\n'), text)
}

/** A sentence that is nothing but its answer tells of what stands above it, or of anything. */
function tellsOfSame(
  best: ReadPassage,
  other: ReadPassage,
  reach: number,
  titled = false,
): boolean {
  const said = besides(sentencesAt(best, 0), best, other)
  const corrected = besides(sentencesAt(other, reach), best, other)
  const title = withoutLabel(other.document.title)
  const told = titled || !tellsOfAnything(corrected) ? `${title}\n${corrected}` : corrected
  return (
    !tellsOfAnything(told) ||
    tellOfOneThing(tellsOfAnything(said) ? said : best.passage.context, told)
  )
}

/** Nothing corrects what is written on a later day. */
const isBefore = (other: ReadPassage, best: ReadPassage): boolean => {
  const day = ({ document }: ReadPassage): string | undefined => document.date?.slice(0, 10)
  const [written, known] = [day(other), day(best)]
  return written !== undefined && known !== undefined && written < known
}

const isAsSure = (other: ReadPassage, best: ReadPassage, allowance = AS_SURE): boolean =>
  other.reading.margin >= 0 && other.reading.margin >= best.reading.margin - allowance

function isNewerContradiction(other: ReadPassage, best: ReadPassage, { terms }: Asked): boolean {
  const [older, newer] = [best.document.date, other.document.date]
  if (older === null || newer === null || newer <= older) return false
  if (isErratum(best.document) && !isCorrection(other.document)) return false
  if (!isAsSure(other, best) || !differ(best, other)) return false
  const told = (read: ReadPassage): string => `${read.passage.context}\n${sentencesAt(read, 0)}`
  const isAnswered = answersAsMuch(terms, told(best), told(other)) ?? tellsOfSame(best, other, 0)
  return isAnswered || isAsSure(other, best, AS_SURE_IN_OTHER_WORDS)
}

/** Whether the answers give different days, times, numbers, prices or names. */
function differ(best: ReadPassage, other: ReadPassage): boolean {
  const [said, saysNow] = [placeOf(best), placeOf(other)]
  if (said === null || saysNow === null) return false
  const answers = [answerOf(best), answerOf(other)] as const
  if (differInQuantities(...answers) || differInPrice(...answers)) return true
  return (
    answers.every((answer) => quantities(answer).length === 0) &&
    Math.min(best.reading.margin, other.reading.margin) >= SURE_OF_NAME &&
    differInNames(said, saysNow)
  )
}

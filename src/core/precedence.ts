import { isCorrection } from './correction.ts'
import { differInNames, type NamingAnswer, tellOfOneThing } from './differing-names.ts'
import { differInPrice } from './differing-prices.ts'
import { differInQuantities, quantitiesOf } from './differing-quantities.ts'
import { bestSentence } from './quote-of.ts'
import type { ReadPassage } from './read-passage.ts'
import { lengthOf } from './text/dense.ts'
import { standsIn } from './whole-words.ts'

/** An answer shorter than this, as `lengthOf` has it, is in too many texts to tell that it is corrected. */
const SHORTEST_ANSWER = 3
/** Two answers are about one thing when the reader is about as sure of both. In its margin. */
const AS_SURE = 3
/** Names in one slot are told from names beside each other only where the reader is sure. In its margin. */
const SURE_OF_NAME = 1

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
export function byPrecedence(read: readonly ReadPassage[]): Precedence {
  const [best] = read
  const unchanged: Precedence = { read, contradicted: null, corrected: null }
  if (best === undefined) return unchanged
  const others = read.filter(({ document }) => document.id !== best.document.id)
  const correcting = newestFirst(others.filter((other) => corrects(other, best)))[0]
  if (correcting !== undefined) {
    const answer = answerOf(best)
    const takesBack = isWorthFinding(answer) && standsIn(sentencesAt(correcting, 0), answer)
    return {
      ...ahead(read, best, [correcting]),
      contradicted: best,
      corrected: takesBack ? answer : null,
    }
  }
  const newer = newestFirst(others.filter((other) => isNewerContradiction(other, best)))
  const [first] = newer
  if (first === undefined) return unchanged
  const between = newer.filter((passage) => isNewerContradiction(first, passage))
  return { ...ahead(read, best, [first, ...between]), contradicted: best, corrected: null }
}

/** Whether a passage comes before the best one by what its document is, not by its rank. */
export const overrules = (other: ReadPassage, best: ReadPassage): boolean =>
  corrects(other, best) || isNewerContradiction(other, best)

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

/** A correction takes the answer back in so many words, or gives another of the same about as surely. */
function corrects(other: ReadPassage, best: ReadPassage): boolean {
  if (isCorrection(best.document) || !isCorrection(other.document) || isBefore(other, best))
    return false
  const answer = answerOf(best)
  if (isWorthFinding(answer) && standsIn(sentencesAt(other, 1), answer)) return true
  return isAsSure(other, best) && differ(best, other) && isOfOneThing(best, other)
}

/** Corrections tell of many things, so that being sure is not enough. */
const isOfOneThing = (best: ReadPassage, other: ReadPassage): boolean =>
  tellOfOneThing(sentencesAt(best, 0), sentencesAt(other, 0))

/** Nothing corrects what is written on a later day. */
const isBefore = (other: ReadPassage, best: ReadPassage): boolean => {
  const day = ({ document }: ReadPassage): string | undefined => document.date?.slice(0, 10)
  const [written, known] = [day(other), day(best)]
  return written !== undefined && known !== undefined && written < known
}

const isAsSure = (other: ReadPassage, best: ReadPassage): boolean =>
  other.reading.margin >= 0 && other.reading.margin >= best.reading.margin - AS_SURE

function isNewerContradiction(other: ReadPassage, best: ReadPassage): boolean {
  const [older, newer] = [best.document.date, other.document.date]
  if (older === null || newer === null || newer <= older) return false
  if (isCorrection(best.document) && !isCorrection(other.document)) return false
  return isAsSure(other, best) && differ(best, other)
}

/** Whether the answers give different days, times, numbers, prices or names. */
function differ(best: ReadPassage, other: ReadPassage): boolean {
  const [said, saysNow] = [placeOf(best), placeOf(other)]
  if (said === null || saysNow === null) return false
  const answers = [answerOf(best), answerOf(other)] as const
  if (differInQuantities(...answers) || differInPrice(...answers)) return true
  return (
    answers.every((answer) => quantitiesOf(answer).length === 0) &&
    Math.min(best.reading.margin, other.reading.margin) >= SURE_OF_NAME &&
    differInNames(said, saysNow)
  )
}

import { bestSentence } from './choose-quotes.ts'
import type { Document } from './document.ts'
import type { ReadPassage } from './read-passage.ts'
import { kindOf, terms } from './terms.ts'

/** Words that a document uses of itself when it corrects another. */
const CORRECTION =
  /\b(?:correction|corrections|corrected|erratum|errata|corrigend(?:um|a)|supersedes?|superseded|fe de erratas|correcci[oó]n|rectificaci[oó]n|corrige|berichtigung|korrektur|berichtigt|rectificatif|rectification|errata|corre[cç][aã]o|retifica[cç][aã]o)\b|更正|勘误|勘誤|订正|訂正|정정/iu
/** Where a document says what it is: its title and its first lines, in UTF-16 units. */
const OPENING = 300
/** An answer shorter than this stands in too many texts to tell that it is corrected. */
const SHORTEST_ANSWER = 3
/** Two answers are about one thing when the reader is about as sure of both. In its margin. */
const AS_SURE = 3

/** What is quoted first, and the answer that it contradicts. */
export interface Precedence {
  /** Best first. */
  readonly read: readonly ReadPassage[]
  /** The passage that was best and no longer is; null when nothing contradicts it. */
  readonly contradicted: ReadPassage | null
  /** The words that a correction takes back, to be quoted with what it puts in their place. */
  readonly corrected: string | null
}

/**
 * What corrects comes before what it corrects; of two dated documents that give different numbers,
 * days or times, the newer one comes first.
 */
export function byPrecedence(read: readonly ReadPassage[]): Precedence {
  const [best] = read
  const answer = best === undefined ? '' : answerOf(best)
  const others = read.filter(({ document }) => document.id !== best?.document.id)
  const correcting = others.find((other) => corrects(other, best!, answer))
  const first = correcting ?? others.find((other) => isNewerContradiction(other, best!))
  if (first === undefined) return { read, contradicted: null, corrected: null }
  return {
    read: [{ ...first, rank: best!.rank }, ...read.filter((passage) => passage !== first)],
    contradicted: best!,
    corrected: correcting === undefined ? null : answer,
  }
}

/** Whether a document says of itself that it corrects another. */
export const isCorrection = ({ title, text }: Pick<Document, 'title' | 'text'>): boolean =>
  CORRECTION.test(title) || CORRECTION.test(text.slice(0, OPENING))

function answerOf(read: ReadPassage): string {
  const highlight = read.reading.sentences[bestSentence(read)]?.highlight
  if (!highlight) return ''
  const { start } = read.passage
  return read.text.text.slice(start + highlight.start, start + highlight.end)
}

function corrects(other: ReadPassage, best: ReadPassage, answer: string): boolean {
  if (answer.length < SHORTEST_ANSWER || isCorrection(best.text) || !isCorrection(other.text))
    return false
  const { start, end } = other.passage
  return other.text.text.slice(start, end).includes(answer)
}

function isNewerContradiction(other: ReadPassage, best: ReadPassage): boolean {
  const [older, newer] = [best.document.date, other.document.date]
  if (older === null || newer === null || newer <= older || isCorrection(best.text)) return false
  const margins = [best.reading.margin, other.reading.margin] as const
  if (margins[1] < 0 || margins[1] < margins[0] - AS_SURE) return false
  const [said, saysNow] = [quantitiesOf(answerOf(best)), quantitiesOf(answerOf(other))]
  return said.length > 0 && saysNow.length > 0 && !said.some((term) => saysNow.includes(term))
}

const quantitiesOf = (text: string): string[] =>
  terms(text)
    .map(({ term }) => term)
    .filter((term) => kindOf(term) === 'number')

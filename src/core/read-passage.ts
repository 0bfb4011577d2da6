import type { Ranking } from './answerability.ts'
import type { NameShare } from './asked-names.ts'
import { opensDangling } from './dangling.ts'
import type { Document } from './document.ts'
import { indexOfGreatest } from './greatest.ts'
import type { PassageToRead, Reading } from './reader.ts'
import type { Retrieved } from './retrieve.ts'

/** A passage with what the reader says of it. */
export interface ReadPassage extends Retrieved {
  /** The document as it was when the passage was read. */
  readonly document: Document
  readonly reading: Reading
  /** Of each sentence: the reader's score with what else speaks for it mixed in (`rankedWith`). */
  readonly scores: readonly number[]
  /** How much of what the question names stands in the sentence the reader is surest of, 0 to 1. */
  readonly named: number
  /** The best sentence's score with retrieval's mixed in; comparable within one question. */
  readonly rank: number
}

/** Spans within the passage's own text, as the reader wants them. */
export function passageToRead({ text }: Document, passage: Retrieved['passage']): PassageToRead {
  return {
    context: passage.context,
    text: text.slice(passage.start, passage.end),
    sentences: passage.sentences.map(({ start, end }) => ({
      start: start - passage.start,
      end: end - passage.start,
    })),
  }
}

/**
 * What a sentence, with the headings above it, gains by all the names asked for. Fixed, since
 * development data hardly ask for one of two people with one surname.
 */
const NAME_WEIGHT = 6

/**
 * Mixes the match and the names into each sentence's score, for a sentence that answers says, most of
 * the time, what it answers; and ranks the passage by its best sentence.
 */
export function rankedWith(
  read: Omit<ReadPassage, 'scores' | 'named' | 'rank'>,
  { sentenceWeight, retrievalWeight }: Pick<Ranking, 'sentenceWeight' | 'retrievalWeight'>,
  nameShare: NameShare,
): ReadPassage {
  const { passage, document, match, reading } = read
  const sentences = passage.sentences.map(({ start, end }) => document.text.slice(start, end))
  // "He was elected in May." means whom the sentence before names, which is quoted with it.
  const shares = sentences.map((sentence, index) => {
    const previous = sentences.slice(0, index).slice(-1)
    const before = opensDangling(sentence, document.language, previous[0]) ? previous : []
    return nameShare([passage.context, ...before, sentence])
  })
  const scores = reading.sentences.map(({ score }, index) => {
    const matched = match?.sentences[index]?.mean ?? 0
    return score + sentenceWeight * matched + NAME_WEIGHT * shares[index]!
  })
  const best = Math.max(...scores)
  const surest = indexOfGreatest(reading.sentences.map(({ score }) => score))
  return {
    ...read,
    scores,
    named: shares[surest] ?? 0,
    rank: best + retrievalWeight * read.score,
  }
}

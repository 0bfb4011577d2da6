import { opensDangling } from './dangling.ts'
import type { Span } from './document.ts'
import { type Quote, quote } from './quote.ts'
import type { ReadPassage } from './read.ts'

/** A longer sentence is cut at clause boundaries around the answer. In UTF-16 units. */
const LONGEST_SENTENCE = 300
/** A cut sentence keeps at least this much on each side of the answer, where there is any. */
const CLAUSE = /[,;:–—，；：、]\s*|\s(?=[([（「“])/gu

/**
 * The quote of one passage: the sentence that most likely holds the answer, and what it needs.
 * @param corrected words that the passage takes back: a sentence with them is quoted with the next.
 */
export function quoteOf(read: ReadPassage, corrected: string | null = null): Quote | null {
  const { passage, reading, text: document } = read
  const index = bestSentence(read)
  const sentence = passage.sentences[index]
  if (sentence === undefined) return null
  const shift = ({ start, end }: Span): Span => ({
    start: start + passage.start,
    end: end + passage.start,
  })
  const inside = reading.sentences[index]!.highlight
  const highlight = inside && shift(inside)
  const best = reading.best && shift(reading.best)
  const crossing = best && overlaps(best, sentence) ? best : null
  const span = withAntecedent(read, index, cut(document.text, sentence, highlight))
  const next = passage.sentences[index + 1]
  const takesBack =
    corrected !== null && document.text.slice(sentence.start, sentence.end).includes(corrected)
  if (next === undefined) return quote(document, span, highlight)
  if (crossing !== null && crossing.end > next.start)
    return quote(document, { start: span.start, end: next.end }, crossing)
  return quote(document, { start: span.start, end: takesBack ? next.end : span.end }, highlight)
}

/** Index of the sentence with the highest score; −1 without sentences. */
export function bestSentence({ reading: { sentences } }: ReadPassage): number {
  let best = -1
  sentences.forEach(({ score }, index) => {
    if (best < 0 || score > sentences[best]!.score) best = index
  })
  return best
}

const overlaps = (one: Span, other: Span): boolean => one.start < other.end && other.start < one.end

/** A sentence that leans on the one before is quoted together with it. */
function withAntecedent({ passage, text: document }: ReadPassage, index: number, span: Span): Span {
  const before = passage.sentences[index - 1]
  const sentence = passage.sentences[index]!
  if (before === undefined || span.start !== sentence.start) return span
  const words = document.text.slice(sentence.start, sentence.end)
  return opensDangling(words, document.language) ? { start: before.start, end: span.end } : span
}

/** The clauses of a long sentence around its answer; the sentence itself when it is short. */
function cut(text: string, sentence: Span, highlight: Span | null): Span {
  if (highlight === null || sentence.end - sentence.start <= LONGEST_SENTENCE) return sentence
  const words = text.slice(sentence.start, sentence.end)
  const edges = [...words.matchAll(CLAUSE)].map(
    ({ index, 0: mark }) => sentence.start + index + mark.length,
  )
  const room = LONGEST_SENTENCE - (highlight.end - highlight.start)
  const starts = [sentence.start, ...edges.filter((edge) => edge <= highlight.start)]
  const ends = [...edges.filter((edge) => edge >= highlight.end), sentence.end]
  const start = starts.find((edge) => highlight.start - edge <= room / 2) ?? starts.at(-1)!
  const end = ends.findLast((edge) => edge - start <= LONGEST_SENTENCE) ?? ends[0]!
  return {
    start,
    end: end - (text.slice(start, end).length - text.slice(start, end).trimEnd().length),
  }
}

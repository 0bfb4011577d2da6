import { opensDangling } from '../dangling.ts'
import type { Document } from '../document.ts'
import { type Sentence, segment } from '../sentence.ts'
import { isStopTerm, termFrequencies } from '../terms.ts'
import type { SummaryCandidate } from './features.ts'
import { isFurnitureSentence, opensApart } from './furniture-sentence.ts'

/** Shorter sentences say too little by themselves; in letters, ideographs counting three. */
const LEAST_LETTERS = 24

const ENDS = /[.!?。！？…]["”’»」』)）]*$/u

/**
 * Sentences that may stand in a summary, in order: no headings, no furniture, no questions, nothing
 * that only the sentence before makes clear.
 */
export function candidatesOf({ text, language }: Document): SummaryCandidate[] {
  const sentences = segment(text, language)
  const isApart = apartOf(text, sentences)
  return sentences.flatMap((sentence, index) => {
    const slice = text.slice(sentence.start, sentence.end)
    const previous = sentences[index - 1]
    const opensBlock = previous?.block !== sentence.block
    const before = opensBlock ? '' : text.slice(previous.start, previous.end)
    const isDangling = opensDangling(slice, language, before)
    if (isApart[index] || isDangling || !isFit(slice, sentence)) return []
    return [
      {
        start: sentence.start,
        end: sentence.end,
        text: slice,
        terms: meaningfulTerms(slice),
        opensBlock,
        isItem: sentence.kind === 'item',
      },
    ]
  })
}

function isFit(slice: string, { kind }: Sentence): boolean {
  if (kind === 'heading' || kind === 'boilerplate') return false
  const isSentence = ENDS.test(slice) && !/[?？]["”’»」』)）]*$/u.test(slice)
  return (
    isSentence &&
    lettersIn(slice) >= LEAST_LETTERS &&
    !slice.includes('|') &&
    !isFurnitureSentence(slice) &&
    !isElliptic(slice)
  )
}

/** "Most of them already have.": the verb itself stands in the sentence before. */
const isElliptic = (slice: string): boolean =>
  slice.length < 60 &&
  /\s(?:is|are|was|were|has|have|had|do|does|did|can|will|would|should)(?: not|n['’]t)?[.!]$/u.test(
    slice,
  )

const lettersIn = (slice: string): number =>
  (slice.match(/\p{L}/gu)?.length ?? 0) +
  2 * (slice.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0)

/** From a heading such as "About …" or "Contact" to the next one. */
function apartOf(text: string, sentences: readonly Sentence[]): boolean[] {
  let apart = false
  return sentences.map(({ start, end, kind }) => {
    const line = text.slice(start, end)
    if (opensApart(line)) apart = true
    else if (kind === 'heading') apart = false
    return apart
  })
}

/** Frequency of each term that means something. */
export function meaningfulTerms(text: string): Map<string, number> {
  const counts = termFrequencies(text)
  for (const term of counts.keys()) if (isStopTerm(term)) counts.delete(term)
  return counts
}

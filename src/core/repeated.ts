import { isContentTerm, readTerms } from './question.ts'
import { bestSentence } from './quote-of.ts'
import { passageToRead, type ReadPassage } from './read-passage.ts'
import type { Reader } from './reader.ts'
import { termFrequencies } from './terms.ts'

/**
 * Whether what a follow-up found rather answers the question before it. The two are read together,
 * so where nothing answers the follow-up, the answer to the other one stands out.
 */
export async function isRepeated(
  reader: Reader,
  followUp: string,
  previousQuestion: string,
  best: ReadPassage,
  signal?: AbortSignal,
): Promise<boolean> {
  const { passage, document, reading } = best
  const index = bestSentence(best)
  const sentence = passage.sentences[index]
  const found = reading.sentences[index]?.highlight
  if (!sentence || !found) return false
  if (mentions(document.text.slice(sentence.start, sentence.end), followUp)) return false
  const toRead = passageToRead(document, passage)
  const [before] = await reader.read(previousQuestion, [toRead], signal)
  if (!before?.best || before.margin < reading.margin) return false
  return before.best.start < found.end && found.start < before.best.end
}

/** "And on Sundays?" is answered by a sentence that speaks of Sundays. */
function mentions(sentence: string, followUp: string): boolean {
  const terms = termFrequencies(sentence)
  return readTerms(followUp).terms.some((term) => isContentTerm(term) && terms.has(term.term))
}

import type { Evidence } from './answerability.ts'
import { inverseFrequency } from './bm25.ts'
import type { Span } from './document.ts'
import { essentialQuestion } from './essential-question.ts'
import { areForeign, isContentTerm, type Question } from './question.ts'
import { bestSentence } from './quote-of.ts'
import type { ReadPassage } from './read-passage.ts'
import type { Reader } from './reader.ts'
import { lookAgain } from './second-look.ts'
import type { Generation } from './store.ts'
import { termFrequencies } from './terms.ts'
import { lengthOf } from './text/dense.ts'

/** What speaks for the documents answering, of passages read (best first, at least one). */
export async function gatherEvidence(
  reader: Reader,
  generation: Generation,
  question: Question,
  read: readonly ReadPassage[],
  signal?: AbortSignal,
): Promise<Evidence> {
  const best = read[0]!
  const index = bestSentence(best)
  const [look, coverage] = await Promise.all([
    lookAgain(reader, question.text, best, index, signal),
    coverageOf(generation, question, best),
  ])
  const rivals = read.filter(({ document }) => document.id !== best.document.id)
  const rival = Math.max(...rivals.map(({ reading }) => reading.margin))
  const highlight = best.reading.sentences[index]?.highlight
  return {
    reading: look.reading,
    control: look.control,
    lead: rivals.length === 0 ? 0 : best.reading.margin - rival,
    weakest: best.match?.least ?? 0,
    sentenceMatch: best.match?.sentences[index]?.mean ?? 0,
    sentenceWeakest: best.match?.sentences[index]?.least ?? 0,
    coverage,
    questionLength: Math.min(lengthOf(essentialQuestion(question.text)), LONGEST_QUESTION),
    highlightLength: highlight ? lengthOf(textAt(best, highlight)) : 0,
    sameLanguage: areForeign(question.language, best.document.language) ? 0 : 1,
  }
}

/** Hardly any question of the development data is longer, and a line drawn on would make it an answer. */
const LONGEST_QUESTION = 100

const textAt = ({ passage, document }: ReadPassage, { start, end }: Span): string =>
  document.text.slice(passage.start + start, passage.start + end)

/** Share, by idf, of the question's content terms that stand in the passage; 0 without terms. */
async function coverageOf(
  generation: Generation,
  question: Question,
  { passage: { context, start, end }, document }: ReadPassage,
): Promise<number> {
  const content = question.terms.filter(isContentTerm).map(({ term }) => term)
  const frequencies = await generation.frequencies(content)
  const { passages } = generation.summary
  const standing = termFrequencies(`${context}\n${document.text.slice(start, end)}`)
  let all = 0
  let found = 0
  for (const [row, term] of content.entries()) {
    const idf = inverseFrequency(passages, frequencies[row]!)
    all += idf
    if (standing.has(term)) found += idf
  }
  return all === 0 ? 0 : found / all
}

import type { Evidence } from './answerability.ts'
import type { Question } from './question.ts'
import { isContentTerm } from './question.ts'
import type { Quote } from './quote.ts'
import type { ReadPassage } from './read.ts'
import type { Generation } from './store.ts'
import { termFrequencies } from './terms.ts'

/** What speaks for the documents answering, of passages read (best first, at least one). */
export async function gatherEvidence(
  generation: Generation,
  question: Question,
  read: readonly ReadPassage[],
  quote: Quote | null,
): Promise<Evidence> {
  const best = read[0]!
  const margin = Math.max(...read.map(({ reading }) => reading.margin))
  const rivals = read.filter(({ document }) => document.id !== best.document.id)
  const rival = Math.max(...rivals.map(({ reading }) => reading.margin))
  const terms = await contentTerms(generation, question)
  const { context, start, end } = best.passage
  return {
    margin,
    lead: rivals.length === 0 ? 0 : best.reading.margin - rival,
    cosine: Math.max(...read.map(({ cosine }) => cosine)),
    coverage: coverageOf(terms, `${context}\n${best.text.text.slice(start, end)}`),
    sentenceCoverage: coverageOf(terms, quote?.text ?? ''),
    sameLanguage: best.document.language === question.language ? 1 : 0,
    unknownTerms:
      terms.length === 0 ? 0 : terms.filter(({ isKnown }) => !isKnown).length / terms.length,
  }
}

interface RatedTerm {
  readonly term: string
  readonly weight: number
  readonly isKnown: boolean
}

/** The question's content terms with their idf. */
async function contentTerms(generation: Generation, { terms }: Question): Promise<RatedTerm[]> {
  const content = terms.filter(isContentTerm).map(({ term }) => term)
  const frequencies = await generation.frequencies(content)
  const passages = generation.summary.passages
  return content.map((term, row) => {
    const frequency = frequencies[row]!
    const weight = Math.log(1 + (passages - frequency + 0.5) / (frequency + 0.5))
    return { term, weight, isKnown: frequency > 0 }
  })
}

/** Share of the terms' weight that stands in a text; 0 without terms. */
function coverageOf(terms: readonly RatedTerm[], text: string): number {
  const standing = termFrequencies(text)
  const sum = (some: readonly RatedTerm[]) => some.reduce((total, { weight }) => total + weight, 0)
  const all = sum(terms)
  return all === 0 ? 0 : sum(terms.filter(({ term }) => standing.has(term))) / all
}

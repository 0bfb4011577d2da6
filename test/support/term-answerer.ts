import type { Answer, AnswerQuestion } from '../../src/core/answer.ts'
import type { Document, Span } from '../../src/core/document.ts'
import { type Quote, quote } from '../../src/core/quote.ts'
import type { Store } from '../../src/core/store.ts'
import { isStopTerm, termFrequencies } from '../../src/core/terms.ts'
import { visibleGeneration } from '../../src/core/visible-generation.ts'
import { hashEmbedder } from './hash-embedder.ts'

const contentTerms = (text: string): string[] =>
  [...termFrequencies(text).keys()].filter((term) => !isStopTerm(term))

/** The longest word that the sentence shares with no part of the question: what it adds. */
function highlightOf(text: string, sentence: Span, asked: ReadonlySet<string>): Span | null {
  const words = [...text.slice(sentence.start, sentence.end).matchAll(/[\p{L}\p{N}]+/gu)]
  const added = words.filter(([word]) => contentTerms(word).every((term) => !asked.has(term)))
  const [longest] = added.sort(([one], [other]) => other.length - one.length)
  if (!longest) return null
  const start = sentence.start + longest.index
  return { start, end: start + longest[0].length }
}

/** Quotes the sentences with most of the question's terms: enough to drive an interface by real stores. */
export const termAnswerer =
  (store: Pick<Store, 'live'>): AnswerQuestion =>
  async (collection, question, options = {}): Promise<Answer> => {
    options.signal?.throwIfAborted()
    const live = await store.live(collection)
    const generation = live && (await visibleGeneration(live, options.hidden ?? new Set()))
    const asked = new Set(contentTerms(`${options.previousQuestion ?? ''} ${question}`))
    const [embedded] = await hashEmbedder.embed([question], 'question')
    const terms = new Map([...asked].map((term) => [term, 1]))
    const candidates =
      (await generation?.search({ vector: embedded!.vector, terms, limit: 10 })) ?? []
    const best = candidates
      .filter(({ bm25 }) => bm25 > 0)
      .sort((one, other) => other.bm25 - one.bm25)
    const passages = (await generation?.passages(best.map(({ passageId }) => passageId))) ?? []
    const quotes: { readonly quote: Quote; readonly shared: number }[] = []
    for (const { documentId, sentences } of passages) {
      const document = (await generation?.document(documentId)) as Document
      for (const sentence of sentences) {
        const shared = contentTerms(document.text.slice(sentence.start, sentence.end)).filter(
          (term) => asked.has(term),
        ).length
        quotes.push({
          quote: quote(document, sentence, highlightOf(document.text, sentence, asked)),
          shared,
        })
      }
    }
    quotes.sort((one, other) => other.shared - one.shared)
    const coverage = asked.size === 0 ? 0 : (quotes[0]?.shared ?? 0) / asked.size
    const kind = coverage >= 0.5 ? 'quoted' : 'not-found'
    return {
      id: options.id ?? null,
      question,
      kind,
      probability: coverage,
      quotes: quotes
        .filter(({ shared }) => shared === quotes[0]?.shared)
        .slice(0, kind === 'quoted' ? 3 : 1)
        .map(({ quote }) => quote),
      passages: passages.map(({ documentId, start, end }, rank) => ({
        document: documentId,
        start,
        end,
        score: 1 / (rank + 1),
      })),
      elapsedMs: 0,
    }
  }

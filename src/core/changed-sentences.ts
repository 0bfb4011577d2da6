import type { Document, Span } from './document.ts'
import type { Generation } from './store.ts'

/** What one document said before and does not say any more, and what it says newly. In document order. */
export interface ChangedSentences {
  readonly before: Document
  readonly now: Document
  readonly removed: readonly Span[]
  readonly added: readonly Span[]
}

/** Null when one of the generations lacks the document. Sentences that only moved are not changes. */
export async function changedSentences(
  before: Generation,
  now: Generation,
  documentId: string,
): Promise<ChangedSentences | null> {
  const [old, current] = await Promise.all([before.document(documentId), now.document(documentId)])
  if (old === null || current === null) return null
  const [oldSentences, newSentences] = await Promise.all([
    sentencesOf(before, documentId),
    sentencesOf(now, documentId),
  ])
  return {
    before: old,
    now: current,
    removed: withoutThoseOf(old, oldSentences, current, newSentences),
    added: withoutThoseOf(current, newSentences, old, oldSentences),
  }
}

/** All sentences of a document's passages once each, in order. */
export async function sentencesOf(generation: Generation, documentId: string): Promise<Span[]> {
  const passages = await generation.passagesOf(documentId)
  const byStart = new Map(
    passages.flatMap(({ sentences }) => sentences).map((one) => [one.start, one]),
  )
  return [...byStart.values()].sort((one, other) => one.start - other.start)
}

function withoutThoseOf(
  document: Document,
  sentences: readonly Span[],
  other: Document,
  others: readonly Span[],
): Span[] {
  const left = new Map<string, number>()
  for (const { start, end } of others) {
    const text = other.text.slice(start, end)
    left.set(text, (left.get(text) ?? 0) + 1)
  }
  return sentences.filter(({ start, end }) => {
    const text = document.text.slice(start, end)
    const count = left.get(text) ?? 0
    left.set(text, count - 1)
    return count <= 0
  })
}

import type { Document, Span } from './document.ts'
import type { DocumentChange } from './index-report.ts'
import { segment } from './sentence.ts'
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

/** Sentences told of each side of one document, and UTF-16 units of each. */
const MOST_SENTENCES = 10
const LONGEST_SENTENCE = 300

/** The same before anything is stored, as texts; null when no sentence changes. One side may be missing. */
export function documentChange(
  before: Document | null,
  now: Document | null,
): DocumentChange | null {
  const textsOf = (document: Document | null, other: Document | null): string[] => {
    if (document === null) return []
    const spans = segment(document.text, document.language)
    const changed =
      other === null
        ? spans
        : withoutThoseOf(document, spans, other, segment(other.text, other.language))
    return changed.map(({ start, end }) => document.text.slice(start, end))
  }
  const removed = textsOf(before, now)
  const added = textsOf(now, before)
  const total = removed.length + added.length
  if (total === 0) return null
  const shown = [removed, added].map((texts) => texts.slice(0, MOST_SENTENCES).map(cut))
  return {
    document: (now ?? before)!.id,
    removed: shown[0]!,
    added: shown[1]!,
    more: total - shown[0]!.length - shown[1]!.length,
  }
}

const cut = (text: string): string =>
  text.length <= LONGEST_SENTENCE ? text : `${text.slice(0, LONGEST_SENTENCE).toWellFormed()} …`

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

import { type Document, makeDocument, sha256 } from '../../src/core/document.ts'
import type { DraftOptions, Generation, IndexedPassage, Store } from '../../src/core/store.ts'
import { packTokens } from '../../src/core/token-vectors.ts'
import { unit } from '../support/synthetic-passages.ts'
import type { OpenedStore, StoreBackend } from './store-contract.ts'

export const OPTIONS: DraftOptions = { holder: 'a test', fingerprint: 'model a' }

export interface PassageParts {
  readonly vector?: readonly number[]
  readonly terms?: Readonly<Record<string, number>>
  readonly input?: string
}

/** One document of passages of one sentence each, one after the other. */
export function documentOf(id: string, ...parts: PassageParts[]) {
  const text = parts.map((_, row) => `${id} ${row}.`).join('\n')
  const document = makeDocument({ id, title: `On ${id}`, text, date: '2026-02-24' }, 'en')
  let start = 0
  const passages = parts.map(({ vector: numbers, terms, input }, row): IndexedPassage => {
    const span = { start, end: start + `${id} ${row}.`.length }
    start = span.end + 1
    const vector = unit(Float32Array.from(numbers ?? [1, row, id.length, 0]))
    return {
      ...span,
      sentences: [span],
      headings: [],
      context: document.title,
      inputHash: sha256(input ?? `${id} ${row}`),
      vector,
      tokens: packTokens(Float32Array.of(...vector, ...vector.toReversed()), vector.length, [0, 4]),
      terms: new Map(Object.entries(terms ?? { [id]: 1, all: 1 })),
    }
  })
  return { document, passages }
}

export type Made = { readonly document: Document; readonly passages: readonly IndexedPassage[] }

/** Puts documents and commits. */
export async function commitAll(
  store: Store,
  collection: string,
  documents: readonly Made[],
  options: Partial<DraftOptions> = {},
): Promise<Generation> {
  const draft = await store.begin(collection, { ...OPTIONS, ...options })
  for (const { document, passages } of documents) await draft.put(document, passages)
  return draft.commit()
}

/** The texts of a generation's documents, by id. */
export async function textsOf(generation: Generation | null): Promise<Record<string, string>> {
  const texts: Record<string, string> = {}
  for (const { id } of (await generation?.documents()) ?? []) {
    texts[id] = (await generation?.document(id))?.text ?? 'missing'
  }
  return texts
}

/** Runs a test in a store of its own. */
export const withStore =
  (backend: StoreBackend, test: (opened: OpenedStore) => Promise<void>) =>
  async (): Promise<void> => {
    const opened = await backend.open()
    try {
      await test(opened)
    } finally {
      await opened.close()
    }
  }

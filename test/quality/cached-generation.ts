import type { Candidate, Generation } from '../../src/core/store.ts'

/** Searches once for each question's vector: what is found does not depend on how it is mixed. */
export function cachedGeneration(generation: Generation): Generation {
  const candidates = new WeakMap<Float32Array, Promise<Candidate[]>>()
  const near = new Map<string, ReturnType<Generation['nearTerms']>>()
  return {
    collection: generation.collection,
    summary: generation.summary,
    documents: () => generation.documents(),
    languages: () => generation.languages(),
    summaries: (ids) => generation.summaries(ids),
    document: (id) => generation.document(id),
    passages: (ids) => generation.passages(ids),
    passagesOf: (id) => generation.passagesOf(id),
    vectors: (ids) => generation.vectors(ids),
    tokens: (ids) => generation.tokens(ids),
    frequencies: (terms) => generation.frequencies(terms),
    search(request) {
      const found = candidates.get(request.vector) ?? generation.search(request)
      candidates.set(request.vector, found)
      return found
    },
    nearTerms(term, maxEdits, limit) {
      const found = near.get(term) ?? generation.nearTerms(term, maxEdits, limit)
      near.set(term, found)
      return found
    },
  }
}

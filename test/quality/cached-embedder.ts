import type { Embedder, Embedding } from '../../src/core/embedder.ts'

/** Embeds each text once: the same questions and sentences come back in every variant measured. */
export function cachedEmbedder(embedder: Embedder): Embedder {
  const embeddings = new Map<string, Embedding>()
  return {
    modelId: embedder.modelId,
    dimensions: embedder.dimensions,
    maxTokens: embedder.maxTokens,
    countTokens: (texts, role) => embedder.countTokens(texts, role),
    async embed(texts, role, signal) {
      const keys = texts.map((text) => `${role}\n${text}`)
      const missing = [...new Set(keys)].filter((key) => !embeddings.has(key))
      const made = await embedder.embed(
        missing.map((key) => key.slice(role.length + 1)),
        role,
        signal,
      )
      missing.forEach((key, row) => {
        embeddings.set(key, made[row]!)
      })
      return keys.map((key) => embeddings.get(key)!)
    },
  }
}

import { createHash } from 'node:crypto'
import type { Embedder } from '../../src/core/embedder.ts'
import { termFrequencies } from '../../src/core/terms.ts'

const DIMENSIONS = 32

/** Texts → unit vectors by feature hashing: near when they share terms. Deterministic, and needs no model. */
export const hashEmbedder: Embedder = {
  modelId: 'hashed-terms',
  dimensions: DIMENSIONS,
  maxTokens: 512,
  embed: async (texts) =>
    texts.map((text) => ({
      vector: vectorOf(text),
      tokens: new Uint8Array(),
      weights: new Float32Array(),
    })),
  countTokens: async (texts) => texts.map((text) => Math.ceil(text.length / 4)),
}

function vectorOf(text: string): Float32Array {
  const vector = new Float32Array(DIMENSIONS)
  for (const [term, count] of termFrequencies(text)) {
    const hash = createHash('sha256').update(term).digest()
    vector[hash[0]! % DIMENSIONS]! += hash[1]! % 2 === 0 ? count : -count
  }
  const length = Math.hypot(...vector)
  return length === 0
    ? vector.fill(1 / Math.sqrt(DIMENSIONS))
    : vector.map((value) => value / length)
}

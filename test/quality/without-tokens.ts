import type { Embedder } from '../../src/core/embedder.ts'

const [NO_TOKENS, NO_WEIGHTS] = [new Uint8Array(), new Float32Array()]

/** Passages are found by its vectors alone: nothing is matched token by token. */
export const withoutTokens = (embedder: Embedder): Embedder => ({
  modelId: embedder.modelId,
  dimensions: embedder.dimensions,
  maxTokens: embedder.maxTokens,
  countTokens: (texts, role) => embedder.countTokens(texts, role),
  async embed(texts, role, signal) {
    const embedded = await embedder.embed(texts, role, signal)
    return embedded.map((one) => ({ ...one, tokens: NO_TOKENS, weights: NO_WEIGHTS }))
  },
})

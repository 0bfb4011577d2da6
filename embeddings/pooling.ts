import type { Embedding } from '../src/core/embedder.ts'
import { packTokens } from '../src/core/token-vectors.ts'

/**
 * One text's vectors, out of the model's last hidden states of all its input.
 * @param first where the text's own tokens begin; the input's last token is not one of them.
 * @param starts of the own tokens in the text.
 * @param mean of all texts' tokens: what they share says nothing, and hides what they don't.
 */
export function embeddingOf(
  hidden: Float32Array,
  first: number,
  mean: Float32Array,
  weights: Float32Array,
  starts: Int32Array,
): Embedding {
  const dimensions = mean.length
  const own = hidden.slice(first * dimensions, (first + weights.length) * dimensions)
  for (let from = 0; from < own.length; from += dimensions)
    for (let place = 0; place < dimensions; place += 1) own[from + place]! -= mean[place]!
  return { vector: pool(hidden, dimensions), tokens: packTokens(own, dimensions, starts), weights }
}

/** Mean over the tokens, at unit length. */
function pool(hidden: Float32Array, dimensions: number): Float32Array {
  const sums = new Float64Array(dimensions)
  for (let from = 0; from < hidden.length; from += dimensions)
    for (let place = 0; place < dimensions; place += 1) sums[place]! += hidden[from + place]!
  const norm = Math.hypot(...sums)
  return Float32Array.from(sums, (sum) => sum / norm)
}

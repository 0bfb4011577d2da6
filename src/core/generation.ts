import type { ChunkingOptions } from './chunk.ts'
import { sha256 } from './document.ts'
import type { Embedder } from './embedder.ts'
import { FingerprintMismatchError } from './errors.ts'
import type { Generation } from './store.ts'

/** Raised whenever segmentation, contexts, terms or packed tokens change so that old passages no longer fit. */
const TEXT_VERSION = 5

/** What made an index: two indexes with one fingerprint can share vectors and terms. */
export const fingerprintOf = (
  { modelId, dimensions }: Pick<Embedder, 'modelId' | 'dimensions'>,
  { maxTokens, maxContextTokens }: ChunkingOptions,
): string =>
  sha256(JSON.stringify([modelId, dimensions, maxTokens, maxContextTokens, TEXT_VERSION]))

/** @throws FingerprintMismatchError when the generation was made otherwise, so that its scores would lie. */
export function assertFingerprint(generation: Generation, current: string): void {
  const indexed = generation.summary.fingerprint
  if (indexed !== current) throw new FingerprintMismatchError({ indexed, current })
}

import { DEFAULT_CHUNKING } from './chunk.ts'
import type { Embedder } from './embedder.ts'
import { fingerprintOf } from './generation.ts'
import type { IndexReport, SourceOutcome, UpdateOptions } from './index-report.ts'
import { IndexRun } from './index-run.ts'
import type { NameTagger } from './reader.ts'
import type { Store } from './store.ts'

export interface IndexParts {
  readonly store: Store
  readonly embedder: Embedder
  /** Absent or null: nobody looks for names, and `/who` knows nobody. */
  readonly tagger?: NameTagger | null
}

/**
 * Brings a collection up to date with what its sources deliver, in one generation.
 * A source that fails keeps its last good state. Cancelling leaves the live generation alone.
 * @throws CollectionBusyError, FingerprintMismatchError, the signal's reason, and the store's faults.
 */
export async function updateIndex(
  parts: IndexParts,
  collection: string,
  sources: AsyncIterable<SourceOutcome>,
  options: UpdateOptions,
): Promise<IndexReport> {
  const began = performance.now()
  const chunking = options.chunking ?? DEFAULT_CHUNKING
  const draft = options.dryRun
    ? null
    : await parts.store.begin(collection, {
        holder: options.holder,
        fingerprint: fingerprintOf(parts.embedder, chunking),
        rebuild: options.rebuild ?? false,
      })
  try {
    // Read under the lease, so that the diff is against what the draft began from.
    const before = await parts.store.live(collection)
    const run = new IndexRun(parts, draft, before, chunking, options)
    const after = await run.run(sources)
    return { ...run.report(after), elapsedMs: Math.round(performance.now() - began) }
  } finally {
    await draft?.abort()
  }
}

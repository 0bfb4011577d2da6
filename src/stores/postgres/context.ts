import type { Database } from './database.ts'
import type { KnownTerms } from './known-terms.ts'

export interface PostgresStoreOptions {
  /** Collections of fewer passages are searched by looking at all of them. Minimum 1. @defaultValue `10_000` */
  readonly exactLimit?: number
  /** How much memory the postings of terms asked for may take, in bytes. @defaultValue 64 MiB */
  readonly postingBytes?: number
  /** How long a writer may be away until another one may take its place, in milliseconds. @defaultValue `20_000` */
  readonly leaseMs?: number
}

// 10,000 × 384 numbers take about as long as an HNSW search with its filter and re-scoring.
export const DEFAULTS = {
  exactLimit: 10_000,
  postingBytes: 64 * 2 ** 20,
  leaseMs: 20_000,
} as const satisfies Required<PostgresStoreOptions>

/** What the parts of one PostgreSQL store share. */
export interface Context extends Required<PostgresStoreOptions> {
  readonly database: Database
  readonly knownTerms: KnownTerms
}

/** Told of every collection whose live generation is another one now; the payload is its id. */
export const GENERATION_CHANNEL = 'verbatim_generation'

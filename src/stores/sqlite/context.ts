import { setImmediate } from 'node:timers/promises'
import type { Connection } from './connection.ts'

/** Where work stands that writes; told within and after the step. A crash there must harm nothing. */
export type Step = 'insert' | 'hnsw write' | 'rename' | 'swap' | 'prune' | 'migrate' | 'forget'

/**
 * An HNSW file could not be used; it was made again; it was made, but not written.
 * Old generations could not be removed after a swap; the next run does it.
 */
export type StoreEventKind = 'hnsw-rejected' | 'hnsw-rebuilt' | 'hnsw-not-kept' | 'prune-postponed'

/** What an operator may want to know; nothing is lost in any of these. */
export interface StoreEvent {
  readonly kind: StoreEventKind
  readonly collection: string
  readonly generation: number
  /** Why, in words. */
  readonly reason: string
}

export interface SqliteStoreOptions {
  /** Told of caches that were damaged and made again. */
  readonly onEvent?: (event: StoreEvent) => void
  /** Called at every step of work that writes. */
  readonly onStep?: (step: Step) => void
  /**
   * Collections with fewer passages are searched exactly, without an HNSW file.
   * @defaultValue `EXACT_LIMIT`
   */
  readonly exactLimit?: number
  /** How much memory loaded indexes may take, in bytes; the last used one always stays. @defaultValue 768 MiB */
  readonly cacheBytes?: number
  /** How long a lease lasts without being renewed, in milliseconds. @defaultValue `20_000` */
  readonly leaseMs?: number
  /** How large the database file may grow, in bytes. @defaultValue no limit but the disk's */
  readonly maxBytes?: number
}

// 1,000 × 384 products take half a millisecond: less than an HNSW search with its exact re-scoring.
export const EXACT_LIMIT = 1_000

/** What the parts of one SQLite store share. */
export interface Context {
  readonly connection: Connection
  readonly directory: string
  readonly onEvent: (event: StoreEvent) => void
  readonly onStep: (step: Step) => void
  readonly exactLimit: number
  readonly cacheBytes: number
  readonly leaseMs: number
  /** Aborted when the store is closed. */
  readonly closing: AbortSignal
}

/** One generation by its numbers in the database. */
export interface GenerationKey {
  /** Row of `collections`. */
  readonly collectionId: number
  readonly generation: number
}

const SLICE_MS = 2

/** Lets others run between slices of long work. */
export class Slices {
  #began = performance.now()

  /** Resolves at once until some milliseconds have gone by; then the event loop turns once. */
  async pause(): Promise<void> {
    if (performance.now() - this.#began < SLICE_MS) return
    await setImmediate()
    this.#began = performance.now()
  }
}

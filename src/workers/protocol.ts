import type { FromRelay, ToRelay } from '../../embeddings/model-relay.ts'
import type { ReadinessReport } from '../operation/readiness.ts'

/** What a worker is started with, as JSON, its one argument. */
export interface WorkerTask {
  /** From 0. Number 0 has the duties that one process alone must do. */
  readonly number: number
  /** Null over HTTP, where there are none. */
  readonly shards: { readonly ids: readonly number[]; readonly count: number } | null
}

/** What a worker can be asked for; the metrics come as prom-client's own objects. */
export interface Questions {
  readonly readiness: ReadinessReport
  readonly metrics: object[]
}
export type Question = keyof Questions

export type ToWorker =
  | FromRelay
  | { readonly kind: 'ask'; readonly id: number; readonly question: Question }
  /** Take nothing new, finish, end with status 0. */
  | { readonly kind: 'stop' }

export type FromWorker =
  | ToRelay
  | { readonly kind: 'answer'; readonly id: number; readonly answer: Questions[Question] }
  /** Connected, and answering from now on. */
  | { readonly kind: 'ready' }
  /** It ends, and this is what to do about it, for the operator. `isFinal`: trying again is in vain. */
  | { readonly kind: 'ending'; readonly message: string; readonly isFinal: boolean }

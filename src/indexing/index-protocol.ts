import type { Embedder, Embedding } from '../core/embedder.ts'
import type { IndexReport } from '../core/index-report.ts'
import type { NamedEntity, NameTagger } from '../core/reader.ts'
import type { SourceInput } from '../sources/resource.ts'
import type { Place } from '../stores/open-data.ts'
import type { StoreEvent } from '../stores/sqlite-store.ts'
import type { ErrorMessage } from './error-message.ts'
import type { IndexingOptions, IndexingProgress } from './index-sources.ts'

/** What one indexing process is started for. */
export interface IndexTask {
  readonly place: Place
  readonly collection: string
  readonly inputs: readonly SourceInput[]
  readonly options: Omit<IndexingOptions, 'signal' | 'onProgress' | 'web'>
  readonly embedder: Pick<Embedder, 'modelId' | 'dimensions' | 'maxTokens'>
  /** Null: nobody looks for names. */
  readonly tagger: Pick<NameTagger, 'modelId'> | null
}

/** What it asks the models for, which its parent has. Row `i` belongs to `texts[i]`. */
export interface Answers {
  readonly embed: Embedding[]
  readonly countTokens: number[]
  readonly tag: NamedEntity[][]
}

export interface Ask {
  readonly kind: 'ask'
  readonly id: number
  readonly method: keyof Answers
  readonly texts: readonly string[]
}

/** From the process. `done` or `failed` is the last one; by then it has closed the store. */
export type FromChild =
  | Ask
  | { readonly kind: 'progress'; readonly progress: IndexingProgress }
  | { readonly kind: 'event'; readonly event: StoreEvent }
  | { readonly kind: 'done'; readonly report: IndexReport }
  | { readonly kind: 'failed'; readonly error: ErrorMessage }

/** To the process; `task` first. */
export type ToChild =
  | { readonly kind: 'task'; readonly task: IndexTask }
  | { readonly kind: 'answer'; readonly id: number; readonly answer: Answers[keyof Answers] }
  | { readonly kind: 'stop' }

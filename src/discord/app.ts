import type { AnswerQuestion } from '../core/answer.ts'
import type { CitedSlices } from '../core/cited.ts'
import { type Community, DEFAULT_COLLECTION } from '../core/community.ts'
import type { Embedder } from '../core/embedder.ts'
import type { Indexer } from '../core/indexer.ts'
import type { PeopleBook } from '../core/people/people-index.ts'
import type { Store } from '../core/store.ts'
import type { Runs } from './runs.ts'
import type { SettingsBook } from './settings-book.ts'
import type { TitleBook } from './title-book.ts'

/** What commands may use; wired together by the entry. */
export interface App {
  readonly answerQuestion: AnswerQuestion
  readonly store: Store
  /** For summaries. */
  readonly embedder: Embedder
  readonly people: PeopleBook
  readonly titles: TitleBook
  readonly slices: CitedSlices
  readonly community: Community
  readonly settings: SettingsBook
  readonly indexer: Indexer
  readonly runs: Runs
  readonly now: () => Date
}

/** A server's own documents once it has any, else the operator's. */
export async function collectionFor(store: Store, guild: string | null): Promise<string> {
  if (guild === null) return DEFAULT_COLLECTION
  const own = await store.live(guild)
  return own !== null && own.summary.documents > 0 ? guild : DEFAULT_COLLECTION
}

import type { CitedSlices } from '../core/cited.ts'
import type { Community } from '../core/community.ts'
import type { KeptSources } from '../core/kept-sources.ts'
import type { SourceBook } from '../core/source-book.ts'
import type { Store } from '../core/store.ts'

/** What every place holds. */
export interface Opened {
  readonly store: Store & { readonly cited: CitedSlices }
  readonly kept: KeptSources
  readonly sources: SourceBook
  /** Opened at the first call, closed with the rest. */
  community(): Promise<Community>
  close(): Promise<void>
}

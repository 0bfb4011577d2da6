import type { Validators } from '../core/kept-sources.ts'
import type { KnownIds } from './ids.ts'
import type { WebOptions } from './web/web-reader.ts'

/** How a run reads its sources. */
export interface ReadOptions {
  /** The documents the collection already has. */
  readonly known?: KnownIds
  /** What servers said of pages; brought up to date by the run. */
  readonly validators?: Map<string, Validators>
  /** `sourceKey`s of what is not read where a folder, a sitemap, a feed or an archive holds it. */
  readonly leftOut?: ReadonlySet<string>
  /** Pages of sitemaps that the collection has are not read: each is an input of its own, at its time. */
  readonly onlyNewLinks?: boolean
  readonly web?: Partial<WebOptions>
  readonly signal?: AbortSignal
  /** Called as sources are done; both in bytes, those of pages estimated. */
  readonly onProgress?: (done: number, total: number) => void
}

import { sha256 } from './document.ts'
import { withoutPart } from './kept-sources.ts'

/** Names a source without telling it: of file and part, since what was forgotten must leave no trace. */
export function sourceKey(source: string): string {
  const whole = withoutPart(source)
  return whole === source ? sha256(whole) : `${sha256(whole)}#${sha256(source)}`
}

/**
 * Port: what each collection is read from. A source is a URL as in `Document.source`: of a file, a
 * folder, a page, a sitemap, a feed, kept bytes.
 */
export interface SourceBook {
  /** What was given to be read, without `#`, in code-unit order. */
  given(collection: string): Promise<string[]>
  /** Records what was given. What had been left out of these very files or pages is let in again. */
  add(collection: string, sources: readonly string[]): Promise<void>
  /** No longer given, and not to be read where a folder, a sitemap, a feed or an archive holds it still. */
  leaveOut(collection: string, sources: readonly string[]): Promise<void>
  /** The `sourceKey` of everything left out. */
  leftOut(collection: string): Promise<ReadonlySet<string>>
  /** Forgets all of a collection. */
  forget(collection: string): Promise<void>
}

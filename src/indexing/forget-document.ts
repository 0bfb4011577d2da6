import { UPLOAD, withoutPart } from '../core/kept-sources.ts'
import type { Data, SqliteData } from '../stores/open-data.ts'
import { forgetInDatabase } from '../stores/postgres-forgetting.ts'
import type { Erasure } from '../stores/sqlite-store.ts'

/** Where documents leave traces. */
export interface ForgettingParts
  extends Pick<SqliteData, 'store' | 'kept' | 'sources' | 'community'> {
  /** Told between the steps. A crash there only postpones the rest. */
  readonly onStep?: (step: 'forget') => void
}

export interface Forgotten {
  /** Where it was read from: these are not the bot's, and reading them again brings the document back. */
  readonly sources: readonly string[]
}

/** As `forgetDocument`, wherever the data are. */
export async function forget(
  data: Data,
  erasure: Erasure,
  holder: string,
): Promise<Forgotten | null> {
  if (data.kind === 'sqlite') return forgetDocument(data, erasure, holder)
  await data.community()
  const sources = await forgetInDatabase(data.database, erasure, holder)
  return sources && forgotten([...new Set(sources.map(withoutPart))])
}

const forgotten = (sources: readonly string[]): Forgotten => ({
  sources: sources.filter((source) => !source.startsWith(UPLOAD)),
})

/**
 * Removes a document from everything kept: generations, vectors, cited slices, answers, uploaded
 * bytes, and what deleting leaves in the files.
 * @param holder who does it, in words for whoever has to wait.
 * @returns null when nothing is known of it.
 * @throws CollectionBusyError, and a UserError when others keep reading: `finishErasures` goes on then.
 */
export async function forgetDocument(
  parts: ForgettingParts,
  erasure: Erasure,
  holder: string,
): Promise<Forgotten | null> {
  const { store, kept, onStep } = parts
  const community = await parts.community()
  const found = store.forgetting.announce(erasure)
  if (found === null) return null
  const sources = [...new Set(found.map(withoutPart))]
  await kept.drop(erasure.collection, sources)
  const uploads = sources.filter((source) => source.startsWith(UPLOAD))
  await parts.sources.leaveOut(erasure.collection, [...new Set([...found, ...uploads])])
  onStep?.('forget')
  await community.forgetDocument(erasure.collection, erasure.document)
  onStep?.('forget')
  await store.forgetting.erase(erasure, uploads, holder)
  await scrub(parts)
  return forgotten(sources)
}

/** Goes on with what a crash interrupted. @returns how many documents. */
export async function finishErasures(parts: ForgettingParts, holder: string): Promise<number> {
  const pending = parts.store.forgetting.pending()
  for (const erasure of pending) if (erasure !== null) await forgetDocument(parts, erasure, holder)
  if (parts.store.forgetting.pending().length > 0) await scrub(parts)
  return pending.length
}

async function scrub({ store, community, onStep }: ForgettingParts): Promise<void> {
  ;(await community()).scrub()
  onStep?.('forget')
  store.forgetting.scrub()
}

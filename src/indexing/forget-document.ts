import type { Community } from '../core/community.ts'
import type { Erasure, Forgetting } from '../core/forgetting.ts'
import { type KeptSources, UPLOAD, withoutPart } from '../core/kept-sources.ts'
import type { SourceBook } from '../core/source-book.ts'

/** Where documents leave traces. */
export interface ForgettingParts {
  readonly store: { readonly forgetting: Forgetting }
  readonly kept: Pick<KeptSources, 'drop'>
  readonly sources: Pick<SourceBook, 'leaveOut'>
  community(): Promise<Community>
  /** Told between the steps. A crash there only postpones the rest. */
  readonly onStep?: (step: 'forget') => void
}

export interface Forgotten {
  /** Where it was read from: these are not the bot's, and reading them again brings the document back. */
  readonly sources: readonly string[]
}

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
  const found = await store.forgetting.announce(erasure)
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
  return { sources: sources.filter((source) => !source.startsWith(UPLOAD)) }
}

/** Goes on with what a crash interrupted. @returns how many documents. */
export async function finishErasures(parts: ForgettingParts, holder: string): Promise<number> {
  const pending = await parts.store.forgetting.pending()
  for (const erasure of pending) if (erasure !== null) await forgetDocument(parts, erasure, holder)
  if ((await parts.store.forgetting.pending()).length > 0) await scrub(parts)
  return pending.length
}

async function scrub({ store, community, onStep }: ForgettingParts): Promise<void> {
  await (await community()).scrub()
  onStep?.('forget')
  await store.forgetting.scrub()
}

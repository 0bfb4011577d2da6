import { type KeptSources, UPLOAD, withoutPart } from '../core/kept-sources.ts'
import type { SourceBook } from '../core/source-book.ts'
import type { Store } from '../core/store.ts'

/** What is needed to verify uploads, wherever they are kept. */
export interface UploadParts {
  readonly store: Pick<Store, 'live' | 'collections' | 'holder'>
  readonly kept: KeptSources
  readonly sources: SourceBook
}

/** Where a check writes down what it found. */
export interface UploadFindings {
  readonly counts: { uploads: number }
  readonly mended: string[]
  readonly lost: string[]
}

/** Verifies the bytes of all uploads by their hashes, and drops those that nothing was made of any more. */
export async function checkUploads(parts: UploadParts, findings: UploadFindings): Promise<void> {
  for (const collection of await parts.store.collections()) {
    const before = await parts.kept.uploads(collection)
    // A run keeps bytes before its documents are live.
    const isFree = (await parts.store.holder(collection)) === null
    const { given, used } = await wanted(parts, collection)
    const unused = before.filter((source) => !given.includes(source) && !used.has(source))
    if (isFree) await dropUnused(parts, collection, unused, findings)
    const there = await parts.kept.uploads(collection)
    findings.counts.uploads += there.length
    for (const source of await parts.kept.damaged(collection))
      findings.lost.push(`${collection}: the bytes of ${source} are damaged; add the file again`)
    // A document that a rollback brought back after its removal has none, and is not given either.
    for (const source of given)
      if (!there.includes(source))
        findings.lost.push(`${collection}: the bytes of ${source} are missing; add the file again`)
  }
}

const isUpload = (source: string): boolean => source.startsWith(UPLOAD)

async function wanted({ store, sources }: UploadParts, collection: string) {
  const documents = (await (await store.live(collection))?.documents()) ?? []
  return {
    given: (await sources.given(collection)).filter(isUpload),
    used: new Set(documents.map(({ source }) => withoutPart(source ?? ''))),
  }
}

/** A crash during a removal, or of a run that had only kept the bytes, leaves them without a document. */
async function dropUnused(
  { kept }: UploadParts,
  collection: string,
  unused: readonly string[],
  { mended }: UploadFindings,
): Promise<void> {
  if (unused.length === 0) return
  await kept.drop(collection, unused)
  mended.push(`${collection}: uploads that no document came from were removed: ${unused.length}`)
}

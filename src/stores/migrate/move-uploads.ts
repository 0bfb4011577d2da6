import { createHash } from 'node:crypto'
import { keyOf } from '../postgres/text.ts'
import type { PostgresSources } from '../postgres-sources.ts'
import { RowSum } from './digest.ts'
import type { Folder } from './folder.ts'
import type { Content } from './move-tables.ts'

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** The bytes of an upload as they are compared. */
const rowOf = (collection: string, source: string, bytes: Uint8Array) => [
  keyOf(collection),
  source,
  sha256(bytes),
]

/** Puts the bytes of all uploads that are not there yet. @returns what the folder holds. */
export async function moveUploads(
  folder: Folder,
  kept: PostgresSources,
  onStep: () => void,
): Promise<Content> {
  const sum = new RowSum()
  for (const collection of folder.uploadCollections())
    for (const source of await folder.kept.uploads(collection)) {
      const bytes = await folder.kept.read(collection, source)
      if (bytes === null) continue
      const row = rowOf(collection, source, bytes)
      sum.add(row)
      const there = await kept.read(collection, source)
      if (there !== null && sha256(there) === row[2]) continue
      await kept.keep(collection, source, bytes)
      onStep()
    }
  return sum.value
}

/** What the database holds of uploads in the collections of the folder. */
export async function uploadContent(folder: Folder, kept: PostgresSources): Promise<Content> {
  const sum = new RowSum()
  for (const collection of folder.uploadCollections())
    for (const source of await kept.uploads(collection)) {
      const bytes = await kept.read(collection, source)
      if (bytes !== null) sum.add(rowOf(collection, source, bytes))
    }
  return sum.value
}

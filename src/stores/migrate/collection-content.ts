import { chunks } from '../chunks.ts'
import { type CollectionRow, findCollection } from '../postgres/collections.ts'
import type { Client } from '../postgres/database.ts'
import { SCHEMA } from '../postgres/migration.ts'
import { readVersions, termsOf } from '../postgres/read-versions.ts'
import { generationsOf, isMember, keyParameters } from '../postgres/rows.ts'
import { digestOf, versionDigest } from '../stored-version.ts'
import type { Folder } from './folder.ts'

/** What one side holds of a collection. */
export interface CollectionContent {
  /** Kept ones. */
  readonly generations: number
  /** Versions that they hold. */
  readonly documents: number
  readonly passages: number
  /** Of all generations, texts, passages, vectors and terms; lower-case hex. */
  readonly sha256: string
}

interface Kept {
  readonly generation: number
  readonly live: boolean
  readonly created: string
  readonly fingerprint: string
  readonly documents: number
  readonly passages: number
  readonly versions: readonly number[]
}

interface Read {
  readonly digest: string
  readonly passages: number
}

function contentOf(
  generations: readonly Kept[],
  read: ReadonlyMap<number, Read>,
): CollectionContent {
  // Equal versions are kept once or several times; that is no difference.
  const different = new Map([...read.values()].map((one) => [one.digest, one.passages]))
  return {
    generations: generations.length,
    documents: different.size,
    passages: [...different.values()].reduce((sum, passages) => sum + passages, 0),
    sha256: digestOf(
      generations.map((one) => [
        one.generation,
        Number(one.live),
        one.created,
        one.fingerprint,
        one.documents,
        one.passages,
        one.versions.map((version) => read.get(version)?.digest ?? '').sort(),
      ]),
    ),
  }
}

/** What the folder holds of a collection. */
export function folderContent(folder: Folder, { id }: CollectionRow): CollectionContent {
  const generations = folder.generations(id)
  const terms = folder.terms(id)
  const read = new Map<number, Read>()
  for (const version of new Set(generations.flatMap(({ versions }) => versions))) {
    const stored = folder.version(version, terms)
    read.set(version, { digest: versionDigest(stored), passages: stored.passages.length })
  }
  return contentOf(generations, read)
}

/** Versions read at once. */
const CHUNK_VERSIONS = 50

/** What the database holds of a collection. Call it within a transaction. */
export async function databaseContent(client: Client, name: string): Promise<CollectionContent> {
  const collection = await findCollection(client, name)
  if (collection === null) return contentOf([], new Map())
  const generations: Kept[] = []
  for (const row of (await generationsOf(client, collection.id)).reverse()) {
    const members = await client.query<{ version: number }>(
      `SELECT version FROM ${SCHEMA}.documents d WHERE ${isMember('d')}`,
      keyParameters(row),
    )
    generations.push({ ...row, versions: members.map(({ version }) => version) })
  }
  const versions = [...new Set(generations.flatMap((one) => one.versions))]
  return contentOf(generations, await readAll(client, collection.id, versions))
}

async function readAll(
  client: Client,
  collectionId: number,
  versions: readonly number[],
): Promise<Map<number, Read>> {
  const terms = await termsOf(client, collectionId)
  const read = new Map<number, Read>()
  for (const chunk of chunks(versions, CHUNK_VERSIONS)) {
    for (const { version, ...stored } of await readVersions(client, collectionId, chunk, terms))
      read.set(version, { digest: versionDigest(stored), passages: stored.passages.length })
  }
  return read
}

import { sha256 } from '../../src/core/document.ts'
import type { Generation, IndexedPassage, Store } from '../../src/core/store.ts'
import { passageTerms } from '../../src/core/terms.ts'
import { openPostgresStore } from '../../src/stores/postgres-store.ts'
import { openSqliteStore } from '../../src/stores/sqlite-store.ts'
import { COLLECTION, type PreparedIndex } from './prepared-index.ts'

/** The name of a prepared index's copy in a PostgreSQL database. */
export const copyName = (passages: number): string => `${COLLECTION}-${passages}`

/**
 * Copies a prepared index into a PostgreSQL database, as a collection of its own.
 * @returns the milliseconds it takes to write, and to make it live with its HNSW index; null when it
 * is there already.
 */
export async function copyIntoPostgres(
  { dataDirectory, passages }: PreparedIndex,
  databaseUrl: string,
): Promise<{ readonly writeMs: number; readonly commitMs: number } | null> {
  const from = await openSqliteStore(dataDirectory)
  const to = await openPostgresStore(databaseUrl)
  try {
    if ((await to.live(copyName(passages))) !== null) return null
    return await copyGeneration((await from.live(COLLECTION))!, to, copyName(passages))
  } finally {
    await to.close()
    await from.close()
  }
}

async function copyGeneration(generation: Generation, to: Store, name: string) {
  const { fingerprint } = generation.summary
  const began = performance.now()
  const draft = await to.begin(name, { holder: 'bench', fingerprint })
  for (const { id } of await generation.documents()) {
    const document = (await generation.document(id))!
    const stored = await generation.passagesOf(id)
    const ids = stored.map((passage) => passage.id)
    const [vectors, tokens] = [await generation.vectors(ids), await generation.tokens(ids)]
    const passages = stored.map(
      (passage, row): IndexedPassage => ({
        ...passage,
        inputHash: sha256(`${id} ${row}`),
        vector: vectors[row]!,
        tokens: tokens[row]!,
        terms: passageTerms(document, passage),
      }),
    )
    await draft.put(document, passages)
  }
  const written = performance.now()
  await draft.commit()
  return { writeMs: written - began, commitMs: performance.now() - written }
}

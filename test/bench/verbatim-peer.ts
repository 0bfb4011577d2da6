import { join } from 'node:path'
import { openInference } from '../../embeddings/inference.ts'
import { createAnswerer } from '../../src/core/answerer.ts'
import { DEFAULT_CHUNKING } from '../../src/core/chunk.ts'
import { DEFAULT_COLLECTION } from '../../src/core/community.ts'
import { fingerprintOf } from '../../src/core/generation.ts'
import { readTerms } from '../../src/core/question.ts'
import { retrieve } from '../../src/core/retrieve.ts'
import { indexInChild } from '../../src/indexing/index-in-child.ts'
import type { GivenFile } from '../../src/sources/resource.ts'
import { openSqliteStore } from '../../src/stores/sqlite-store.ts'
import { readCalibration } from './answering.ts'
import type { OpenPeer, PeerDocument } from './peers/port.ts'

const OPTIONS = { holder: 'bench' } as const
/** As many as an answer lists. */
const LIMIT = 10

/** One file of all documents, as `verbatim index` would be given it. */
const fileOf = (documents: readonly PeerDocument[]): GivenFile => {
  const lines = documents.map(({ language, ...document }) =>
    JSON.stringify({ ...document, lang: language }),
  )
  const bytes = new TextEncoder().encode(lines.join('\n'))
  return { name: 'docs.jsonl', bytes, source: 'file:///bench/docs.jsonl' }
}

/**
 * The product beside the others: as it comes (reader on, names looked for), or, as they are,
 * retrieval alone. It finds by itself which documents changed.
 */
export const open: OpenPeer = async ({ directory, isTuned }) => {
  const isWhole = !isTuned
  const { embedder, reader, tagger, close } = await openInference()
  await embedder.embed(['warm'], 'question')
  const { ranking, ...calibration } = readCalibration()
  let round = 0
  let store = await openSqliteStore(join(directory, '0'))
  const update = async (documents: readonly PeerDocument[]): Promise<void> => {
    const parts = { dataDirectory: join(directory, String(round)), embedder }
    const named = isWhole ? { ...parts, tagger } : parts
    await indexInChild(named, DEFAULT_COLLECTION, [fileOf(documents)], OPTIONS)
  }
  const fingerprint = fingerprintOf(embedder, DEFAULT_CHUNKING)
  const whole = async (question: string): Promise<string[]> => {
    const parts = { store, embedder, reader, fingerprint }
    const answer = createAnswerer({ ...parts, calibration: { ...calibration, ranking } })
    const { passages } = await answer(DEFAULT_COLLECTION, question)
    return passages.map(({ document }) => document)
  }
  const retrieval = async (question: string): Promise<string[]> => {
    const generation = await store.live(DEFAULT_COLLECTION)
    if (generation === null) return []
    const options = { limit: LIMIT, ranking }
    const found = await retrieve(embedder, generation, readTerms(question), options)
    return found.map(({ passage }) => passage.documentId)
  }
  return {
    index: async (documents) => {
      await store.close()
      round += 1
      store = await openSqliteStore(join(directory, String(round)))
      await update(documents)
    },
    search: isWhole ? whole : retrieval,
    update,
    close: async () => {
      await store.close()
      await close()
    },
  }
}

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Inference, openInference } from '../../embeddings/inference.ts'
import type { AnswerQuestion } from '../../src/core/answer.ts'
import type { Calibration } from '../../src/core/answerability.ts'
import { createAnswerer } from '../../src/core/answerer.ts'
import { updateIndex } from '../../src/core/build-index.ts'
import { DEFAULT_CHUNKING } from '../../src/core/chunk.ts'
import type { DocumentInput } from '../../src/core/document.ts'
import { fingerprintOf } from '../../src/core/generation.ts'
import { projectDirectory } from '../../src/project.ts'
import { MemoryStore } from './memory-store.ts'

export interface RealAnswerer {
  readonly inference: Inference
  readonly store: MemoryStore
  /** Puts documents into a collection. */
  index(collection: string, documents: readonly DocumentInput[]): Promise<void>
  readonly ask: AnswerQuestion
}

/** The real models and the shipped calibration over a store in memory. */
export async function openRealAnswerer(): Promise<RealAnswerer> {
  const inference = await openInference()
  const { embedder, reader } = inference
  const store = new MemoryStore()
  const file = join(projectDirectory(), 'embeddings', 'calibration.json')
  const ask = createAnswerer({
    store,
    embedder,
    reader,
    calibration: JSON.parse(readFileSync(file, 'utf8')) as Calibration,
    fingerprint: fingerprintOf(embedder, DEFAULT_CHUNKING),
  })
  return {
    inference,
    store,
    async index(collection, documents) {
      const sources = async function* () {
        yield { source: 'test', documents }
      }
      const { failed } = await updateIndex({ store, embedder }, collection, sources(), {
        holder: 'test',
      })
      if (failed.length > 0) throw new Error(JSON.stringify(failed))
    },
    ask,
  }
}

import type { Embedder } from '../src/core/embedder.ts'
import type { NameTagger, Reader } from '../src/core/reader.ts'
import { InferenceProcess } from './inference-process.ts'
import { EMBEDDER, modelIdOf, READER } from './models.ts'
import { TransformersEmbedder } from './transformers-embedder.ts'
import { TransformersReader } from './transformers-reader.ts'

/** The models at work, in one child process. */
export interface Inference {
  readonly embedder: Embedder
  readonly reader: Reader
  readonly tagger: NameTagger
  /** Ends the child process; requests under way fail with `InferenceProcessError`. */
  close(): Promise<void>
}

/**
 * Starts the models. Requests may be made at once; they wait until the models are loaded.
 * An idle child does not keep the program running, and ends with it.
 * @throws UserError when the models are missing.
 */
export const openInference = async (): Promise<Inference> => {
  const inference = new InferenceProcess()
  const ids = Promise.all([modelIdOf(EMBEDDER.name), modelIdOf(READER.name)])
  inference.start()
  const [embedderId, readerId] = await ids
  const reader = new TransformersReader(inference, readerId)
  return {
    embedder: new TransformersEmbedder(inference, embedderId),
    reader,
    tagger: reader,
    close: () => inference.close(),
  }
}

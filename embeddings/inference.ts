import { readFileSync } from 'node:fs'
import type { Embedder } from '../src/core/embedder.ts'
import type { NameTagger, Reader } from '../src/core/reader.ts'
import { InferenceProcess, type ModelRunner } from './inference-process.ts'
import { EMBEDDER, modelIdOf, READER, tokenMeansFile } from './models.ts'
import { TransformersEmbedder } from './transformers-embedder.ts'
import { TransformersReader } from './transformers-reader.ts'

/** The process with the models, as it is now. */
export interface InferenceState {
  /** Requests that wait or run. */
  readonly waiting: number
  /** Processes started so far. */
  readonly starts: number
  /** Milliseconds that the running process took until it could answer; null before. */
  readonly loadMs: number | null
  /** Memory of the running process; null where the system does not tell. */
  readonly residentBytes: number | null
}

/** The models at work, in one child process. */
export interface Inference {
  readonly embedder: Embedder
  readonly reader: Reader
  readonly tagger: NameTagger
  /** Null where the process is somebody else's. */
  readonly state: (() => InferenceState) | null
  /** Ends the child process; requests under way fail with `InferenceProcessError`. */
  close(): Promise<void>
}

/**
 * Starts the models. Requests may be made at once; they wait until the models are loaded.
 * An idle child does not keep the program running, and ends with it.
 * @throws UserError when the models are missing.
 */
export const openInference = async (
  inference: InferenceProcess = new InferenceProcess(),
): Promise<Inference> => {
  const models = inferenceOver(inference)
  inference.start()
  return { ...(await models), state: () => stateOf(inference) }
}

/** The models, asked through `runner`. @throws UserError when they are missing here. */
export const inferenceOver = async (runner: ModelRunner): Promise<Inference> => {
  const [embedderId, readerId] = await Promise.all([
    modelIdOf(EMBEDDER.name, tokenMeansFile()),
    modelIdOf(READER.name),
  ])
  const reader = new TransformersReader(runner, readerId)
  return {
    embedder: new TransformersEmbedder(runner, embedderId),
    reader,
    tagger: reader,
    state: null,
    close: () => runner.close(),
  }
}

const stateOf = ({ waiting, starts, loadMs, pid }: InferenceProcess): InferenceState => ({
  waiting,
  starts,
  loadMs,
  residentBytes: pid === null ? null : residentBytesOf(pid),
})

/** As Linux tells it. */
function residentBytesOf(pid: number): number | null {
  try {
    const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return kilobytes === undefined ? null : Number(kilobytes) * 1_024
  } catch {
    return null
  }
}

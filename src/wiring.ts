import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Logger } from 'pino'
import { type Inference, openInference } from '../embeddings/inference.ts'
import type { Config } from './config.ts'
import type { AnswerQuestion } from './core/answer.ts'
import type { Calibration } from './core/answerability.ts'
import { createAnswerer } from './core/answerer.ts'
import type { IndexReport } from './core/build-index.ts'
import { DEFAULT_CHUNKING } from './core/chunk.ts'
import { UserError } from './core/errors.ts'
import { fingerprintOf } from './core/generation.ts'
import type { KeptSources } from './core/kept-sources.ts'
import { indexInWorker, type WorkerOptions } from './indexing/index-in-worker.ts'
import { projectDirectory } from './project.ts'
import type { SourceInput } from './sources/resource.ts'
import { FileSources } from './stores/file-sources.ts'
import { openSqliteStore, type SqliteStore, type StoreEvent } from './stores/sqlite-store.ts'

/** Store, models and what they answer with, wired together. */
export interface Engine {
  readonly store: SqliteStore
  readonly embedder: Inference['embedder']
  /** Null: nobody looks for names while indexing. */
  readonly tagger: Inference['tagger'] | null
  readonly answerQuestion: AnswerQuestion
  readonly kept: KeptSources
  /** `indexSources` in a thread of its own, while this one goes on answering. */
  index(
    collection: string,
    inputs: readonly SourceInput[],
    options: WorkerOptions,
  ): Promise<IndexReport>
  close(): Promise<void>
}

/**
 * Opens the index alone.
 * @throws UserError when it cannot be used.
 */
export async function openStore(
  { dataDirectory, databaseUrl }: Pick<Config, 'dataDirectory' | 'databaseUrl'>,
  log: Logger,
): Promise<SqliteStore> {
  if (databaseUrl !== null)
    throw new UserError(
      'DATABASE_URL is set, but this version keeps its index in SQLite alone. Unset it.',
    )
  return openSqliteStore(dataDirectory, { onEvent: eventLogger(log) })
}

const eventLogger =
  (log: Logger) =>
  ({ kind, ...data }: StoreEvent): void =>
    log.warn(data, kind)

/**
 * Opens the index and starts the models, which load in the background.
 * @throws UserError when one of them cannot be used.
 */
export async function openEngine(
  config: Pick<Config, 'dataDirectory' | 'databaseUrl'> & Partial<Pick<Config, 'indexPeople'>>,
  log: Logger,
): Promise<Engine> {
  const store = await openStore(config, log)
  try {
    const inference = await openInference()
    const { embedder, reader } = inference
    const { dataDirectory } = config
    const tagger = config.indexPeople === false ? null : inference.tagger
    return {
      store,
      embedder,
      tagger,
      kept: new FileSources(dataDirectory),
      index: (collection, inputs, options) =>
        indexInWorker(
          { dataDirectory, embedder, tagger, onEvent: eventLogger(log) },
          collection,
          inputs,
          options,
        ),
      answerQuestion: createAnswerer({
        store,
        embedder,
        reader,
        calibration: readCalibration([embedder.modelId, reader.modelId], log),
        fingerprint: fingerprintOf(embedder, DEFAULT_CHUNKING),
      }),
      close: async () => {
        await store.close()
        await inference.close()
      },
    }
  } catch (error) {
    await store.close()
    throw error
  }
}

/** Made by `npm run calibrate`; with other models its probabilities mean little, so that is told. */
function readCalibration(models: readonly string[], log: Logger): Calibration {
  const path = join(projectDirectory(), 'embeddings', 'calibration.json')
  const calibration = JSON.parse(readFileSync(path, 'utf8')) as Calibration
  const missing = models.filter((model) => !calibration.models.includes(model))
  if (missing.length > 0) log.warn({ missing }, 'the calibration was made with other models')
  return calibration
}

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Logger } from 'pino'
import { type Inference, openInference } from '../embeddings/inference.ts'
import type { Config } from './config.ts'
import type { AnswerQuestion } from './core/answer.ts'
import { cacheAnswers } from './core/answer-cache.ts'
import type { Calibration } from './core/answerability.ts'
import { createAnswerer } from './core/answerer.ts'
import { DEFAULT_CHUNKING } from './core/chunk.ts'
import { fingerprintOf } from './core/generation.ts'
import type { IndexReport } from './core/index-report.ts'
import type { Observe } from './core/observe.ts'
import { type ChildOptions, type ChildParts, indexInChild } from './indexing/index-in-child.ts'
import { ServerIndexer } from './indexing/server-indexer.ts'
import { eventLogger } from './log.ts'
import { projectDirectory } from './project.ts'
import type { QueuedIndexing } from './queued-indexing.ts'
import type { SourceInput } from './sources/resource.ts'
import { type Data, openData, type Place } from './stores/open-data.ts'

/** Store, models and what they answer with, wired together. */
export interface Engine extends Pick<Data, 'store' | 'kept' | 'sources' | 'community'> {
  readonly embedder: Inference['embedder']
  /** Null: nobody looks for names while indexing. */
  readonly tagger: Inference['tagger'] | null
  readonly models: Inference
  readonly answerQuestion: AnswerQuestion
  /** `indexSources` in a process of its own, while this one goes on answering. */
  index(
    collection: string,
    inputs: readonly SourceInput[],
    options: ChildOptions,
  ): Promise<IndexReport>
  close(): Promise<void>
}

export interface EngineOptions {
  /** @defaultValue a process of its own */
  readonly openModels?: () => Promise<Inference>
  /** Watches the stages of each question. */
  readonly observe?: Observe
  /** How many answers are kept for questions that come again. @defaultValue `0` */
  readonly answerCache?: number
  /** Told of each question whether its answer was known. */
  readonly onCacheUse?: (isKnown: boolean) => void
}

/**
 * Opens the index and starts the models, which load in the background.
 * @throws UserError when one of them cannot be used.
 */
export async function openEngine(
  config: Place & Partial<Pick<Config, 'indexPeople' | 'role'>>,
  log: Logger,
  { openModels = openInference, observe, answerCache: most = 0, onCacheUse }: EngineOptions = {},
): Promise<Engine> {
  const onEvent = eventLogger(log)
  const data = await openData(config, { onEvent })
  const { store, kept, sources, community } = data
  try {
    const inference = await openModels()
    const { embedder, reader } = inference
    const tagger = config.indexPeople === false ? null : inference.tagger
    const indexing = await indexingOf(config, data, { embedder, tagger, onEvent }, log)
    const answerQuestion = createAnswerer({
      store,
      embedder,
      reader,
      calibration: readCalibration([embedder.modelId, reader.modelId], log),
      fingerprint: fingerprintOf(embedder, DEFAULT_CHUNKING),
      observe,
    })
    return {
      store,
      kept,
      sources,
      community,
      embedder,
      models: inference,
      tagger,
      index: indexing.index,
      answerQuestion:
        most === 0
          ? answerQuestion
          : cacheAnswers({ answerQuestion, store, most, onUse: onCacheUse }),
      close: async () => {
        await indexing.close()
        await data.close()
        await inference.close()
      },
    }
  } catch (error) {
    await data.close()
    throw error
  }
}

/** In a child of this process, or with `ROLE=answer` in another program. */
async function indexingOf(
  config: Place & Partial<Pick<Config, 'role'>>,
  data: Data,
  models: Pick<ChildParts, 'embedder' | 'tagger' | 'onEvent'>,
  log: Logger,
): Promise<QueuedIndexing> {
  if (config.role === 'answer' && data.kind === 'postgres') {
    const { queuedIndexing } = await import('./queued-indexing.ts')
    return queuedIndexing(data, config, log)
  }
  const { dataDirectory, databaseUrl } = config
  const parts = { dataDirectory, databaseUrl, ...models }
  return {
    index: (collection, inputs, options) => indexInChild(parts, collection, inputs, options),
    close: async () => {},
  }
}

/** Indexes what moderators add and what changes, through the engine. */
export const createIndexer = ({ store, kept, sources, embedder, index }: Engine): ServerIndexer =>
  new ServerIndexer({
    store,
    slices: store.cited,
    fingerprint: fingerprintOf(embedder, DEFAULT_CHUNKING),
    kept,
    sources,
    index,
  })

/** Made by `npm run calibrate`; with other models its probabilities mean little, so that is told. */
function readCalibration(models: readonly string[], log: Logger): Calibration {
  const path = join(projectDirectory(), 'embeddings', 'calibration.json')
  const calibration = JSON.parse(readFileSync(path, 'utf8')) as Calibration
  const missing = models.filter((model) => !calibration.models.includes(model))
  if (missing.length > 0) log.warn({ missing }, 'the calibration was made with other models')
  return calibration
}

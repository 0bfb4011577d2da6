import type { Logger } from 'pino'
import type { Inference } from '../embeddings/inference.ts'
import type { Config } from './config.ts'
import { gaugeIndex, gaugeInference } from './operation/gauges.ts'
import type { Watching } from './operation/watching.ts'
import { type Engine, openEngine } from './wiring.ts'

/**
 * The engine with its questions and runs counted, timed and traced, and its index and models gauged.
 * @throws what `openEngine` throws.
 */
export async function openWatchedEngine(
  config: Config,
  log: Logger,
  watching: Watching,
  openModels: () => Promise<Inference>,
): Promise<Engine> {
  const { metrics } = watching
  const engine = await openEngine(config, log, {
    openModels,
    observe: watching.observe,
    answerCache: config.answerCache,
    onCacheUse: metrics.cacheUsed,
  })
  if (config.hasDuties) gaugeIndex(metrics.registry, engine.store)
  const { state, embedder, reader } = engine.models
  const ids = { embedder: embedder.modelId, reader: reader.modelId }
  if (state !== null) gaugeInference(metrics.registry, ids, state)
  return {
    ...engine,
    answerQuestion: (collection, question, options) =>
      watching.question(
        () => engine.answerQuestion(collection, question, options),
        options?.signal,
      ),
    index: (collection, inputs, options) =>
      metrics.indexing(() => engine.index(collection, inputs, options), options.signal),
  }
}

/** Whether the models answer at all. */
export const answers = async ({ embedder }: Pick<Inference, 'embedder'>): Promise<boolean> =>
  (await embedder.countTokens(['ready'], 'question')).length === 1

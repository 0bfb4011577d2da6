import type { Logger } from 'pino'
import type { Inference } from '../embeddings/inference.ts'
import type { Config } from './config.ts'
import { gaugeIndex, gaugeInference } from './operation/gauges.ts'
import type { Telemetry } from './operation/telemetry.ts'
import { type Engine, openEngine } from './wiring.ts'

/**
 * The engine with its questions and runs counted, timed and traced, and its index and models gauged.
 * @throws what `openEngine` throws.
 */
export async function openInstrumentedEngine(
  config: Config,
  log: Logger,
  telemetry: Telemetry,
  openModels: () => Promise<Inference>,
): Promise<Engine> {
  const { metrics } = telemetry
  const engine = await openEngine(config, log, {
    openModels,
    observe: telemetry.observe,
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
      telemetry.question(
        () => engine.answerQuestion(collection, question, options),
        options?.signal,
      ),
    index: (collection, inputs, options) =>
      metrics.indexing(() => engine.index(collection, inputs, options), options.signal),
  }
}

/** Whether the models answer at all. */
export const modelsRespond = async ({ embedder }: Pick<Inference, 'embedder'>): Promise<boolean> =>
  (await embedder.countTokens(['ready'], 'question')).length === 1

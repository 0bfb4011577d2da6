import { AggregatorRegistry, Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import { type Inference, openInference } from '../embeddings/inference.ts'
import { InferenceProcess } from '../embeddings/inference-process.ts'
import type { Config } from './config.ts'
import { GRACE_MS } from './discord/bot.ts'
import { dealShards, wantedShards } from './discord/shards.ts'
import { modelsRespond } from './instrumented-engine.ts'
import { createLog } from './log.ts'
import type { AdminServer, AdminSources } from './operation/admin-server.ts'
import { gaugeInference } from './operation/gauges.ts'
import { Readiness } from './operation/readiness.ts'
import { onSignals, openAdminPort } from './process-owner.ts'
import type { WorkerTask } from './workers/protocol.ts'
import { WorkerPool } from './workers/worker-pool.ts'

/** Discord lets one shard identify in this time. */
const IDENTIFY_MS = 5_000

/**
 * Runs several processes that answer, and the one with the models, until told to stop (SIGINT,
 * SIGTERM). Holds no store and no connection to Discord itself.
 * @throws UserError when the models are missing, or a worker ended in a way that must be mended.
 */
export async function runWorkers(config: Config): Promise<void> {
  const log = createLog(config)
  const tasks = await dealTasks(config)
  const runner = new InferenceProcess()
  const models = await openInference(runner)
  const registry = registryOf(models)
  const losses = new Counter({
    name: 'verbatim_worker_losses_total',
    help: 'Workers that ended by themselves',
    registers: [registry],
  })
  const spacingMs = config.interactionsPort === null ? IDENTIFY_MS : 0
  const pool = new WorkerPool({ tasks, models: runner, log, spacingMs, onLoss: () => losses.inc() })
  gaugePool(registry, pool)
  const readiness = readinessOf(models, tasks, pool)
  let admin: AdminServer | null = null
  let release = (): void => {}
  const told = new Promise<void>((resolve) => {
    release = onSignals(async () => resolve())
  })
  try {
    admin = await openAdminPort(config, sourcesOf(registry, readiness, pool), log)
    await Promise.race([told, pool.failed])
  } finally {
    readiness.stop()
    await pool.stop(GRACE_MS)
    release()
    await runner.close()
    await admin?.close()
  }
}

function registryOf({ embedder, reader, state }: Inference): Registry {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const ids = { embedder: embedder.modelId, reader: reader.modelId }
  if (state !== null) gaugeInference(registry, ids, state)
  return registry
}

function readinessOf(models: Inference, tasks: readonly WorkerTask[], pool: WorkerPool): Readiness {
  const readiness = new Readiness([])
  readiness.started('models', () => modelsRespond(models))
  for (const { number } of tasks) readiness.started(`worker ${number}`, pool.isReady(number))
  return readiness
}

async function dealTasks(config: Config): Promise<WorkerTask[]> {
  const { workers, interactionsPort, discordToken, discordRestUrl } = config
  const numbers = Array.from({ length: workers }, (_, number) => number)
  if (interactionsPort !== null) return numbers.map((number) => ({ number, shards: null }))
  const wanted = await wantedShards(discordToken ?? '', discordRestUrl)
  const parts = dealShards(Math.max(wanted, workers), workers)
  return numbers.map((number) => ({ number, shards: parts[number]! }))
}

function gaugePool(registry: Registry, pool: WorkerPool): void {
  new Gauge({
    name: 'verbatim_workers',
    help: 'Workers that run',
    registers: [registry],
    collect() {
      this.set(pool.workers.length)
    },
  })
}

/** Of all processes together: counts added up; a worker that does not answer is left out. */
const sourcesOf = (registry: Registry, readiness: Readiness, pool: WorkerPool): AdminSources => ({
  readiness: () => readiness.report(),
  metrics: async () => {
    const told = await Promise.all([
      registry.getMetricsAsJSON(),
      ...pool.workers.map((worker) => worker.ask('metrics')),
    ])
    const all = AggregatorRegistry.aggregate(told.filter((one) => one !== null))
    return { contentType: registry.contentType, text: await all.metrics() }
  },
})

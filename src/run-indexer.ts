import type { Config } from './config.ts'
import { UserError } from './core/errors.ts'
import { indexBundledUnseen } from './index-bundled.ts'
import { openJobQueue } from './indexing/queue/job-queue.ts'
import { RunTable } from './indexing/queue/run-table.ts'
import { takeRuns } from './indexing/queue/take-runs.ts'
import { modelsRespond, openInstrumentedEngine } from './instrumented-engine.ts'
import { createLog } from './log.ts'
import { Readiness } from './operation/readiness.ts'
import { startTelemetry } from './operation/telemetry.ts'
import { onItsOwn } from './process-owner.ts'
import { openPool } from './stores/postgres/pool.ts'

/** Two look after runs while the process that indexes has its own. */
const CONNECTIONS = 2

/**
 * `ROLE=index`: does the indexing that processes with `ROLE=answer` ask for, until it is told to
 * stop (SIGINT, SIGTERM); what it was doing then is taken by another one.
 * @throws UserError when the database cannot be used.
 */
export async function runIndexer(config: Config): Promise<void> {
  const { databaseUrl } = config
  if (databaseUrl === null) throw new UserError('ROLE=index needs DATABASE_URL.')
  const log = createLog(config)
  const telemetry = await startTelemetry(config.otlpEndpoint)
  const owner = onItsOwn(config)
  const readiness = new Readiness(['store', 'models'])
  const unpublish = await owner.publish(telemetry.metrics.registry, readiness, log)
  const engine = await openInstrumentedEngine(config, log, telemetry, owner.openModels)
  const database = openPool(databaseUrl, { connections: CONNECTIONS })
  try {
    await indexBundledUnseen(engine, log)
    const runs = await RunTable.open(database)
    const queue = await openJobQueue(databaseUrl, (error) =>
      log.error({ err: error }, 'the queue of runs failed'),
    )
    const taking = await takeRuns({ queue, runs, index: engine.index, log })
    readiness.started('models', () => modelsRespond(engine.models))
    readiness.started('store', async () => (await database.query('SELECT 1')).length === 1)
    log.info({}, 'waiting for runs')
    await new Promise<void>((stop) => {
      owner.onStop(async () => stop())
    })
    readiness.stop()
    await taking.stop()
  } finally {
    await database.close()
    await engine.close()
    await unpublish()
    await telemetry.close()
  }
}

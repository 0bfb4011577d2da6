import { inferenceOver } from '../embeddings/inference.ts'
import { type Config, loadConfig } from './config.ts'
import { UserError } from './core/errors.ts'
import { GatewayClosedError } from './discord/bot.ts'
import type { ProcessOwner } from './process-owner.ts'
import { runBot } from './run-bot.ts'
import { ManagerLink } from './workers/manager-link.ts'
import type { WorkerTask } from './workers/protocol.ts'

/** Entry of one of several processes that answer, started by `run-workers.ts` with its task. */

const shareOf = (config: Config, { number }: WorkerTask): Config => ({
  ...config,
  hasDuties: config.hasDuties && number === 0,
  interactionsPort: config.interactionsPort && config.interactionsPort + number,
})

const underManager = (link: ManagerLink, { shards }: WorkerTask): ProcessOwner => ({
  shards,
  openModels: () => inferenceOver(link.models),
  publish: async (registry, readiness) => {
    link.answerWith({
      readiness: () => readiness.report(),
      metrics: () => registry.getMetricsAsJSON(),
    })
    return async () => {}
  },
  onStop: (stop) => link.onStop(() => void stop()),
  ready: () => link.send({ kind: 'ready' }),
})

const link = new ManagerLink()
const task = JSON.parse(process.argv[2] ?? '') as WorkerTask
try {
  await runBot(shareOf(loadConfig(), task), underManager(link, task))
  process.exit(0)
} catch (error) {
  if (!(error instanceof UserError)) throw error
  const isFinal = error instanceof GatewayClosedError
  link.send({ kind: 'ending', message: error.message, isFinal }, () => process.exit(1))
}

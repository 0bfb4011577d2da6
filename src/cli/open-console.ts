import type { Logger } from 'pino'
import type { Config } from '../config.ts'
import { runConsole } from '../console/console.ts'
import { styleFor } from '../console/printable.ts'
import { createProgressBar } from '../console/progress-bar.ts'
import { count } from '../console/render-tables.ts'
import { UserError } from '../core/errors.ts'
import { indexSources } from '../indexing/index-sources.ts'
import { createLog } from '../log.ts'
import { bundledDocuments } from '../project.ts'
import { type Engine, openEngine } from '../wiring.ts'
import { endQuietlyWhenNobodyReads } from './output.ts'

const COLLECTION = 'default'

/** Ctrl-C before the prompt: an index half made is forgotten, and the process ends in peace. */
function leaveOnInterrupt(): { signal: AbortSignal; release: () => void } {
  const controller = new AbortController()
  const abort = (): void => controller.abort()
  process.once('SIGINT', abort)
  return { signal: controller.signal, release: () => process.off('SIGINT', abort) }
}

/** The first start indexes what comes with the project. */
async function indexBundled(engine: Engine, signal: AbortSignal): Promise<void> {
  const bar = createProgressBar()
  try {
    const { failed } = await indexSources(engine, COLLECTION, [bundledDocuments()], {
      holder: `npm start, process ${process.pid}`,
      signal,
      onProgress: (progress) => bar.update(progress),
    })
    if (failed[0]) throw new UserError(`${failed[0].source}: ${failed[0].reason}`)
  } finally {
    bar.stop()
  }
}

async function prepare(engine: Engine, signal: AbortSignal): Promise<string> {
  if ((await engine.store.live(COLLECTION)) === null) await indexBundled(engine, signal)
  const documents = (await (await engine.store.live(COLLECTION))?.documents()) ?? []
  const [first] = documents
  const what =
    documents.length === 1 && first ? `“${first.title}”` : count(documents.length, 'document')
  return [
    `Ready: ${what}. Ask anything that stands there; /help tells more.`,
    'Set DISCORD_TOKEN (see .env.example) and the same command starts the bot.',
  ].join('\n')
}

async function converse(engine: Engine, log: Logger): Promise<void> {
  const { signal, release } = leaveOnInterrupt()
  try {
    process.stdout.write(`${await prepare(engine, signal)}\n`)
  } catch (error) {
    if (signal.aborted) return
    throw error
  } finally {
    release()
  }
  await runConsole({
    ...engine,
    collection: COLLECTION,
    input: process.stdin,
    output: process.stdout,
    style: styleFor(process.stdout),
    onFault: (error) => log.error({ err: error }, 'a question failed'),
  })
}

/**
 * The console on the operator's documents, until its input ends.
 * @throws UserError when index or models cannot be used.
 */
export async function openConsole(config: Config): Promise<void> {
  endQuietlyWhenNobodyReads()
  const log = createLog(config)
  const engine = await openEngine(config, log)
  try {
    await converse(engine, log)
  } finally {
    await engine.close()
  }
}

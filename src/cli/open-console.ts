import type { Logger } from 'pino'
import type { Config } from '../config.ts'
import { runConsole } from '../console/console.ts'
import { styleFor } from '../console/printable.ts'
import { createProgressBar } from '../console/progress-bar.ts'
import { count } from '../console/render-tables.ts'
import { UserError } from '../core/errors.ts'
import { createPeopleBook } from '../core/people/people-index.ts'
import { indexSources } from '../indexing/index-sources.ts'
import { startWatch } from '../indexing/watch.ts'
import { createLog } from '../log.ts'
import { bundledDocuments } from '../project.ts'
import { createIndexer, type Engine, openEngine } from '../wiring.ts'
import { endQuietlyWhenNobodyReads } from './output.ts'

const COLLECTION = 'default'

/** Ctrl-C ends the process in peace; an index half made is forgotten. */
function leaveOnInterrupt(): AbortSignal {
  const controller = new AbortController()
  process.once('SIGINT', () => controller.abort())
  return controller.signal
}

/** The first start indexes what comes with the project. */
async function indexBundled(engine: Engine, signal: AbortSignal): Promise<void> {
  const bar = createProgressBar()
  try {
    const { failed } = await indexSources(engine, COLLECTION, [bundledDocuments()], {
      holder: `npm start, process ${process.pid}`,
      isGiven: true,
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

/** What changes in the folders is indexed while questions are asked; at the prompt nobody reads of it. */
const watchFolders = (engine: Engine, log: Logger) =>
  startWatch({
    collections: async () => [COLLECTION],
    sources: engine.sources,
    indexer: createIndexer(engine),
    log: {
      info: (data, message) => log.debug(data, message),
      warn: (data, message) => log.warn(data, message),
      error: (data, message) => log.error(data, message),
    },
  })

async function converse(engine: Engine, log: Logger, signal: AbortSignal): Promise<void> {
  await runConsole({
    ...engine,
    people: createPeopleBook(),
    signal,
    collection: COLLECTION,
    input: process.stdin,
    output: process.stdout,
    style: styleFor(process.stdout),
    onFault: (error) => log.error({ err: error }, 'a question failed'),
  })
}

/**
 * The console on the operator's documents, until its input ends. From its call on it answers to Ctrl-C.
 * @throws UserError when index or models cannot be used.
 */
export async function openConsole(config: Config): Promise<void> {
  endQuietlyWhenNobodyReads()
  const signal = leaveOnInterrupt()
  const log = createLog(config)
  const engine = await openEngine(config, log)
  try {
    process.stdout.write(`${await prepare(engine, signal)}\n`)
    const watch = config.watch ? watchFolders(engine, log) : null
    if (!signal.aborted) await converse(engine, log, signal).finally(() => watch?.stop())
  } catch (error) {
    if (!signal.aborted) throw error
  } finally {
    await engine.close()
  }
}

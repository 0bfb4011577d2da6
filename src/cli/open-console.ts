import type { Logger } from 'pino'
import type { Config } from '../config.ts'
import { runConsole } from '../console/console.ts'
import { styleFor } from '../console/printable.ts'
import { createProgressBar } from '../console/progress-bar.ts'
import { count } from '../console/render-tables.ts'
import { DEFAULT_COLLECTION } from '../core/community.ts'
import { UserError } from '../core/errors.ts'
import { createPeopleBook } from '../core/people/people-index.ts'
import { type FirstStart, indexBundled } from '../index-bundled.ts'
import { indexSources } from '../indexing/index-sources.ts'
import { startWatch } from '../indexing/watch.ts'
import { createLog } from '../log.ts'
import { createIndexer, type Engine, openEngine } from '../wiring.ts'
import { endQuietlyWhenNobodyReads } from './output.ts'

/** Ctrl-C ends the process in peace; an index half made is forgotten. */
function leaveOnInterrupt(): AbortSignal {
  const controller = new AbortController()
  process.once('SIGINT', () => controller.abort())
  return controller.signal
}

/** The first start's indexing, with a bar of how far it is. */
const indexWithBar =
  (engine: Engine, signal: AbortSignal): FirstStart['index'] =>
  async (collection, inputs, options) => {
    const bar = createProgressBar()
    try {
      return await indexSources(engine, collection, inputs, {
        ...options,
        signal,
        onProgress: (progress) => bar.update(progress),
      })
    } finally {
      bar.stop()
    }
  }

/**
 * Indexes what comes with the project where nothing is, and says what there is to ask.
 * @throws UserError when what comes with the project cannot be read.
 */
export async function prepare(parts: FirstStart): Promise<string> {
  const bundled = await indexBundled(parts)
  const failure = bundled.kind === 'indexed' ? bundled.report.failed[0] : undefined
  if (failure) throw new UserError(`${failure.source}: ${failure.reason}`)
  return [
    bundled.kind === 'elsewhere' ? comingSoon(bundled.holder) : await whatIsThere(parts.store),
    'Set DISCORD_TOKEN (see .env.example) and the same command starts the bot.',
  ].join('\n')
}

const comingSoon = (holder: string): string =>
  `Nothing can be found yet: ${holder}, is indexing the documents. Ask when that is done; /help tells more.`

async function whatIsThere(store: FirstStart['store']): Promise<string> {
  const documents = (await (await store.live(DEFAULT_COLLECTION))?.documents()) ?? []
  const [first] = documents
  const what =
    documents.length === 1 && first ? `“${first.title}”` : count(documents.length, 'document')
  return `Ready: ${what}. Ask anything that stands there; /help tells more.`
}

/** What changes in the folders is indexed while questions are asked; at the prompt nobody reads of it. */
const watchFolders = (engine: Engine, log: Logger) =>
  startWatch({
    collections: async () => [DEFAULT_COLLECTION],
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
    collection: DEFAULT_COLLECTION,
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
    process.stdout.write(
      `${await prepare({ store: engine.store, index: indexWithBar(engine, signal) })}\n`,
    )
    const watch = config.watch ? watchFolders(engine, log) : null
    if (!signal.aborted) await converse(engine, log, signal).finally(() => watch?.stop())
  } catch (error) {
    if (!signal.aborted) throw error
  } finally {
    await engine.close()
  }
}

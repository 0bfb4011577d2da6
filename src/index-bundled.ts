import type { Logger } from 'pino'
import { DEFAULT_COLLECTION } from './core/community.ts'
import { CollectionBusyError } from './core/errors.ts'
import { bundledDocuments } from './project.ts'
import type { Engine } from './wiring.ts'

/** The first start indexes what comes with the project, so that there is something to ask. */
export async function indexBundled(
  { store, index }: Pick<Engine, 'store' | 'index'>,
  log: Pick<Logger, 'info'>,
): Promise<void> {
  if ((await store.live(DEFAULT_COLLECTION)) !== null) return
  const holder = `npm start, process ${process.pid}`
  try {
    const options = { holder, isGiven: true }
    const report = await index(DEFAULT_COLLECTION, [bundledDocuments()], options)
    log.info({ added: report.added, failed: report.failed }, 'indexed the bundled documents')
  } catch (error) {
    // Another process that was started at the same time does it.
    if (!(error instanceof CollectionBusyError)) throw error
  }
}

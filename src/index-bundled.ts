import type { Logger } from 'pino'
import { DEFAULT_COLLECTION } from './core/community.ts'
import { CollectionBusyError } from './core/errors.ts'
import type { IndexReport } from './core/index-report.ts'
import type { Store } from './core/store.ts'
import { bundledDocuments } from './project.ts'

/** What a first start needs to index what comes with the project. */
export interface FirstStart {
  readonly store: Pick<Store, 'live'>
  index(
    collection: string,
    inputs: readonly string[],
    options: { readonly holder: string; readonly isGiven: true },
  ): Promise<IndexReport>
}

/** What became of them. */
export type Bundled =
  | { readonly kind: 'there-already' }
  | { readonly kind: 'indexed'; readonly report: IndexReport }
  /** Another process does it, such as one that was started at the same time. */
  | { readonly kind: 'elsewhere'; readonly holder: string }

/** The first start indexes what comes with the project, so that there is something to ask. */
export async function indexBundled({ store, index }: FirstStart): Promise<Bundled> {
  if ((await store.live(DEFAULT_COLLECTION)) !== null) return { kind: 'there-already' }
  try {
    const options = { holder: `npm start, process ${process.pid}`, isGiven: true } as const
    return {
      kind: 'indexed',
      report: await index(DEFAULT_COLLECTION, [bundledDocuments()], options),
    }
  } catch (error) {
    if (!(error instanceof CollectionBusyError)) throw error
    return { kind: 'elsewhere', holder: error.data.holder }
  }
}

/** The same where nobody looks on. */
export async function indexBundledUnseen(
  parts: FirstStart,
  log: Pick<Logger, 'info'>,
): Promise<void> {
  const bundled = await indexBundled(parts)
  if (bundled.kind !== 'indexed') return
  const { added, failed } = bundled.report
  log.info({ added, failed }, 'indexed the bundled documents')
}

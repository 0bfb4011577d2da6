import type { IndexReport } from '../core/build-index.ts'
import type { IndexRun } from '../core/indexer.ts'
import { rows } from './buttons.ts'
import type { Call } from './call.ts'
import { changeNotices } from './change-notices.ts'
import type { Reply, Work } from './command.ts'
import { messagesIn } from './locales/messages.ts'
import { notice } from './message.ts'
import { reportMessage } from './report-message.ts'
import { CancelledError } from './runs.ts'

/** Runs it with progress and a button to cancel, and ends with what changed. */
export async function runIndexing(
  call: Call,
  { app, signal, report: tell }: Work,
  collection: string,
  index: (run: IndexRun) => Promise<IndexReport>,
): Promise<Reply> {
  const { reindex, sources } = messagesIn(call.locale)
  const before = await app.store.live(collection)
  const cancel = app.runs.begin(collection)
  const components = rows([{ action: 'cancel', label: reindex.cancel }])
  try {
    const report = await index({
      holder: call.userName,
      signal: AbortSignal.any([signal, cancel.signal]),
      onProgress: ({ documents, passages }) =>
        tell({ ...notice(sources.reading(documents, passages)), components }),
    })
    const now = await app.store.live(collection)
    return {
      message: await reportMessage({ collection, report, before, now }, call.locale),
      notices: await changeNotices(app, collection, before),
    }
  } catch (error) {
    if (error instanceof CancelledError) return { message: notice(reindex.cancelled) }
    throw error
  } finally {
    cancel.done()
  }
}

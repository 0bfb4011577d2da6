import type { IndexProgress, IndexReport } from '../core/index-report.ts'
import type { IndexRunOptions } from '../core/indexer.ts'
import { rows } from './buttons.ts'
import type { Call } from './call.ts'
import type { Message, Reply, Work } from './command.ts'
import { messagesIn } from './locales/messages.ts'
import { notice } from './message.ts'
import { reportMessage } from './report-message.ts'
import { CancelledError } from './runs.ts'

/**
 * Runs it with progress and a button to cancel, and ends with what changed. What it found is kept
 * for `/reindex status`, since a long run can only be told of in counts: the channel reads along.
 */
export async function runIndexing(
  call: Call,
  { app, signal, report: tell }: Work,
  collection: string,
  index: (run: IndexRunOptions) => Promise<IndexReport>,
): Promise<Reply> {
  const before = await app.store.live(collection)
  const run = app.runs.begin(collection, call.userName)
  const onProgress = (progress: IndexProgress): void => {
    run.onProgress(progress)
    tell(progressMessage(run.id, progress, call))
  }
  // The first source may be a slow one, and can be cancelled too.
  onProgress({ documents: 0, passages: 0 })
  try {
    const report = await index({
      holder: call.userName,
      signal: AbortSignal.any([signal, run.signal]),
      onProgress,
    })
    const isDry = report.changes !== undefined
    const now = isDry ? null : await app.store.live(collection)
    const reported = { collection, report, before, now }
    app.runs.keep(reported)
    const message = await reportMessage(reported, call.locale)
    return { message, ...(isDry ? {} : { changed: collection }) }
  } catch (error) {
    if (!(error instanceof CancelledError)) throw error
    return { message: forEveryone(notice(messagesIn(call.locale).reindex.cancelled)) }
  } finally {
    run.done()
  }
}

function progressMessage(
  run: string,
  { documents, passages }: IndexProgress,
  { locale }: Call,
): Message {
  const { reindex, sources } = messagesIn(locale)
  const components = rows([{ action: 'cancel', label: reindex.cancel, id: run }])
  return forEveryone({ ...notice(sources.reading(documents, passages)), components })
}

/** Says nothing that the channel may not read. */
const forEveryone = (message: Message): Message => ({ ...message, inPublic: message })

import { parentPort, workerData } from 'node:worker_threads'
import type { IndexReport } from '../core/build-index.ts'
import type { Embedder } from '../core/embedder.ts'
import type { NameTagger } from '../core/reader.ts'
import { openData } from '../stores/open-data.ts'
import { toErrorMessage } from './error-message.ts'
import { indexSources } from './index-sources.ts'
import type { Answers, FromWorker, IndexTask, ToWorker } from './worker-protocol.ts'

/** Entry of the indexing thread: one task, then it ends. Its store is a connection of its own. */

const port = parentPort!
const task = workerData as IndexTask
const stopping = new AbortController()
const waiting = new Map<number, (answer: Answers[keyof Answers]) => void>()
let asked = 0

const send = (message: FromWorker): void => port.postMessage(message)

/** @throws the signal's reason when the run is stopped; the main thread knows why. */
const ask = <Method extends keyof Answers>(
  method: Method,
  texts: readonly string[],
): Promise<Answers[Method]> =>
  new Promise((resolve, reject) => {
    const { signal } = stopping
    if (signal.aborted) return reject(signal.reason)
    const stop = (): void => reject(signal.reason)
    signal.addEventListener('abort', stop, { once: true })
    const id = asked++
    waiting.set(id, (answer) => {
      signal.removeEventListener('abort', stop)
      // The protocol ties answers to methods, which an id cannot show.
      resolve(answer as Answers[Method])
    })
    send({ kind: 'ask', id, method, texts })
  })

const embedder: Embedder = {
  ...task.embedder,
  embed: (texts) => ask('embed', texts),
  countTokens: (texts) => ask('countTokens', texts),
}

const tagger: NameTagger | null = task.tagger && {
  ...task.tagger,
  tag: (texts) => ask('tag', texts),
}

async function work(): Promise<IndexReport> {
  const data = await openData(task.place, {
    // One writes, one renews the lease.
    connections: 2,
    onEvent: (event) => send({ kind: 'event', event }),
  })
  const { store, kept, sources } = data
  try {
    const parts = { store, sources, kept, embedder, tagger }
    return await indexSources(parts, task.collection, task.inputs, {
      ...task.options,
      signal: stopping.signal,
      onProgress: (progress) => send({ kind: 'progress', progress }),
    })
  } finally {
    await data.close()
  }
}

port.on('message', (message: ToWorker) => {
  if (message.kind === 'stop') return stopping.abort()
  waiting.get(message.id)?.(message.answer)
  waiting.delete(message.id)
})
await work().then(
  (report) => send({ kind: 'done', report }),
  (error: unknown) => send({ kind: 'failed', error: toErrorMessage(error) }),
)
port.close()

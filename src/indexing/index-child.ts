import type { Embedder } from '../core/embedder.ts'
import type { IndexReport } from '../core/index-report.ts'
import type { NameTagger } from '../core/reader.ts'
import { openData } from '../stores/open-data.ts'
import { toErrorMessage } from './error-message.ts'
import type { Answers, FromChild, IndexTask, ToChild } from './index-protocol.ts'
import { indexSources } from './index-sources.ts'

/** Entry of the indexing process: one task, the first message, then it ends. */

interface Waiting {
  readonly resolve: (answer: Answers[keyof Answers]) => void
  readonly reject: (reason: unknown) => void
}

const stopping = new AbortController()
const waiting = new Map<number, Waiting>()
let asked = 0

const send = (message: FromChild, sent = (): void => {}): void =>
  void process.send?.(message, undefined, undefined, sent)

/** @throws the signal's reason when the run is stopped; the parent knows why. */
const ask = <Method extends keyof Answers>(
  method: Method,
  texts: readonly string[],
): Promise<Answers[Method]> =>
  new Promise((resolve, reject) => {
    const { signal } = stopping
    if (signal.aborted) return reject(signal.reason)
    const id = asked++
    // The protocol ties answers to methods, which an id cannot show.
    waiting.set(id, { resolve: resolve as Waiting['resolve'], reject })
    send({ kind: 'ask', id, method, texts })
  })

function stop(): void {
  stopping.abort()
  for (const { reject } of waiting.values()) reject(stopping.signal.reason)
  waiting.clear()
}

const embedderOf = (task: IndexTask): Embedder => ({
  ...task.embedder,
  embed: (texts) => ask('embed', texts),
  countTokens: (texts) => ask('countTokens', texts),
})

const taggerOf = ({ tagger }: IndexTask): NameTagger | null =>
  tagger && { ...tagger, tag: (texts) => ask('tag', texts) }

async function work(task: IndexTask): Promise<IndexReport> {
  const data = await openData(task.place, {
    // One writes, one renews the lease.
    connections: 2,
    onEvent: (event) => send({ kind: 'event', event }),
  })
  const { store, kept, sources } = data
  try {
    const models = { embedder: embedderOf(task), tagger: taggerOf(task) }
    const parts = { store, sources, kept, ...models }
    return await indexSources(parts, task.collection, task.inputs, {
      ...task.options,
      signal: stopping.signal,
      onProgress: (progress) => send({ kind: 'progress', progress }),
    })
  } finally {
    await data.close()
  }
}

async function run(task: IndexTask): Promise<void> {
  const last = await work(task).then(
    (report): FromChild => ({ kind: 'done', report }),
    (error: unknown): FromChild => ({ kind: 'failed', error: toErrorMessage(error) }),
  )
  send(last, () => process.disconnect())
}

process.on('message', (message: ToChild) => {
  if (message.kind === 'task') return void run(message.task)
  if (message.kind === 'stop') return stop()
  waiting.get(message.id)?.resolve(message.answer)
  waiting.delete(message.id)
})
// Also when the one that asked for it is gone: nobody would answer for the models.
process.on('disconnect', () => process.exit())
// Ctrl-C and a service manager's stop reach the whole group; the parent decides when this one ends.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {})

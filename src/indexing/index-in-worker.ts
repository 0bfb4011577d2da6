import { resolve } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { IndexReport } from '../core/build-index.ts'
import type { Embedder } from '../core/embedder.ts'
import { AppError } from '../core/errors.ts'
import type { NameTagger } from '../core/reader.ts'
import type { SourceInput } from '../sources/resource.ts'
import type { StoreEvent } from '../stores/sqlite-store.ts'
import { fromErrorMessage } from './error-message.ts'
import type { IndexingOptions } from './index-sources.ts'
import type { Answers, Ask, FromWorker, IndexTask, ToWorker } from './worker-protocol.ts'

/** The indexing thread ended without a word. Nothing that it had made is live. */
export class IndexWorkerError extends AppError {
  override readonly name = 'IndexWorkerError'
  constructor(readonly data: { readonly collection: string; readonly exitCode: number }) {
    super(`The indexing thread of “${data.collection}” ended early (${data.exitCode}).`)
  }
}

export interface WorkerParts {
  /** Of a place which may be open here as well. */
  readonly dataDirectory: string
  /** @defaultValue `null`: all is in the folder */
  readonly databaseUrl?: string | null
  /** Stays in this thread: the worker loads no model. */
  readonly embedder: Embedder
  /** As the embedder; absent or null: nobody looks for names. */
  readonly tagger?: NameTagger | null
  /** Told of caches that the worker found damaged. */
  readonly onEvent?: (event: StoreEvent) => void
}

/** `web` may hold functions, which no thread can be sent. */
export type WorkerOptions = Omit<IndexingOptions, 'web'>

/** The compiled thread, whether this runs compiled or from its source. */
const workerModule = (): string =>
  resolve(
    import.meta.dirname,
    import.meta.filename.endsWith('.ts') ? '../../dist/src/indexing' : '.',
    'index-worker.js',
  )

/**
 * As `indexSources`, in a thread of its own, so that this one goes on answering.
 * @throws what `indexSources` throws, the embedder's errors, and `IndexWorkerError`.
 */
export async function indexInWorker(
  parts: WorkerParts,
  collection: string,
  inputs: readonly SourceInput[],
  { signal, onProgress, ...options }: WorkerOptions,
): Promise<IndexReport> {
  signal?.throwIfAborted()
  const { dataDirectory, databaseUrl = null, embedder } = parts
  const { modelId, dimensions, maxTokens } = embedder
  const model = { modelId, dimensions, maxTokens }
  const tagger = parts.tagger ? { modelId: parts.tagger.modelId } : null
  const task: IndexTask = {
    place: { dataDirectory, databaseUrl },
    collection,
    inputs,
    options,
    embedder: model,
    tagger,
  }
  const run = new WorkerRun(task, parts, onProgress)
  const stop = (): void => run.stop(signal?.reason)
  signal?.addEventListener('abort', stop, { once: true })
  try {
    return await run.report
  } finally {
    signal?.removeEventListener('abort', stop)
  }
}

/** One thread at work, seen from the main one. */
class WorkerRun {
  readonly report: Promise<IndexReport>
  readonly #worker: Worker
  readonly #stopping = new AbortController()

  constructor(
    task: IndexTask,
    readonly parts: WorkerParts,
    readonly onProgress: IndexingOptions['onProgress'],
  ) {
    this.#worker = new Worker(workerModule(), { workerData: task, execArgv: [] })
    this.report = new Promise((done, fail) => {
      this.#worker
        .on('message', (message: FromWorker) => this.#receive(message, done, fail))
        .on('error', fail)
        .on('exit', (exitCode) =>
          fail(new IndexWorkerError({ collection: task.collection, exitCode })),
        )
    })
  }

  /** The run gives its draft up, and ends with this reason unless it is done already. */
  stop(reason: unknown): void {
    this.#stopping.abort(reason)
    this.#send({ kind: 'stop' })
  }

  #receive(
    message: FromWorker,
    done: (report: IndexReport) => void,
    fail: (reason: unknown) => void,
  ): void {
    const { aborted, reason } = this.#stopping.signal
    if (message.kind === 'ask') void this.#answer(message)
    else if (message.kind === 'progress') this.onProgress?.(message.progress)
    else if (message.kind === 'event') this.parts.onEvent?.(message.event)
    else if (message.kind === 'done') done(message.report)
    else fail(aborted ? reason : fromErrorMessage(message.error))
  }

  async #answer({ id, method, texts }: Ask): Promise<void> {
    try {
      this.#send({ kind: 'answer', id, answer: await this.#result(method, texts) })
    } catch (error) {
      // No run goes on without its models; this very error is the run's.
      this.stop(error)
    }
  }

  #result(method: Ask['method'], texts: readonly string[]): Promise<Answers[keyof Answers]> {
    const { embedder, tagger } = this.parts
    const { signal } = this.#stopping
    switch (method) {
      case 'embed':
        return embedder.embed(texts, 'passage', signal)
      case 'countTokens':
        return embedder.countTokens(texts)
      case 'tag':
        return tagger ? tagger.tag(texts, signal) : Promise.resolve(texts.map(() => []))
    }
  }

  #send(message: ToWorker): void {
    this.#worker.postMessage(message)
  }
}

import { type ChildProcess, fork } from 'node:child_process'
import { resolve } from 'node:path'
import type { Embedder } from '../core/embedder.ts'
import { AppError } from '../core/errors.ts'
import type { IndexReport } from '../core/index-report.ts'
import type { NameTagger } from '../core/reader.ts'
import type { SourceInput } from '../sources/resource.ts'
import type { StoreEvent } from '../stores/sqlite-store.ts'
import { fromErrorMessage } from './error-message.ts'
import type { Answers, Ask, FromChild, IndexTask, ToChild } from './index-protocol.ts'
import type { IndexingOptions } from './index-sources.ts'

/** The indexing process ended without a word. Nothing that it had made is live. */
export class IndexProcessError extends AppError {
  override readonly name = 'IndexProcessError'
  constructor(readonly data: { readonly collection: string; readonly exit: string }) {
    super(`The indexing process of “${data.collection}” ended early (${data.exit}).`)
  }
}

export interface ChildParts {
  /** Of a place which may be open here as well. */
  readonly dataDirectory: string
  /** @defaultValue `null`: all is in the folder */
  readonly databaseUrl?: string | null
  /** Stays in this process: the other one loads no model. */
  readonly embedder: Embedder
  /** As the embedder; absent or null: nobody looks for names. */
  readonly tagger?: NameTagger | null
  /** Told of caches that were found damaged. */
  readonly onEvent?: (event: StoreEvent) => void
}

/** `web` may hold functions, which no process can be sent. */
export type ChildOptions = Omit<IndexingOptions, 'web'>

/** The compiled child, whether this runs compiled or from its source. */
const childModule = (): string =>
  resolve(
    import.meta.dirname,
    import.meta.filename.endsWith('.ts') ? '../../dist/src/indexing' : '.',
    'index-child.js',
  )

/**
 * As `indexSources`, in a process of its own: this one goes on answering, and what memory the run took
 * is free when it ends.
 * @throws what `indexSources` throws, the embedder's errors, and `IndexProcessError`.
 */
export async function indexInChild(
  parts: ChildParts,
  collection: string,
  inputs: readonly SourceInput[],
  { signal, onProgress, ...options }: ChildOptions,
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
  const run = new ChildRun(task, parts, onProgress)
  const stop = (): void => run.stop(signal?.reason)
  signal?.addEventListener('abort', stop, { once: true })
  try {
    return await run.report
  } finally {
    signal?.removeEventListener('abort', stop)
  }
}

/** Milliseconds in which a run that is stopped gives its draft up; one that hangs is killed then. */
export const STOPPING_MS = 30_000

/** One process at work, seen from the one that started it. */
class ChildRun {
  readonly report: Promise<IndexReport>
  readonly #child: ChildProcess
  readonly #stopping = new AbortController()

  constructor(
    task: IndexTask,
    readonly parts: ChildParts,
    readonly onProgress: IndexingOptions['onProgress'],
  ) {
    this.#child = fork(childModule(), [], {
      serialization: 'advanced',
      execArgv: [],
      // Standard output belongs to the answers; what a library prints goes to standard error.
      stdio: ['ignore', 2, 2, 'ipc'],
    })
    this.report = new Promise((done, fail) => {
      this.#child
        .on('message', (message: FromChild) => this.#receive(message, done, fail))
        .on('error', fail)
        // Once all that it sent is received.
        .on('close', (status, signal) => {
          const { aborted, reason } = this.#stopping.signal
          const exit = signal ?? `exit status ${status}`
          fail(aborted ? reason : new IndexProcessError({ collection: task.collection, exit }))
        })
    })
    this.#send({ kind: 'task', task })
  }

  /** The run gives its draft up, and ends with this reason unless it is done already. */
  stop(reason: unknown): void {
    if (this.#stopping.signal.aborted) return
    this.#stopping.abort(reason)
    this.#send({ kind: 'stop' })
    setTimeout(() => this.#child.kill('SIGKILL'), STOPPING_MS).unref()
  }

  #receive(
    message: FromChild,
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
        return embedder.countTokens(texts, 'passage')
      case 'tag':
        return tagger ? tagger.tag(texts, signal) : Promise.resolve(texts.map(() => []))
    }
  }

  #send(message: ToChild): void {
    // One that cannot be sent is followed by the end.
    if (this.#child.connected) this.#child.send(message, () => {})
  }
}

import { type ChildProcess, fork } from 'node:child_process'
import { AppError } from '../src/core/errors.ts'
import { type Job, JobQueue, newJob } from './job-queue.ts'
import { childModule } from './models.ts'
import type { Loaded, Operation, Operations, Reply, Request } from './protocol.ts'

/** The models could not answer. `exit` tells how the process ended; null when it lives on. */
export class InferenceProcessError extends AppError {
  override readonly name = 'InferenceProcessError'
  constructor(
    message: string,
    readonly data: { readonly operation: Operation; readonly exit: string | null },
  ) {
    super(message)
  }
}

export interface RequestOptions {
  /** Overtakes all that is not urgent; only what runs already is finished first. */
  readonly urgent: boolean
  readonly signal?: AbortSignal | undefined
}

/** What models are asked through: the process itself, or a way to one elsewhere. */
export interface ModelRunner {
  /**
   * @throws InferenceProcessError when the process died twice over it, or reports an error.
   * @throws the signal's reason when aborted.
   */
  request<O extends Operation>(
    operation: O,
    input: Operations[O]['input'],
    options: RequestOptions,
  ): Promise<Operations[O]['output']>
  /** Requests under way fail with `InferenceProcessError`. */
  close(): Promise<void>
}

/** One process may die from outside, by chance; two in a row were killed by the request. */
const MAX_ATTEMPTS = 2

/** One batch takes seconds, the loading before it some more; who takes so many milliseconds hangs. */
export const LONGEST_REQUEST_MS = 300_000

/**
 * The child process that holds the models: started when needed, started again when it dies.
 * It is given one request at a time, so that the one that killed it is known, an abandoned one
 * is never begun, and an urgent one waits for one batch at most. A process that hangs is killed.
 */
export class InferenceProcess implements ModelRunner {
  readonly #queue = new JobQueue()
  #child: ChildProcess | null = null
  #current: Job | null = null
  #closed = false
  #overdue: NodeJS.Timeout | undefined
  #starts = 0
  #loadMs: number | null = null

  /** Id of the running process, or null. */
  get pid(): number | null {
    return this.#child?.pid ?? null
  }

  /** Requests that wait or run. */
  get waiting(): number {
    return this.#queue.length + (this.#current === null ? 0 : 1)
  }

  /** Processes started so far. */
  get starts(): number {
    return this.#starts
  }

  /** Milliseconds that the running process took until it could answer; null before. */
  get loadMs(): number | null {
    return this.#loadMs
  }

  /** Loads the models ahead of the first request. */
  start(): void {
    this.#running()
    this.#keepAlive()
  }

  async request<O extends Operation>(
    operation: O,
    input: Operations[O]['input'],
    { urgent, signal }: RequestOptions,
  ): Promise<Operations[O]['output']> {
    signal?.throwIfAborted()
    if (this.#closed) throw closedError(operation)
    // The protocol ties inputs and outputs to operations, which an open `O` cannot show.
    const { job, answer } = newJob({ operation, input } as Request, urgent)
    const abandon = (): void => this.#abandon(job, signal?.reason)
    signal?.addEventListener('abort', abandon, { once: true })
    this.#queue.push(job)
    this.#next()
    try {
      return (await answer) as Operations[O]['output']
    } finally {
      signal?.removeEventListener('abort', abandon)
    }
  }

  /** Ends the process; what waits fails with `InferenceProcessError`. */
  async close(): Promise<void> {
    this.#closed = true
    for (let job = this.#current; job !== null; job = this.#queue.shift())
      job.reject(closedError(job.request.operation))
    const child = this.#child
    if (child === null) return
    this.#child = null
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.ref()
    // It holds nothing worth saving, and may be in the middle of a batch.
    if (child.kill('SIGKILL')) await ended
  }

  #abandon(job: Job, reason: unknown): void {
    this.#queue.remove(job)
    job.reject(reason)
    this.#keepAlive()
  }

  #next(): void {
    if (this.#current === null) {
      const job = this.#queue.shift()
      this.#current = job
      if (job !== null) {
        job.attempts++
        const child = this.#running()
        // A send that fails is followed by `exit`, and the next process gets the job.
        child.send(job.request, () => {})
        this.#overdue = setTimeout(() => child.kill('SIGKILL'), LONGEST_REQUEST_MS).unref()
      }
    }
    this.#keepAlive()
  }

  #running(): ChildProcess {
    if (this.#child !== null) return this.#child
    const child = fork(childModule(), [], {
      serialization: 'advanced',
      execArgv: [],
      // Standard output belongs to the answers; what a library prints goes to standard error.
      stdio: ['ignore', 2, 2, 'ipc'],
    })
    this.#starts += 1
    this.#loadMs = null
    child.on('message', (message: Reply | Loaded) => {
      if (!('loadMs' in message)) this.#settle(child, message)
      else if (child === this.#child) this.#loadMs = message.loadMs
    })
    child.on('exit', (status, signal) => this.#died(child, signal ?? `exit status ${status}`))
    child.on('error', (error) => this.#died(child, error.message))
    this.#child = child
    return child
  }

  #settle(child: ChildProcess, reply: Reply): void {
    const job = this.#current
    if (child !== this.#child || job === null) return
    clearTimeout(this.#overdue)
    this.#current = null
    const { operation } = job.request
    if ('output' in reply) job.resolve(reply.output)
    else job.reject(new InferenceProcessError(reply.error, { operation, exit: null }))
    this.#next()
  }

  #died(child: ChildProcess, exit: string): void {
    if (child !== this.#child) return
    const job = this.#current
    clearTimeout(this.#overdue)
    this.#child = null
    this.#current = null
    if (job !== null && !job.settled) this.#tryAgain(job, exit)
    this.#next()
  }

  #tryAgain(job: Job, exit: string): void {
    const { operation } = job.request
    const message = `The inference process ended twice on “${operation}” (${exit}).`
    if (job.attempts < MAX_ATTEMPTS) this.#queue.putBack(job)
    else job.reject(new InferenceProcessError(message, { operation, exit }))
  }

  /** An idle child must not keep the program running; one that somebody waits for must. */
  #keepAlive(): void {
    const wanted = this.#queue.length > 0 || this.#current?.settled === false
    const held = [this.#child, this.#child?.channel]
    for (const handle of held) wanted ? handle?.ref() : handle?.unref()
  }
}

const closedError = (operation: Operation): InferenceProcessError =>
  new InferenceProcessError('The inference process was closed.', { operation, exit: null })

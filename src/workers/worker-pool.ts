import { setTimeout as sleep } from 'node:timers/promises'
import type { ModelRunner } from '../../embeddings/inference-process.ts'
import { UserError } from '../core/errors.ts'
import type { PartCheck } from '../operation/readiness.ts'
import type { WorkerTask } from './protocol.ts'
import { WorkerProcess } from './worker-process.ts'

/** The part of a logger that is used here. */
export interface PoolLog {
  info(data: object, message: string): void
  warn(data: object, message: string): void
}

export interface PoolOptions {
  readonly tasks: readonly WorkerTask[]
  readonly models: ModelRunner
  readonly log: PoolLog
  /** Milliseconds between the start of one worker and the next: Discord lets few identify at a time. */
  readonly spacingMs: number
  /** Told of each worker that ended by itself. */
  readonly onLoss?: () => void
}

/** Pauses before a worker is started again; one that ran for a minute begins with the first. */
const FIRST_PAUSE_MS = 1_000
const LONGEST_PAUSE_MS = 30_000
const STEADY_MS = 60_000

/** Milliseconds beyond its own grace that a worker has to end. */
const SPARE_MS = 2_000

/** Workers by number, each started again when it ends; one starts at a time. */
export class WorkerPool {
  /** Rejects with a UserError when a worker ended in a way that the operator must mend. */
  readonly failed: Promise<never>
  readonly #options: PoolOptions
  readonly #running = new Map<number, WorkerProcess>()
  readonly #stopping = new AbortController()
  readonly #watches: Promise<void>[]
  #fail: (reason: UserError) => void = () => {}
  #line: Promise<unknown> = Promise.resolve()

  constructor(options: PoolOptions) {
    this.#options = options
    this.failed = new Promise((_, fail) => {
      this.#fail = fail
    })
    this.failed.catch(() => {})
    this.#watches = options.tasks.map((task) => this.#keep(task))
  }

  get workers(): readonly WorkerProcess[] {
    return [...this.#running.values()]
  }

  /** Whether that worker runs and says that it is ready. */
  isReady(number: number): PartCheck {
    return async () => (await this.#running.get(number)?.ask('readiness'))?.ready ?? false
  }

  /** Lets all of them finish for `graceMs`; none is started any more. */
  async stop(graceMs: number): Promise<void> {
    this.#stopping.abort()
    await Promise.all(this.workers.map((worker) => worker.stop(graceMs + SPARE_MS)))
    await Promise.all(this.#watches)
  }

  /** Starts the worker again and again, until the pool stops or that is in vain. */
  async #keep(task: WorkerTask): Promise<void> {
    const { log, onLoss } = this.#options
    const { signal } = this.#stopping
    let wasUp = false
    for (let pauseMs = FIRST_PAUSE_MS; !signal.aborted; ) {
      const began = performance.now()
      const start = await this.#inTurn(() => this.#start(task))
      if (start === null) return
      wasUp ||= start.isUp
      const { exit, remedy, isFinal } = await start.worker.ended
      this.#running.delete(task.number)
      if (signal.aborted) return
      onLoss?.()
      // What never worked will not; what worked before may again, such as when a database is back.
      if (remedy !== null && (isFinal || !wasUp))
        return this.#fail(new UserError(remedy, { worker: task.number, exit }))
      if (performance.now() - began > STEADY_MS) pauseMs = FIRST_PAUSE_MS
      log.warn({ worker: task.number, exit, remedy, pauseMs }, 'a worker ended; started again soon')
      await sleep(pauseMs, undefined, { signal }).catch(() => {})
      pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * 2)
    }
  }

  /** Resolves when it answers, or has ended; null when the pool stops. */
  async #start(task: WorkerTask): Promise<{ worker: WorkerProcess; isUp: boolean } | null> {
    const { models, log, spacingMs } = this.#options
    const { signal } = this.#stopping
    if (signal.aborted) return null
    const worker = new WorkerProcess(task, models)
    this.#running.set(task.number, worker)
    const isUp = await worker.started
    if (isUp) {
      log.info({ worker: task.number, process: worker.pid }, 'a worker answers')
      await sleep(spacingMs, undefined, { signal }).catch(() => {})
    }
    return { worker, isUp }
  }

  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const turn = this.#line.then(work)
    this.#line = turn.catch(() => {})
    return turn
  }
}

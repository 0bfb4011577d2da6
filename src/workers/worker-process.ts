import { type ChildProcess, fork } from 'node:child_process'
import { resolve } from 'node:path'
import type { ModelRunner } from '../../embeddings/inference-process.ts'
import { ModelRelay } from '../../embeddings/model-relay.ts'
import type { FromWorker, Question, Questions, ToWorker, WorkerTask } from './protocol.ts'

/** The compiled entry, whether this runs compiled or from its source. */
const workerModule = (): string =>
  resolve(
    import.meta.dirname,
    import.meta.filename.endsWith('.ts') ? '../../dist/src' : '..',
    'worker.js',
  )

/** A worker answers from memory; one that takes longer hangs. */
const PATIENCE_MS = 1_500

/** How a worker ended, and where the operator can do something about it, what. */
export interface WorkerEnd {
  readonly exit: string
  readonly remedy: string | null
  /** Trying again is in vain. */
  readonly isFinal: boolean
}

/** One running worker, seen from the manager. */
export class WorkerProcess {
  /** Resolves to true when it answers, to false when it ended before. */
  readonly started: Promise<boolean>
  readonly ended: Promise<WorkerEnd>
  readonly #child: ChildProcess
  readonly #relay: ModelRelay
  readonly #asked = new Map<number, (answer: Questions[Question] | null) => void>()
  #last = 0
  #ending: Pick<WorkerEnd, 'remedy' | 'isFinal'> = { remedy: null, isFinal: false }
  #start: (isUp: boolean) => void = () => {}

  constructor(task: WorkerTask, models: ModelRunner) {
    this.started = new Promise((start) => {
      this.#start = start
    })
    this.#child = fork(workerModule(), [JSON.stringify(task)], {
      serialization: 'advanced',
      execArgv: [],
      stdio: ['ignore', 2, 2, 'ipc'],
    })
    this.#relay = new ModelRelay(models, (message) => this.#send(message))
    this.#child.on('message', (message: FromWorker) => this.#receive(message))
    this.ended = new Promise((end) => {
      const over = (exit: string): void => {
        this.#relay.close()
        this.#start(false)
        end({ exit, ...this.#ending })
      }
      this.#child.on('exit', (status, signal) => over(signal ?? `exit status ${status}`))
      this.#child.on('error', (error) => over(error.message))
    })
  }

  get pid(): number | null {
    return this.#child.pid ?? null
  }

  /** Null when it does not answer in time. */
  async ask<Q extends Question>(question: Q): Promise<Questions[Q] | null> {
    this.#last += 1
    const id = this.#last
    let timer: NodeJS.Timeout | undefined
    const answer = await new Promise<Questions[Question] | null>((resolve) => {
      this.#asked.set(id, resolve)
      timer = setTimeout(resolve, PATIENCE_MS, null)
      this.#send({ kind: 'ask', id, question })
    })
    clearTimeout(timer)
    this.#asked.delete(id)
    return answer as Questions[Q] | null
  }

  /** Lets it finish; ends it for good after `graceMs`. */
  async stop(graceMs: number): Promise<void> {
    this.#send({ kind: 'stop' })
    const timer = setTimeout(() => this.#child.kill('SIGKILL'), graceMs)
    await this.ended
    clearTimeout(timer)
  }

  #receive(message: FromWorker): void {
    if (message.kind === 'ready') this.#start(true)
    else if (message.kind === 'ending')
      this.#ending = { remedy: message.message, isFinal: message.isFinal }
    else if (message.kind === 'answer') this.#asked.get(message.id)?.(message.answer)
    else this.#relay.receive(message)
  }

  #send(message: ToWorker): void {
    // A send that fails is followed by `exit`.
    if (this.#child.connected) this.#child.send(message, () => {})
  }
}

import {
  InferenceProcessError,
  type ModelRunner,
  type RequestOptions,
} from './inference-process.ts'
import type { Operation, Operations, Request } from './protocol.ts'

/** From a process that shares the models to the one that holds them. Ids are the asker's own. */
export type ToRelay =
  | {
      readonly kind: 'model-request'
      readonly id: number
      readonly request: Request
      readonly urgent: boolean
    }
  | { readonly kind: 'model-cancel'; readonly id: number }

/** And back, once for each request that was not cancelled. `exit` as in `InferenceProcessError`. */
export type FromRelay =
  | {
      readonly kind: 'model-output'
      readonly id: number
      readonly output: Operations[Operation]['output']
    }
  | {
      readonly kind: 'model-error'
      readonly id: number
      readonly message: string
      readonly exit: string | null
    }

interface Waiting {
  readonly operation: Operation
  readonly resolve: (output: Operations[Operation]['output']) => void
  readonly reject: (reason: unknown) => void
}

/** The models of another process, reached by messages. */
export class RelayedModels implements ModelRunner {
  readonly #waiting = new Map<number, Waiting>()
  readonly #send: (message: ToRelay) => void
  #last = 0
  #isClosed = false

  constructor(send: (message: ToRelay) => void) {
    this.#send = send
  }

  async request<O extends Operation>(
    operation: O,
    input: Operations[O]['input'],
    { urgent, signal }: RequestOptions,
  ): Promise<Operations[O]['output']> {
    signal?.throwIfAborted()
    if (this.#isClosed) throw closed(operation)
    this.#last += 1
    const id = this.#last
    const cancel = (): void => {
      this.#send({ kind: 'model-cancel', id })
      this.#take(id)?.reject(signal?.reason)
    }
    signal?.addEventListener('abort', cancel, { once: true })
    try {
      return await new Promise((resolve, reject) => {
        // The protocol ties inputs and outputs to operations, which an open `O` cannot show.
        const settle = resolve as Waiting['resolve']
        this.#waiting.set(id, { operation, resolve: settle, reject })
        const request = { operation, input } as Request
        this.#send({ kind: 'model-request', id, request, urgent })
      })
    } finally {
      signal?.removeEventListener('abort', cancel)
    }
  }

  /** Takes an answer; one to a request that was cancelled meanwhile is dropped. */
  receive(message: FromRelay): void {
    const waiting = this.#take(message.id)
    if (waiting === undefined) return
    if (message.kind === 'model-output') waiting.resolve(message.output)
    else {
      const { operation } = waiting
      const { exit } = message
      waiting.reject(new InferenceProcessError(message.message, { operation, exit }))
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true
    for (const [id, { operation }] of this.#waiting) this.#take(id)?.reject(closed(operation))
  }

  #take(id: number): Waiting | undefined {
    const waiting = this.#waiting.get(id)
    this.#waiting.delete(id)
    return waiting
  }
}

/** The other end: one for each process that asks. */
export class ModelRelay {
  readonly #running = new Map<number, AbortController>()
  readonly #runner: ModelRunner
  readonly #reply: (message: FromRelay) => void

  /** @param reply must not throw; what it is given after `close` goes nowhere. */
  constructor(runner: ModelRunner, reply: (message: FromRelay) => void) {
    this.#runner = runner
    this.#reply = reply
  }

  receive(message: ToRelay): void {
    if (message.kind === 'model-cancel') this.#running.get(message.id)?.abort()
    else void this.#run(message)
  }

  /** The asker is gone: what it waited for is never begun. */
  close(): void {
    for (const running of this.#running.values()) running.abort()
  }

  async #run({ id, request, urgent }: ToRelay & { kind: 'model-request' }): Promise<void> {
    const running = new AbortController()
    const { signal } = running
    this.#running.set(id, running)
    try {
      const { operation, input } = request
      const output = await this.#runner.request(operation, input, { urgent, signal })
      if (!signal.aborted) this.#reply({ kind: 'model-output', id, output })
    } catch (error) {
      if (signal.aborted) return
      const exit = error instanceof InferenceProcessError ? error.data.exit : null
      this.#reply({ kind: 'model-error', id, message: (error as Error).message, exit })
    } finally {
      this.#running.delete(id)
    }
  }
}

const closed = (operation: Operation): InferenceProcessError =>
  new InferenceProcessError('The way to the models was closed.', { operation, exit: null })

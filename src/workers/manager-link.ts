import { RelayedModels } from '../../embeddings/model-relay.ts'
import type { FromWorker, Question, Questions, ToWorker } from './protocol.ts'

/** Answers the manager's questions; must not reject. */
export type AnswerManager = { readonly [Q in Question]: () => Promise<Questions[Q]> }

/**
 * A worker's way to its manager. When the manager is gone, by whatever end, the process ends at
 * once: without the models it can answer nothing, and the store is safe at any instant.
 */
export class ManagerLink {
  readonly models = new RelayedModels((message) => this.send(message))
  #answers: AnswerManager | null = null
  #stop: (() => void) | null = null

  constructor() {
    process.on('message', (message: ToWorker) => this.#receive(message))
    process.on('disconnect', () => process.exit(1))
    if (!process.connected) process.exit(1)
    // A service manager's stop and Ctrl-C reach the whole group; the manager tells when to stop.
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {})
  }

  /** @param onSent called when the manager has it, or never will. */
  send(message: FromWorker, onSent: () => void = () => {}): void {
    // A send that fails is followed by `disconnect`.
    process.send?.(message, undefined, undefined, onSent)
  }

  answerWith(answers: AnswerManager): void {
    this.#answers = answers
  }

  /** @returns what ends the listening. */
  onStop(stop: () => void): () => void {
    this.#stop = stop
    return () => {
      this.#stop = null
    }
  }

  #receive(message: ToWorker): void {
    if (message.kind === 'stop') {
      // Where nobody listens yet, nothing was begun that would have to be finished.
      if (this.#stop === null) process.exit(0)
      this.#stop()
    } else if (message.kind === 'ask') void this.#answer(message.id, message.question)
    else this.models.receive(message)
  }

  async #answer(id: number, question: Question): Promise<void> {
    const answer = await this.#answers?.[question]()
    if (answer !== undefined) this.send({ kind: 'answer', id, answer })
  }
}

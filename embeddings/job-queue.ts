import type { Operations, Request } from './protocol.ts'

/** A request on its way to an answer. */
export interface Job {
  readonly request: Request
  readonly urgent: boolean
  /** How many processes were given this job. */
  attempts: number
  /** Answered, failed or abandoned: nobody waits for it any more. */
  settled: boolean
  readonly resolve: (output: Operations[Request['operation']]['output']) => void
  readonly reject: (reason: unknown) => void
}

/** A job, and the promise of its answer. */
export const newJob = (
  request: Request,
  urgent: boolean,
): { job: Job; answer: Promise<Operations[Request['operation']]['output']> } => {
  let job: Job | undefined
  const answer = new Promise<Operations[Request['operation']]['output']>((resolve, reject) => {
    const settle =
      <T>(how: (value: T) => void) =>
      (value: T): void => {
        if (job !== undefined) job.settled = true
        how(value)
      }
    job = {
      request,
      urgent,
      attempts: 0,
      settled: false,
      resolve: settle(resolve),
      reject: settle(reject),
    }
  })
  return { job: job!, answer }
}

/** First come, first served, but urgent jobs before all others. */
export class JobQueue {
  readonly #urgent: Job[] = []
  readonly #patient: Job[] = []

  get length(): number {
    return this.#urgent.length + this.#patient.length
  }

  push(job: Job): void {
    this.#of(job).push(job)
  }

  /** Puts a job back at the head of its kind. */
  putBack(job: Job): void {
    this.#of(job).unshift(job)
  }

  /** Does nothing when the job does not wait here. */
  remove(job: Job): void {
    const queue = this.#of(job)
    const place = queue.indexOf(job)
    if (place !== -1) queue.splice(place, 1)
  }

  /** The job whose turn it is, or null. */
  shift(): Job | null {
    return this.#urgent.shift() ?? this.#patient.shift() ?? null
  }

  #of({ urgent }: Job): Job[] {
    return urgent ? this.#urgent : this.#patient
  }
}

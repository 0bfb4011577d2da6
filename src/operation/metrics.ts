import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client'
import type { Answer, NotFoundCause } from '../core/answer.ts'
import { CollectionBusyError } from '../core/errors.ts'
import type { IndexReport } from '../core/index-report.ts'
import type { Observe, Stage } from '../core/observe.ts'

/** Upper bounds in seconds: a stage takes milliseconds, an answer some 100 ms, a queue seconds. */
const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.25, 0.5, 1, 2.5, 5, 10]
/** The same for a run over sources, which may be a page or a whole archive. */
const RUN_SECONDS = [0.1, 1, 10, 60, 300, 1_800, 7_200]

/** How a question ended. No label holds a question, a server, a document or a person. */
export type Outcome = 'quoted' | NotFoundCause | 'failed' | 'stopped'

/** What this process did, counted and timed from its start. Durations are in seconds. */
export class Metrics {
  readonly registry = new Registry()
  readonly #stages = new Histogram({
    name: 'verbatim_stage_seconds',
    help: 'Time of each stage of a question; embed is a part of retrieve',
    labelNames: ['stage'],
    buckets: SECONDS,
    registers: [this.registry],
  })
  readonly #answering = new Histogram({
    name: 'verbatim_answer_seconds',
    help: 'Time from a question to its answer, without Discord',
    buckets: SECONDS,
    registers: [this.registry],
  })
  readonly #answers = new Counter({
    name: 'verbatim_answers_total',
    help: 'Questions by how they ended; one for each question that a text held',
    labelNames: ['outcome'],
    registers: [this.registry],
  })
  readonly #cache = new Counter({
    name: 'verbatim_answer_cache_total',
    help: 'Questions looked up in the cache of answers',
    labelNames: ['result'],
    registers: [this.registry],
  })
  readonly #acknowledging = new Histogram({
    name: 'verbatim_acknowledgement_seconds',
    help: 'Time from the receipt of an interaction until Discord has its first response',
    buckets: SECONDS,
    registers: [this.registry],
  })
  readonly #runs = new Histogram({
    name: 'verbatim_index_run_seconds',
    help: 'Runs over sources, by how they ended',
    labelNames: ['outcome'],
    buckets: RUN_SECONDS,
    registers: [this.registry],
  })
  readonly #sourceFailures = new Counter({
    name: 'verbatim_source_failures_total',
    help: 'Sources that a run could not read',
    registers: [this.registry],
  })

  constructor() {
    collectDefaultMetrics({ register: this.registry })
  }

  readonly observe: Observe = async (stage: Stage, work) => {
    const end = this.#stages.startTimer({ stage })
    try {
      return await work()
    } finally {
      end()
    }
  }

  readonly cacheUsed = (isKnown: boolean): void =>
    this.#cache.inc({ result: isKnown ? 'hit' : 'miss' })

  readonly acknowledged = (elapsedMs: number): void =>
    this.#acknowledging.observe(elapsedMs / 1_000)

  /** Times the question and counts how it ended; returns or throws what `work` does. */
  async answering(work: () => Promise<Answer>, signal?: AbortSignal): Promise<Answer> {
    const end = this.#answering.startTimer()
    try {
      const answer = await work()
      for (const part of answer.parts ?? [answer]) this.#answers.inc({ outcome: outcomeOf(part) })
      return answer
    } catch (error) {
      this.#answers.inc({ outcome: signal?.aborted ? 'stopped' : 'failed' })
      throw error
    } finally {
      end()
    }
  }

  /** Times the run and counts how it ended; returns or throws what `work` does. */
  async indexing(work: () => Promise<IndexReport>, signal?: AbortSignal): Promise<IndexReport> {
    const end = this.#runs.startTimer()
    try {
      const report = await work()
      this.#sourceFailures.inc(report.failed.length)
      end({ outcome: 'done' })
      return report
    } catch (error) {
      const isBusy = error instanceof CollectionBusyError
      end({ outcome: isBusy ? 'busy' : signal?.aborted ? 'stopped' : 'failed' })
      throw error
    }
  }
}

export const outcomeOf = ({ kind, cause }: Answer): Outcome =>
  kind === 'quoted' ? 'quoted' : (cause ?? 'not-said')

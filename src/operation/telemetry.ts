import type { Answer } from '../core/answer.ts'
import { type Observe, observeAll } from '../core/observe.ts'
import { Metrics } from './metrics.ts'

/** Metrics and traces of the questions of this process. */
export interface Telemetry {
  readonly metrics: Metrics
  readonly observe: Observe
  /** Counts, times and traces one question; returns or throws what `work` does. */
  question(work: () => Promise<Answer>, signal?: AbortSignal): Promise<Answer>
  /** Sends what is left to the collector. */
  close(): Promise<void>
}

/** @param otlpEndpoint null: nothing is traced, and nothing of what traces is loaded. */
export async function startTelemetry(otlpEndpoint: string | null): Promise<Telemetry> {
  const metrics = new Metrics()
  if (otlpEndpoint === null)
    return {
      metrics,
      observe: metrics.observe,
      question: (work, signal) => metrics.answering(work, signal),
      close: async () => {},
    }
  const { startTracing } = await import('./tracing.ts')
  const tracing = startTracing(otlpEndpoint)
  return {
    metrics,
    observe: observeAll([tracing.observe, metrics.observe]),
    question: (work, signal) => tracing.question(() => metrics.answering(work, signal)),
    close: tracing.close,
  }
}

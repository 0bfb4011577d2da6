import { type Span, SpanStatusCode } from '@opentelemetry/api'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { resourceFromAttributes } from '@opentelemetry/resources'
import { BatchSpanProcessor, NodeTracerProvider } from '@opentelemetry/sdk-trace-node'
import type { Answer } from '../core/answer.ts'
import type { Observe } from '../core/observe.ts'
import { outcomeOf } from './metrics.ts'

/** One trace a question. No span holds a text, a server, a document or a person. */
export interface Tracing {
  /** The question itself, around its stages; returns or throws what `work` does. */
  question(work: () => Promise<Answer>): Promise<Answer>
  readonly observe: Observe
  /** Sends what is left; gives up after a few seconds. Never rejects. */
  close(): Promise<void>
}

const EXPORT_MS = 3_000

/** @param endpoint base URL of an OTLP collector; spans go to `/v1/traces` there, as JSON. */
export function startTracing(endpoint: string): Tracing {
  const exporter = new OTLPTraceExporter({
    url: `${endpoint}/v1/traces`,
    timeoutMillis: EXPORT_MS,
  })
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'verbatim', 'process.pid': process.pid }),
    spanProcessors: [new BatchSpanProcessor(exporter, { exportTimeoutMillis: EXPORT_MS })],
  })
  // Makes the span of a stage the child of its question's, also across what is awaited.
  provider.register()
  const tracer = provider.getTracer('verbatim')
  const spanning = <Result>(
    name: string,
    work: () => Promise<Result>,
    describe: (span: Span, result: Result) => void = () => {},
  ): Promise<Result> =>
    tracer.startActiveSpan(name, async (span) => {
      try {
        const result = await work()
        describe(span, result)
        return result
      } catch (error) {
        // Its message may hold words of the question.
        span.setAttribute('error.type', error instanceof Error ? error.name : 'unknown')
        span.setStatus({ code: SpanStatusCode.ERROR })
        throw error
      } finally {
        span.end()
      }
    })
  return {
    question: (work) => spanning('question', work, describeAnswer),
    observe: spanning,
    close: () => provider.shutdown().catch(() => {}),
  }
}

const describeAnswer = (span: Span, answer: Answer): void => {
  span.setAttribute('verbatim.outcome', outcomeOf(answer))
  span.setAttribute('verbatim.questions', answer.parts?.length ?? 1)
  span.setAttribute('verbatim.quotes', answer.quotes.length)
}

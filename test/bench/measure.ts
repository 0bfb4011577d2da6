import { execFileSync, fork } from 'node:child_process'
import { once } from 'node:events'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'
import { quantile } from '../../src/core/evaluate.ts'

/** One line of the results. Every value has the line's unit. */
export interface Figure {
  /** With sizes. */
  readonly name: string
  /** Where the same is measured at several sizes: what, and at which. */
  readonly scale?: { readonly what: string; readonly passages: number }
  readonly unit: 'ms' | 's' | 'MB' | 'passages/s' | '%'
  readonly values: Readonly<Record<string, number>>
  /** By the same labels; what has no budget is only shown. */
  readonly budget?: Readonly<Record<string, number>>
  /** The budget is a least, not a most. */
  readonly isLeast?: boolean
}

/** A line that is measured at several sizes. */
export const scaled = (what: string, passages: number): Pick<Figure, 'name' | 'scale'> => ({
  name: `${what}, ${passages.toLocaleString('en')} passages`,
  scale: { what, passages },
})

/** What `work` gives, and how long it took in milliseconds. */
export async function timed<Result>(work: () => Promise<Result>): Promise<[Result, number]> {
  const began = performance.now()
  const result = await work()
  return [result, performance.now() - began]
}

/** The value that this share of the values do not exceed; NaN without any. */
export const percentile = (values: readonly number[], share: number): number =>
  quantile(values, share) ?? Number.NaN

export const p50AndP95 = (times: readonly number[]) => ({
  p50: percentile(times, 0.5),
  p95: percentile(times, 0.95),
})

/** The same object, each call of its asynchronous methods told with its time in milliseconds. */
export const timedMethods = <Target extends object>(
  target: Target,
  tell: (method: string, milliseconds: number) => void,
): Target =>
  new Proxy(target, {
    get(object, key) {
      const value: unknown = Reflect.get(object, key, object)
      if (typeof value !== 'function') return value
      return async (...parameters: unknown[]): Promise<unknown> => {
        const [result, milliseconds] = await timed(
          async () => Reflect.apply(value, object, parameters) as unknown,
        )
        tell(String(key), milliseconds)
        return result
      }
    },
  })

/** How long the event loop took to turn while `work` ran, in milliseconds; sampled every one. */
export async function loopDelayDuring<Result>(work: () => Promise<Result>) {
  const histogram = monitorEventLoopDelay({ resolution: 1 })
  histogram.enable()
  const result = await work()
  histogram.disable()
  const milliseconds = (nanoseconds: number): number => nanoseconds / 1e6
  return {
    result,
    p99: milliseconds(histogram.percentile(99)),
    max: milliseconds(histogram.max),
  }
}

/** Resident memory of this process, and of its children together, in MB. */
export function residentMegabytes(): { readonly own: number; readonly children: number } {
  const table = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,rss=,comm='], { encoding: 'utf8' })
  const rows = table.trim().split('\n')
  const children = rows
    .map((row) => row.trim().split(/\s+/))
    .filter(([, parent, , command]) => Number(parent) === process.pid && command !== 'ps')
    .reduce((sum, [, , kilobytes]) => sum + Number(kilobytes) / 1024, 0)
  return { own: process.memoryUsage.rss() / 1024 ** 2, children }
}

/**
 * What a program of this folder tells when it is run in a process of its own, so that the memory it
 * takes is its own too. @throws Error when it tells nothing.
 */
export async function toldByChild<Told>(program: string, ...options: string[]): Promise<Told> {
  const child = fork(fileURLToPath(new URL(program, import.meta.url)), options, {
    // What a library prints is not a result.
    stdio: ['ignore', 2, 2, 'ipc'],
  })
  const told: Told[] = []
  child.on('message', (message: Told) => told.push(message))
  const [status] = await once(child, 'exit')
  if (status !== 0 || told[0] === undefined)
    throw new Error(`${program} ${options.join(' ')} ended with status ${status}`)
  return told[0]
}

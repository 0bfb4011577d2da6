import { execFileSync } from 'node:child_process'
import { monitorEventLoopDelay } from 'node:perf_hooks'

/** One line of the results. Every value has the line's unit. */
export interface Figure {
  /** With sizes. */
  readonly name: string
  readonly unit: 'ms' | 's' | 'MB' | 'passages/s' | '%'
  readonly values: Readonly<Record<string, number>>
  /** By the same labels; what has no budget is only shown. */
  readonly budget?: Readonly<Record<string, number>>
  /** The budget is a least, not a most. */
  readonly isLeast?: boolean
}

/** What `work` gives, and how long it took in milliseconds. */
export async function timed<Result>(work: () => Promise<Result>): Promise<[Result, number]> {
  const began = performance.now()
  const result = await work()
  return [result, performance.now() - began]
}

/** The value that this share of the values do not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}

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

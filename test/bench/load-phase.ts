import { setTimeout } from 'node:timers/promises'
import { seeded } from './corpus.ts'
import type { Asked, LoadBot } from './load-bot.ts'
import { loopDelayDuring, percentile, residentMegabytes } from './measure.ts'

/** One stretch of load. Times in milliseconds, memory in MB. */
export interface LoadPhase {
  readonly name: string
  /** Questions a second. */
  readonly offered: number
  readonly asked: number
  readonly answered: number
  readonly refused: number
  readonly failed: number
  readonly answer: { readonly p50: number; readonly p95: number; readonly p99: number }
  /** Until the first response: the acknowledgement, or the refusal. */
  readonly acknowledgedP99: number
  readonly refusedP99: number
  readonly loop: { readonly p99: number; readonly max: number }
  /** Medians of the first and the last quarter, the inference process included. */
  readonly memory: { readonly first: number; readonly last: number }
}

/** Takes the next question of a list of distinct ones. */
export type Next = () => string

/** Questions a second that are answered when `clients` ask one after the other, without a pause. */
export async function measureCapacity(
  bot: LoadBot,
  next: Next,
  { clients, seconds }: { readonly clients: number; readonly seconds: number },
): Promise<number> {
  const began = performance.now()
  const ends = began + seconds * 1000
  let answered = 0
  const client = async (): Promise<void> => {
    while (performance.now() < ends)
      if ((await bot.ask(next())).outcome === 'answered') answered += 1
  }
  await Promise.all(Array.from({ length: clients }, client))
  return answered / ((performance.now() - began) / 1000)
}

const SAMPLE_MS = 1_000

/** Offers questions as members do, who do not wait for each other: by chance, `offered` a second on average. */
export async function offer(
  bot: LoadBot,
  next: Next,
  { name, offered, seconds }: { name: string; offered: number; seconds: number },
): Promise<LoadPhase> {
  const random = seeded(offered * 1000)
  const pending: Promise<Asked>[] = []
  const memory: number[] = []
  const sampling = setInterval(() => memory.push(totalMegabytes()), SAMPLE_MS)
  const { result, p99, max } = await loopDelayDuring(async () => {
    const began = performance.now()
    for (let due = 0; due < seconds * 1000; due += (-Math.log(1 - random()) / offered) * 1000) {
      const wait = began + due - performance.now()
      if (wait > 0) await setTimeout(wait)
      pending.push(bot.ask(next()))
    }
    return Promise.all(pending)
  })
  clearInterval(sampling)
  const of = (outcome: Asked['outcome']) => result.filter((one) => one.outcome === outcome)
  const answered = of('answered').map(({ doneMs }) => doneMs)
  const first = (some: readonly Asked[]) => some.map(({ acknowledgedMs }) => acknowledgedMs)
  return {
    name,
    offered,
    asked: result.length,
    answered: answered.length,
    refused: of('refused').length,
    failed: of('failed').length,
    answer: {
      p50: percentile(answered, 0.5),
      p95: percentile(answered, 0.95),
      p99: percentile(answered, 0.99),
    },
    acknowledgedP99: percentile(first(result), 0.99),
    refusedP99: percentile(first(of('refused')), 0.99),
    loop: { p99, max },
    memory: quarters(memory),
  }
}

const totalMegabytes = (): number => {
  const { own, children } = residentMegabytes()
  return own + children
}

/** Medians of the first and the last quarter. */
export function quarters(values: readonly number[]): { first: number; last: number } {
  const quarter = Math.max(1, Math.floor(values.length / 4))
  return {
    first: percentile(values.slice(0, quarter), 0.5),
    last: percentile(values.slice(-quarter), 0.5),
  }
}

import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { type Figure, type residentMegabytes, scaled } from './measure.ts'
import type { PreparedIndex } from './prepared-index.ts'

interface Told {
  readonly answered: number
  readonly memory?: ReturnType<typeof residentMegabytes>
}

/** Starts; the best counts, since whatever else runs on the machine only adds. */
const STARTS = 3
/** The budgets hold up to as many passages; a larger index takes longer to load, and more memory. */
const BUDGETED = 10_000

/** From the start of the process to its first answer, and the memory of its two processes after many. */
export async function benchStarting(
  { dataDirectory, passages }: PreparedIndex,
  questions: number,
): Promise<Figure[]> {
  const starts: number[] = []
  let memory = { own: Number.NaN, children: Number.NaN }
  for (let start = 0; start < STARTS; start += 1) {
    const count = start === STARTS - 1 ? questions : 1
    const began = performance.now()
    const child = fork(fileURLToPath(new URL('./start-child.js', import.meta.url)), [
      dataDirectory,
      String(count),
    ])
    child.on('message', (told: Told) => {
      if (told.memory === undefined) starts.push(performance.now() - began)
      else memory = told.memory
    })
    const [status] = await once(child, 'exit')
    if (status !== 0) throw new Error(`The started process ended with status ${status}`)
  }
  const both = memory.own + memory.children
  return [
    {
      ...scaled(`start of the process → first answer, best of ${STARTS}`, passages),
      unit: 'ms',
      values: { time: Math.min(...starts) },
      ...(passages <= BUDGETED ? { budget: { time: 2000 } } : {}),
    },
    {
      ...scaled(`resident memory after ${questions} questions`, passages),
      unit: 'MB',
      values: { main: memory.own, inference: memory.children, both },
      ...(passages <= BUDGETED ? { budget: { both: 900 } } : {}),
    },
  ]
}

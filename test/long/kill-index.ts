import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import {
  childKilledAt,
  countCalls,
  killAndJudge,
  prepare,
  type Truth,
  truth,
} from '../stores/kill-judge.ts'
import { KILL_STEPS } from '../stores/kill-scenario.ts'
import { temporaryDirectory } from '../stores/sqlite-backend.ts'

const program = fileURLToPath(new URL('../stores/kill-child.js', import.meta.url))

/** A child that is killed from outside, so and so long after it began. */
const childKilledAfter =
  (milliseconds: number) =>
  (copy: string): ChildProcess => {
    const child = spawn(process.execPath, [program, copy], { stdio: ['ignore', 'ignore', 'pipe'] })
    child.stderr.once('data', () => setTimeout(() => child.kill('SIGKILL'), milliseconds))
    return child
  }

/** How long a run takes that is left alone, in milliseconds, from where the child says it begins. */
async function runLength(): Promise<number> {
  const copy = temporaryDirectory()
  await prepare(copy.directory)
  const child = spawn(process.execPath, [program, copy.directory], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  await once(child.stderr, 'data')
  const began = performance.now()
  await once(child, 'exit')
  copy.remove()
  return performance.now() - began
}

/**
 * Kills indexing runs with SIGKILL, spread over every step and at instants of no step's choice;
 * after each, the store must hold the old or the new generation, whole, and `check` find nothing lost.
 * @returns how many kills there were.
 */
export async function killIndexing(killsPerStep: number, killsAtAnyInstant: number) {
  const { directory, remove } = temporaryDirectory()
  try {
    const expected = await truth()
    await prepare(directory)
    const calls = await countCalls(program, directory)
    for (const step of KILL_STEPS) {
      const outcomes = { before: 0, after: 0 }
      for (let kill = 0; kill < killsPerStep; kill += 1) {
        const call = 1 + Math.round((kill * (calls[step] - 1)) / (killsPerStep - 1))
        const left = await killAndJudge(directory, expected, childKilledAt(program, step, call))
        assert.ok(left, 'the child ended before it was killed')
        outcomes[left] += 1
      }
      process.stdout.write(`index, ${step}: ${killsPerStep} kills, ${JSON.stringify(outcomes)}\n`)
    }
    await killAtAnyInstant(directory, expected, killsAtAnyInstant)
    return KILL_STEPS.length * killsPerStep + killsAtAnyInstant
  } finally {
    remove()
  }
}

async function killAtAnyInstant(directory: string, expected: Truth, kills: number): Promise<void> {
  let length = await runLength()
  const outcomes = { before: 0, after: 0 }
  for (let kill = 0; kill < kills; ) {
    const left = await killAndJudge(directory, expected, childKilledAfter((length * kill) / kills))
    // On a machine whose load comes and goes, some runs end sooner than the measured one.
    if (left === null) length *= 0.9
    else {
      outcomes[left] += 1
      kill += 1
    }
  }
  process.stdout.write(`index, any instant: ${kills} kills, ${JSON.stringify(outcomes)}\n`)
}

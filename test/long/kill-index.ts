import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { childKilledAt, countCalls, killAndJudge, prepare, truth } from '../stores/kill-judge.ts'
import { KILL_STEPS } from '../stores/kill-scenario.ts'
import { temporaryDirectory } from '../stores/sqlite-backend.ts'

/**
 * Kills indexing runs with SIGKILL, spread over every step and at instants of no step's choice,
 * and checks after each that the store holds the old or the new generation, whole.
 * Use: node dist/test/long/kill-index.js
 */
const KILLS_PER_STEP = 8
const KILLS_AT_ANY_INSTANT = 20

const program = fileURLToPath(new URL('../stores/kill-child.js', import.meta.url))
const { directory, remove } = temporaryDirectory()

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

try {
  const expected = await truth()
  await prepare(directory)
  const calls = await countCalls(program, directory)
  let kills = 0
  for (const step of KILL_STEPS) {
    const outcomes = { before: 0, after: 0 }
    for (let kill = 0; kill < KILLS_PER_STEP; kill += 1) {
      const call = 1 + Math.round((kill * (calls[step] - 1)) / (KILLS_PER_STEP - 1))
      const left = await killAndJudge(directory, expected, childKilledAt(program, step, call))
      assert.ok(left, 'the child ended before it was killed')
      outcomes[left] += 1
      kills += 1
    }
    process.stdout.write(`${step}: ${KILLS_PER_STEP} kills, ${JSON.stringify(outcomes)}\n`)
  }
  let length = await runLength()
  const outcomes = { before: 0, after: 0 }
  for (let kill = 0; kill < KILLS_AT_ANY_INSTANT; ) {
    const after = (length * kill) / KILLS_AT_ANY_INSTANT
    const left = await killAndJudge(directory, expected, childKilledAfter(after))
    // On a machine whose load comes and goes, some runs end sooner than the measured one.
    if (left === null) length *= 0.9
    else {
      outcomes[left] += 1
      kills += 1
      kill += 1
    }
  }
  process.stdout.write(`any instant: ${KILLS_AT_ANY_INSTANT} kills, ${JSON.stringify(outcomes)}\n`)
  assert.ok(kills >= 50)
  process.stdout.write(`${kills} kills, every one left a whole generation\n`)
} finally {
  remove()
}

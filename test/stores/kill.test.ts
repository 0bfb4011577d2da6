import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  childKilledAt,
  countCalls,
  killAndJudge,
  prepare,
  type Truth,
  truth,
} from './kill-judge.ts'
import { KILL_STEPS, type KillStep } from './kill-scenario.ts'
import { temporaryDirectory } from './sqlite-backend.ts'

const program = fileURLToPath(new URL('../../dist/test/stores/kill-child.js', import.meta.url))

/** A few kills a step; `npm run long` does many more. */
describe('kill -9 leaves the old or the new generation, whole', () => {
  const { directory, remove } = temporaryDirectory()
  let expected: Truth
  let calls: Record<KillStep, number>

  beforeAll(async () => {
    if (!existsSync(program)) throw new Error('Run `npm run build` first')
    expected = await truth()
    await prepare(directory)
    calls = await countCalls(program, directory)
  })
  afterAll(remove)

  test.each(KILL_STEPS)('%s', async (step) => {
    expect(calls[step]).toBeGreaterThan(0)
    const outcomes = []
    for (const call of new Set([1, calls[step]])) {
      outcomes.push(await killAndJudge(directory, expected, childKilledAt(program, step, call)))
    }
    // The swap’s first call is within its transaction, its last one after it.
    const first = step === 'prune' ? 'after' : 'before'
    const last = step === 'prune' || step === 'swap' ? 'after' : 'before'
    expect([outcomes[0], outcomes.at(-1)]).toEqual([first, last])
  })
})

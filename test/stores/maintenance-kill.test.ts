import { expect, test } from 'vitest'
import { countMaintenanceCalls, killMaintenance } from './maintenance-kill-judge.ts'
import {
  MAINTENANCE_STEPS,
  type MaintenanceVerb,
  maintenanceVerbs,
} from './maintenance-kill-scenario.ts'
import { temporaryDirectory } from './sqlite-backend.ts'

/** First and last call of each step; `npm run long` kills at each of them. */
test.each(Object.keys(maintenanceVerbs) as MaintenanceVerb[])(
  'kill -9 during %s leaves nothing lost, and nothing half done',
  async (verb) => {
    const { directory, remove } = temporaryDirectory()
    await maintenanceVerbs[verb].prepare(directory)
    const calls = await countMaintenanceCalls(verb, directory)
    const outcomes: string[] = []
    for (const step of MAINTENANCE_STEPS[verb]) {
      expect(calls[step]).toBeGreaterThan(0)
      for (const call of new Set([1, calls[step]!]))
        outcomes.push(await killMaintenance(verb, directory, step, call))
    }
    // What is announced, or was no choice, is brought to its end by `check`.
    const first = verb === 'forget' || verb === 'migrate' ? 'after' : 'before'
    expect([outcomes[0], outcomes.at(-1)]).toEqual([first, 'after'])
    remove()
  },
)

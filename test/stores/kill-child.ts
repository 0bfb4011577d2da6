import { applyChange, KILLED, type KillStep, openScenarioStore } from './kill-scenario.ts'

/**
 * Makes the next generation, and kills itself at the `call`-th call of `step`.
 * Use: node kill-child.js DIRECTORY [STEP CALL]; without a step it ends well and prints how often
 * each step was called.
 */
const [directory, step, call] = process.argv.slice(2)
const calls: Partial<Record<KillStep, number>> = {}

function reach(reached: KillStep): void {
  calls[reached] = (calls[reached] ?? 0) + 1
  if (reached === step && calls[reached] === Number(call)) process.kill(process.pid, 'SIGKILL')
}

const store = await openScenarioStore(directory ?? '', reach)
// Tells the parent, which may kill at an instant of its own choice, that the run begins.
process.stderr.write('begun\n')
await applyChange(store, KILLED, reach)
await store.close()
process.stdout.write(JSON.stringify(calls))

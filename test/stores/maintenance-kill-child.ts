import {
  type MaintenanceStep,
  type MaintenanceVerb,
  maintenanceVerbs,
} from './maintenance-kill-scenario.ts'

/**
 * Runs one verb and kills itself at the `call`-th call of `step`.
 * Use: node maintenance-kill-child.js DIRECTORY VERB [STEP CALL]; without a step it ends well and prints
 * how often each step was called.
 */
const [directory, verb, step, call] = process.argv.slice(2)
const calls: Partial<Record<MaintenanceStep, number>> = {}

await maintenanceVerbs[verb as MaintenanceVerb].run(directory ?? '', (reached) => {
  calls[reached] = (calls[reached] ?? 0) + 1
  if (reached === step && calls[reached] === Number(call)) process.kill(process.pid, 'SIGKILL')
})
process.stdout.write(JSON.stringify(calls))

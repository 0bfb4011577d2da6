import { type CareStep, type CareVerb, careVerbs } from './care-kill-scenario.ts'

/**
 * Runs one verb and kills itself at the `call`-th call of `step`.
 * Use: node care-kill-child.js DIRECTORY VERB [STEP CALL]; without a step it ends well and prints
 * how often each step was called.
 */
const [directory, verb, step, call] = process.argv.slice(2)
const calls: Partial<Record<CareStep, number>> = {}

await careVerbs[verb as CareVerb].run(directory ?? '', (reached) => {
  calls[reached] = (calls[reached] ?? 0) + 1
  if (reached === step && calls[reached] === Number(call)) process.kill(process.pid, 'SIGKILL')
})
process.stdout.write(JSON.stringify(calls))

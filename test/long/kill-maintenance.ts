import { countMaintenanceCalls, killMaintenance } from '../stores/maintenance-kill-judge.ts'
import {
  MAINTENANCE_STEPS,
  type MaintenanceVerb,
  maintenanceVerbs,
} from '../stores/maintenance-kill-scenario.ts'
import { temporaryDirectory } from '../stores/sqlite-backend.ts'

/**
 * Kills backup, restore, forgetting, migration and rollback with SIGKILL, spread over every call of
 * every step; after each, `check` must find nothing lost, and nothing may be half done.
 * @returns how many kills there were.
 */
export async function killMaintenanceVerbs(killsPerStep: number): Promise<number> {
  let kills = 0
  for (const verb of Object.keys(maintenanceVerbs) as MaintenanceVerb[]) {
    const { directory, remove } = temporaryDirectory()
    try {
      await maintenanceVerbs[verb].prepare(directory)
      const calls = await countMaintenanceCalls(verb, directory)
      for (const step of MAINTENANCE_STEPS[verb]) {
        const outcomes = { before: 0, after: 0 }
        const last = (calls[step] ?? 0) - 1
        for (let kill = 0; kill < killsPerStep; kill += 1) {
          const call = 1 + Math.round((kill * last) / (killsPerStep - 1))
          outcomes[await killMaintenance(verb, directory, step, call)] += 1
          kills += 1
        }
        process.stdout.write(
          `${verb}, ${step}: ${killsPerStep} kills, ${JSON.stringify(outcomes)}\n`,
        )
      }
    } finally {
      remove()
    }
  }
  return kills
}

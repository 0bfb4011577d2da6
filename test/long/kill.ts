import { endWithin } from '../support/end-within.ts'
import { killIndexing } from './kill-index.ts'
import { killMaintenanceVerbs } from './kill-maintenance.ts'

/**
 * Use: node dist/test/long/kill.js [KILLS_PER_STEP [KILLS_AT_ANY_INSTANT]]
 * Ends with an error at the first kill after which anything is lost.
 */
const killsPerStep = Number(process.argv[2] ?? 12)
const killsAtAnyInstant = Number(process.argv[3] ?? 20)

endWithin(60)
const kills =
  (await killIndexing(killsPerStep, killsAtAnyInstant)) + (await killMaintenanceVerbs(killsPerStep))
process.stdout.write(
  `${kills} kills: \`verbatim check\` found nothing lost, ${kills} of ${kills}\n`,
)

import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { checkData } from '../../src/indexing/check-data.ts'
import {
  MAINTENANCE_OPTIONS,
  type MaintenanceStep,
  type MaintenanceVerb,
  maintenanceVerbs,
} from './maintenance-kill-scenario.ts'
import { temporaryDirectory } from './sqlite-backend.ts'

const CHILD = 'dist/test/stores/maintenance-kill-child.js'

/** The compiled child, whether this runs compiled or from its source. */
const program = fileURLToPath(
  new URL(
    import.meta.url.endsWith('.ts') ? `../../${CHILD}` : './maintenance-kill-child.js',
    import.meta.url,
  ),
)

/** How often each step is called when nothing goes wrong. */
export async function countMaintenanceCalls(
  verb: MaintenanceVerb,
  prepared: string,
): Promise<Partial<Record<MaintenanceStep, number>>> {
  const { directory, remove } = temporaryDirectory()
  cpSync(prepared, directory, { recursive: true })
  const child = spawn(process.execPath, [program, directory, verb], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let printed = ''
  child.stdout.on('data', (chunk) => {
    printed += chunk
  })
  const [code] = await once(child, 'close')
  assert.equal(code, 0)
  assert.equal(await judge(verb, directory), 'after')
  remove()
  return JSON.parse(printed) as Partial<Record<MaintenanceStep, number>>
}

/** Kills a verb in a copy of what was prepared, and has `check` and the verb's own judge look at it. */
export async function killMaintenance(
  verb: MaintenanceVerb,
  prepared: string,
  step: MaintenanceStep,
  call: number,
): Promise<'before' | 'after'> {
  const { directory, remove } = temporaryDirectory()
  try {
    cpSync(prepared, directory, { recursive: true })
    const child = spawn(process.execPath, [program, directory, verb, step, String(call)], {
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let told = ''
    child.stderr.on('data', (chunk) => {
      told += chunk
    })
    const [, signal] = await once(child, 'close')
    assert.equal(
      signal,
      'SIGKILL',
      `${verb}, ${step} ${call}: it ended before it was killed. ${told}`,
    )
    return await judge(verb, directory)
  } finally {
    remove()
  }
}

async function judge(verb: MaintenanceVerb, directory: string): Promise<'before' | 'after'> {
  const place = { dataDirectory: join(directory, 'data'), databaseUrl: null }
  const check = () => checkData(place, MAINTENANCE_OPTIONS, 'a judge')
  assert.deepEqual((await check()).lost, [])
  const { mended, lost } = await check()
  assert.deepEqual({ mended, lost }, { mended: [], lost: [] })
  return maintenanceVerbs[verb].judge(directory)
}

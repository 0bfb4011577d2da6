import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { UserError } from '../../core/errors.ts'

/** Folders of a restore within the data directory: while it unpacks, … */
export const STAGING = 'restore.new'
/** … once it is decided, … */
export const READY = 'restore.ready'
/** … and once the old data are out of the way. */
export const PLACING = 'restore.placing'

/** @throws UserError when a restore stopped half-way. */
export function assertNotRestoring(directory: string): void {
  if (![READY, PLACING].some((name) => existsSync(join(directory, name)))) return
  throw new UserError(
    `A restore of ${directory} is under way, or was interrupted; \`verbatim check\` finishes it then.`,
  )
}

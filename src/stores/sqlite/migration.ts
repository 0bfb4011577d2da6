import { randomUUID } from 'node:crypto'
import { readdirSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { NewerSchemaError } from '../../core/errors.ts'
import type { Connection } from './connection.ts'
import { flushToDisk, moveOnDisk } from './durable.ts'

/** Told within and after each step; a crash there must harm nothing. */
type OnStep = (step: 'migrate') => void

/** @returns the schema version of the database. @throws NewerSchemaError */
export function refuseNewer(connection: Connection, supported: number): number {
  const found = Number(connection.pragma('user_version'))
  if (found > supported) throw new NewerSchemaError({ found, supported })
  return found
}

/**
 * Brings a database to the newest schema in one transaction, once a copy of it lies beside it.
 * @param steps one a schema version, in order.
 */
export function bringUp(
  connection: Connection,
  steps: readonly string[],
  onStep: OnStep = () => undefined,
): void {
  const found = refuseNewer(connection, steps.length)
  if (found === steps.length) return
  if (found > 0) keepCopy(connection, found, onStep)
  connection.write(() => {
    for (const step of steps.slice(refuseNewer(connection, steps.length))) {
      connection.execute(step)
      onStep('migrate')
    }
    connection.pragma(`user_version = ${steps.length}`)
  })
  onStep('migrate')
}

/** A whole copy as of one instant, without free pages, while others read and write. */
export function copyDatabase(connection: Connection, path: string): void {
  connection.run('VACUUM INTO ?', path)
  flushToDisk(path)
}

const COPY = '.schema-'

function keepCopy(connection: Connection, version: number, onStep: OnStep): void {
  const copy = `${connection.file}${COPY}${version}`
  const temporary = `${copy}.${randomUUID().slice(0, 8)}.tmp`
  try {
    copyDatabase(connection, temporary)
    onStep('migrate')
    moveOnDisk(temporary, copy)
    onStep('migrate')
  } finally {
    rmSync(temporary, { force: true })
  }
}

/** Removes the copies that migrations made: they hold what may have been forgotten since. */
export function dropCopies({ file }: Connection): void {
  for (const name of readdirSync(dirname(file)))
    if (name.startsWith(`${basename(file)}${COPY}`)) rmSync(join(dirname(file), name))
}

/** Removes copies that a crash left half made. @returns how many. */
export function dropHalfCopies({ file }: Connection): number {
  const halves = readdirSync(dirname(file)).filter(
    (name) => name.startsWith(`${basename(file)}${COPY}`) && name.endsWith('.tmp'),
  )
  for (const name of halves) rmSync(join(dirname(file), name), { force: true })
  return halves.length
}

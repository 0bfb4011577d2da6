import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { UserError } from '../core/errors.ts'
import { UPLOADS } from './backup-format.ts'
import { Connection } from './sqlite/connection.ts'
import { flushToDisk, moveOnDisk } from './sqlite/durable.ts'
import { PLACING, READY, STAGING } from './sqlite/restoring.ts'
import { COMMUNITY_FILE } from './sqlite-community.ts'
import { DATABASE_FILE } from './sqlite-store.ts'
import { unpackBackup } from './unpack-backup.ts'

/** Where a restore stands; told after the step. A crash there must harm nothing. */
export type RestoreStep = 'unpack' | 'ready' | 'set aside' | 'place' | 'clean'

type OnStep = (step: RestoreStep) => void

/** What was there before, until the restore is done. */
const ASIDE = 'before-restore'
const LOCK = 'restore.lock'

/** What a restore replaces; nothing else in the data directory is touched. */
const isOwn = (name: string): boolean =>
  name === UPLOADS ||
  name === 'web-validators.json' ||
  /^hnsw-.*\.bin(\.tmp)?$/.test(name) ||
  [DATABASE_FILE, COMMUNITY_FILE].some(
    (database) =>
      name.startsWith(database) &&
      /^(-wal|-shm|-journal|\.schema-\d.*)?$/.test(name.slice(database.length)),
  )

/**
 * Puts a backup in the place of what the data directory holds. Old data stay until the new are in
 * place; from a crash on the way, `finishRestore` goes on.
 * @throws UserError when the file is no whole backup, and while a bot or a run has the index open.
 * @throws NewerSchemaError
 */
export function restore(
  dataDirectory: string,
  file: string,
  onStep: OnStep = () => undefined,
): { readonly files: number } {
  if (!existsSync(file)) throw new UserError(`There is no file ${file}.`)
  mkdirSync(dataDirectory, { recursive: true })
  return alone(dataDirectory, () => {
    finish(dataDirectory, onStep)
    const staging = join(dataDirectory, STAGING)
    const release = assertUnused(dataDirectory)
    try {
      const files = unpackBackup(file, staging, () => onStep('unpack'))
      moveOnDisk(staging, join(dataDirectory, READY))
      onStep('ready')
      finish(dataDirectory, onStep)
      return { files }
    } finally {
      release()
    }
  })
}

/** Goes on with a restore that was interrupted. @returns whether there was one. */
export function finishRestore(dataDirectory: string): boolean {
  if (![STAGING, READY, PLACING, ASIDE, LOCK].some((name) => existsSync(join(dataDirectory, name))))
    return false
  alone(dataDirectory, () => finish(dataDirectory, () => undefined))
  return true
}

/** One restore at a time; the lock ends with its process. @throws UserError */
function alone<Result>(dataDirectory: string, work: () => Result): Result {
  const path = join(dataDirectory, LOCK)
  const lock = new Database(path, { timeout: 0 })
  try {
    hold(lock, dataDirectory)
    try {
      return work()
    } finally {
      rmSync(path)
    }
  } finally {
    lock.close()
  }
}

function hold(lock: Database.Database, dataDirectory: string): void {
  try {
    lock.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    if (!isBusy(error)) throw error
    throw new UserError(`Another process is restoring ${dataDirectory}.`)
  }
}

const isBusy = (error: unknown): boolean =>
  String((error as { code?: unknown }).code).startsWith('SQLITE_BUSY')

/** From wherever a restore stands to its end; before the decision, back to its beginning. */
function finish(dataDirectory: string, onStep: OnStep): void {
  const at = (name: string): string => join(dataDirectory, name)
  rmSync(at(STAGING), { recursive: true, force: true })
  if (existsSync(at(READY))) {
    setAside(dataDirectory, onStep)
    moveOnDisk(at(READY), at(PLACING))
    onStep('set aside')
  }
  if (existsSync(at(PLACING))) {
    for (const name of readdirSync(at(PLACING))) {
      renameSync(join(at(PLACING), name), at(name))
      onStep('place')
    }
    flushToDisk(dataDirectory)
    rmSync(at(PLACING), { recursive: true })
    onStep('place')
  }
  rmSync(at(ASIDE), { recursive: true, force: true })
  onStep('clean')
}

function setAside(dataDirectory: string, onStep: OnStep): void {
  const aside = join(dataDirectory, ASIDE)
  mkdirSync(aside, { recursive: true })
  for (const name of readdirSync(dataDirectory).filter(isOwn)) {
    renameSync(join(dataDirectory, name), join(aside, name))
    onStep('set aside')
  }
  flushToDisk(aside)
  flushToDisk(dataDirectory)
}

/**
 * Whoever has a database open in WAL mode keeps it from leaving that mode.
 * @returns what lets others in again.
 * @throws UserError
 */
function assertUnused(dataDirectory: string): () => void {
  const held: Connection[] = []
  const release = (): void => {
    for (const connection of held) connection.close()
  }
  try {
    for (const name of [DATABASE_FILE, COMMUNITY_FILE]) {
      const file = join(dataDirectory, name)
      if (!existsSync(file)) continue
      const connection = new Connection(file, 0)
      held.push(connection)
      holdAlone(connection)
    }
    return release
  } catch (error) {
    release()
    if (!isBusy((error as Error).cause ?? error)) throw error
    throw new UserError(
      `${dataDirectory} is in use by a bot or another run. Stop it, then restore again.`,
    )
  }
}

function holdAlone(connection: Connection): void {
  try {
    connection.pragma('journal_mode = DELETE')
    connection.execute('BEGIN EXCLUSIVE')
  } catch (error) {
    // Nobody works with a damaged database, and replacing it is what a backup is for.
    const { code } = ((error as Error).cause ?? error) as { code?: string }
    if (!/^SQLITE_(CORRUPT|NOTADB)/.test(code ?? '')) throw error
  }
}

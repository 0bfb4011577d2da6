import { createHash } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { UserError } from '../core/errors.ts'
import { BACKUP_FORMAT, BACKUP_ID, type StoredFile, UPLOADS } from './backup-format.ts'
import { COMMUNITY_SCHEMA_VERSION } from './sqlite/community-schema.ts'
import { Connection } from './sqlite/connection.ts'
import { refuseNewer } from './sqlite/migration.ts'
import { SCHEMA_VERSION } from './sqlite/schema.ts'
import { COMMUNITY_FILE } from './sqlite-community.ts'
import { DATABASE_FILE } from './sqlite-store.ts'

const SCHEMAS = [
  [DATABASE_FILE, SCHEMA_VERSION],
  [COMMUNITY_FILE, COMMUNITY_SCHEMA_VERSION],
] as const

/**
 * Writes what a backup holds into a folder of its own, and makes sure that all of it is right.
 * @returns how many files.
 * @throws UserError when the file is no whole backup; NewerSchemaError.
 */
export function unpackBackup(file: string, folder: string, onStep: () => void): number {
  const backup = new Connection(file)
  try {
    assertBackup(backup)
    mkdirSync(folder)
    const files = backup.all<StoredFile>('SELECT path, bytes, sha256 FROM files ORDER BY path')
    for (const stored of files) {
      unpack(backup, stored, folder)
      onStep()
    }
    for (const [name, supported] of SCHEMAS) assertSound(join(folder, name), supported)
    return files.length
  } catch (error) {
    rmSync(folder, { recursive: true, force: true })
    throw error
  } finally {
    backup.close()
  }
}

function assertBackup(backup: Connection): void {
  if (!isBackup(backup)) throw new UserError(`${backup.file} is not a backup of Verbatim.`)
  if (Number(backup.pragma('user_version')) > BACKUP_FORMAT)
    throw new UserError(`${backup.file} was made by a newer version. Update Verbatim.`)
  const has = backup.get('SELECT 1 FROM files WHERE path = ?', DATABASE_FILE)
  if (!has) throw new UserError(`${backup.file} has no index in it.`)
}

function isBackup(backup: Connection): boolean {
  try {
    return backup.pragma('application_id') === BACKUP_ID
  } catch {
    // No database at all.
    return false
  }
}

/** A backup may come from anywhere: nothing in it may name a place outside the data directory. */
const isAllowed = (path: string): boolean =>
  path === DATABASE_FILE ||
  path === COMMUNITY_FILE ||
  (path.startsWith(`${UPLOADS}/`) &&
    path.split('/').every((part) => !/^\.{0,2}$/.test(part) && !/[\\\0]/.test(part)))

function unpack(backup: Connection, { path, bytes, sha256 }: StoredFile, folder: string): void {
  if (!isAllowed(path)) throw new UserError(`${backup.file} holds a file that is not ours: ${path}`)
  const target = join(folder, path)
  mkdirSync(dirname(target), { recursive: true })
  const hash = createHash('sha256')
  let written = 0
  const handle = openSync(target, 'wx')
  try {
    for (let number = 0; written < bytes; number += 1) {
      const content = chunk(backup, path, number)
      if (content === null) break
      hash.update(content)
      written += content.length
      writeSync(handle, content)
    }
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  if (written !== bytes || hash.digest('hex') !== sha256)
    throw new UserError(`${backup.file} is damaged: ${path} is not what was packed.`)
}

const chunk = (backup: Connection, path: string, number: number): Buffer | null =>
  backup.get<{ content: Buffer }>(
    'SELECT content FROM chunks WHERE path = ? AND number = ?',
    path,
    number,
  )?.content ?? null

function assertSound(file: string, supported: number): void {
  if (!existsSync(file)) return
  const connection = new Connection(file)
  try {
    refuseNewer(connection, supported)
    if (connection.pragma('integrity_check') !== 'ok')
      throw new UserError(`The backup is damaged: its ${file} cannot be read.`)
  } finally {
    connection.close()
  }
}

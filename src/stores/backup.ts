import { createHash } from 'node:crypto'
import { closeSync, existsSync, openSync, readdirSync, readSync, rmSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { UserError } from '../core/errors.ts'
import { BACKUP_FORMAT, BACKUP_ID, type StoredFile, UPLOADS } from './backup-format.ts'
import { Connection, explained } from './sqlite/connection.ts'
import { flushToDisk, moveOnDisk } from './sqlite/durable.ts'
import { copyDatabase } from './sqlite/migration.ts'
import { COMMUNITY_FILE } from './sqlite-community.ts'
import { DATABASE_FILE } from './sqlite-store.ts'

/** Where a backup stands; told after the step. A crash there must harm nothing. */
export type BackupStep = 'copy' | 'pack' | 'rename'

/** What a backup holds. */
export interface BackupReport {
  readonly files: number
  /** Of the backup file. */
  readonly bytes: number
}

const CHUNK_BYTES = 1 << 20

/**
 * Writes both databases and the uploaded files into one file, while others read and write.
 * The file appears whole or not at all; one of that name is replaced.
 * @throws UserError when there is no index, or no room.
 */
export function backUp(
  dataDirectory: string,
  file: string,
  onStep: (step: BackupStep) => void = () => undefined,
): BackupReport {
  if (!existsSync(join(dataDirectory, DATABASE_FILE)))
    throw new UserError(`There is no index in ${dataDirectory}.`)
  const partial = `${file}.${process.pid}.partial`
  dropPartials(file)
  try {
    const files = writeBackup(dataDirectory, partial, onStep)
    flushToDisk(partial)
    onStep('pack')
    moveOnDisk(partial, file)
    onStep('rename')
    return { files, bytes: statSync(file).size }
  } catch (error) {
    throw explained(error, file)
  } finally {
    for (const name of [partial, `${partial}-journal`]) rmSync(name, { force: true })
  }
}

/** What earlier runs left that were killed; another backup into the same file would be cut off. */
function dropPartials(file: string): void {
  const folder = dirname(resolve(file))
  const name = relative(folder, resolve(file))
  if (!existsSync(folder)) throw new UserError(`There is no folder ${folder}.`)
  for (const found of readdirSync(folder))
    if (found.startsWith(`${name}.`) && /^\d+\.partial/.test(found.slice(name.length + 1)))
      rmSync(join(folder, found), { force: true })
}

function writeBackup(
  dataDirectory: string,
  partial: string,
  onStep: (step: BackupStep) => void,
): number {
  const backup = new Connection(partial)
  try {
    backup.pragma(`application_id = ${BACKUP_ID}`)
    backup.pragma(`user_version = ${BACKUP_FORMAT}`)
    backup.execute(`CREATE TABLE files (path TEXT PRIMARY KEY, bytes INTEGER NOT NULL, sha256 TEXT NOT NULL);
      CREATE TABLE chunks (path TEXT NOT NULL, number INTEGER NOT NULL, content BLOB NOT NULL,
        PRIMARY KEY (path, number));`)
    let files = 0
    for (const name of [DATABASE_FILE, COMMUNITY_FILE]) {
      const source = join(dataDirectory, name)
      if (!existsSync(source)) continue
      packDatabase(backup, source, name, `${partial}-copy`, onStep)
      files += 1
    }
    for (const path of uploads(dataDirectory)) {
      if (pack(backup, join(dataDirectory, path), path)) files += 1
      onStep('pack')
    }
    return files
  } finally {
    backup.close()
  }
}

function packDatabase(
  backup: Connection,
  source: string,
  name: string,
  copy: string,
  onStep: (step: BackupStep) => void,
): void {
  try {
    const connection = new Connection(source)
    try {
      copyDatabase(connection, copy)
    } finally {
      connection.close()
    }
    onStep('copy')
    if (name === DATABASE_FILE) dropMachinery(copy)
    pack(backup, copy, name)
    onStep('pack')
  } finally {
    for (const left of [copy, `${copy}-journal`]) rmSync(left, { force: true })
  }
}

/** What means nothing elsewhere: who was writing, and files that are made again out of the vectors. */
function dropMachinery(copy: string): void {
  const connection = new Connection(copy)
  try {
    connection.execute('DELETE FROM leases; DELETE FROM hnsw_files;')
  } finally {
    connection.close()
  }
}

/** @returns false when the file was removed meanwhile. */
function pack(backup: Connection, file: string, path: string): boolean {
  const handle = openExisting(file)
  if (handle === null) return false
  try {
    backup.write(() => packContent(backup, handle, path))
    return true
  } finally {
    closeSync(handle)
  }
}

function packContent(backup: Connection, handle: number, path: string): void {
  const hash = createHash('sha256')
  const buffer = Buffer.alloc(CHUNK_BYTES)
  let bytes = 0
  for (let number = 0; ; number += 1) {
    const read = readSync(handle, buffer)
    if (read === 0) break
    const content = buffer.subarray(0, read)
    hash.update(content)
    bytes += read
    backup.run('INSERT INTO chunks (path, number, content) VALUES (?, ?, ?)', path, number, content)
  }
  const stored: StoredFile = { path, bytes, sha256: hash.digest('hex') }
  backup.run(
    'INSERT INTO files (path, bytes, sha256) VALUES (?, ?, ?)',
    stored.path,
    stored.bytes,
    stored.sha256,
  )
}

function openExisting(file: string): number | null {
  try {
    return openSync(file, 'r')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

/** Paths within the data directory, with `/`. */
function uploads(dataDirectory: string): string[] {
  const folder = join(dataDirectory, UPLOADS)
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      relative(dataDirectory, join(entry.parentPath, entry.name)).split(sep).join('/'),
    )
    .sort()
}

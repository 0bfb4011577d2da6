import { closeSync, fsyncSync, openSync, renameSync } from 'node:fs'
import { dirname } from 'node:path'

/** Has a file, or a directory's list of files, on the disk before it returns. */
export function flushToDisk(path: string): void {
  const handle = openSync(path, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** Renames a file in one step that outlives a power cut. */
export function moveOnDisk(from: string, to: string): void {
  renameSync(from, to)
  flushToDisk(dirname(to))
  if (dirname(from) !== dirname(to)) flushToDisk(dirname(from))
}

import { basename } from 'node:path'
import { watch } from 'chokidar'
import { findFiles, isSkipped } from '../sources/files.ts'
import { mayBeDocument } from '../sources/formats.ts'

/** Every file costs a watch of the operating system's, which gives out a limited number. */
const MAX_FILES = 10_000

export interface FolderWatchOptions {
  /** A file appeared, changed or vanished; absolute path. */
  readonly onChange: (path: string) => void
  /** It cannot be watched, or not any more: why, in words. */
  readonly onFault: (reason: string) => void
  /** How long a file must keep its size to count as written, in milliseconds. */
  readonly settleMs: number
  readonly maxFiles?: number
}

/** Whether more files are there than can be watched. */
async function hasTooMany(path: string, maxFiles: number): Promise<boolean> {
  let files = 0
  for await (const found of findFiles(path)) {
    if ('bytes' in found) files += 1
    if (files > maxFiles) return true
  }
  return false
}

/**
 * Watches a file, or a folder with all that may be documents in it. Symbolic links are not followed,
 * since they may lead to anything; reading the folder follows them. A file that is replaced by
 * another, as editors do, has changed.
 * @returns what ends it.
 */
export async function watchFolder(
  root: string,
  { onChange, onFault, settleMs, maxFiles = MAX_FILES }: FolderWatchOptions,
): Promise<() => Promise<void>> {
  if (await hasTooMany(root, maxFiles)) {
    onFault(`It holds more than ${maxFiles.toLocaleString('en')} files.`)
    return async () => undefined
  }
  const watcher = watch(root, {
    ignoreInitial: true,
    followSymlinks: false,
    awaitWriteFinish: { stabilityThreshold: settleMs, pollInterval: Math.ceil(settleMs / 5) },
    ignored: (path, stats) =>
      path !== root &&
      (isSkipped(basename(path)) || (stats?.isFile() === true && !mayBeDocument(path))),
  })
  watcher
    .on('add', onChange)
    .on('change', onChange)
    .on('unlink', onChange)
    .on('error', (error) => onFault((error as Error).message))
  await new Promise<void>((ready) => watcher.once('ready', ready))
  return () => watcher.close()
}

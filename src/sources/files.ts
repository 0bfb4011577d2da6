import { constants } from 'node:fs'
import { access, readdir, realpath, stat } from 'node:fs/promises'
import { basename, join, relative, resolve, sep } from 'node:path'
import { mayBeDocument } from './formats.ts'

/** A file to be read, or why there is none. */
export type FoundFile =
  | {
      /** Absolute. */
      readonly path: string
      /** The path below the given folder with `/`, or the file's name. */
      readonly id: string
      readonly bytes: number
    }
  | { readonly path: string; readonly reason: string }

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'There is no such file or folder.',
  EACCES: 'Reading it is not permitted.',
  EPERM: 'Reading it is not permitted.',
  ELOOP: 'A symbolic link leads back to itself.',
  ENAMETOOLONG: 'The path is too long.',
  EISDIR: 'It is a folder.',
  ENOTDIR: 'A part of the path is not a folder.',
}

/** What a fault of the file system means to a user. @throws the error when it is none. */
export function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException
  if (code === undefined) throw error
  return REASONS[code] ?? `It cannot be read: ${message}`
}

/** Folders of other people's code, and hidden ones. */
export const isSkipped = (name: string): boolean => name.startsWith('.') || name === 'node_modules'

const byCodeUnits = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

async function* walk(
  root: string,
  folder: string,
  above: ReadonlySet<string>,
): AsyncGenerator<FoundFile> {
  const real = await realpath(folder)
  if (above.has(real)) {
    yield { path: folder, reason: `A symbolic link leads back to ${real}.` }
    return
  }
  const path = new Set(above).add(real)
  for (const name of (await readdir(folder)).sort(byCodeUnits)) {
    if (!isSkipped(name)) yield* look(root, join(folder, name), path)
  }
}

const idBelow = (folder: string, path: string): string =>
  relative(folder, path).split(sep).join('/')

/** One entry of a folder: a file, or a folder to walk. */
async function* look(
  root: string,
  path: string,
  above: ReadonlySet<string>,
): AsyncGenerator<FoundFile> {
  try {
    const entry = await stat(path)
    if (entry.isDirectory()) yield* walk(root, path, above)
    else if (entry.isFile() && mayBeDocument(path))
      yield { path, id: idBelow(root, path), bytes: entry.size }
  } catch (error) {
    yield { path, reason: reasonOf(error) }
  }
}

/**
 * The files that a path stands for, in code-unit order of their names, folder by folder. Hidden
 * entries and `node_modules` are left out; symbolic links are followed, loops reported.
 * @param folder that a file is found in, for its id; absent: it was given alone.
 */
export async function* findFiles(given: string, folder?: string): AsyncGenerator<FoundFile> {
  const path = resolve(given)
  const id = folder === undefined ? basename(path) : idBelow(folder, path)
  try {
    const entry = await stat(path)
    if (entry.isFile()) {
      await access(path, constants.R_OK)
      yield { path, id, bytes: entry.size }
    } else if (entry.isDirectory()) {
      let isEmpty = true
      for await (const found of walk(path, path, new Set())) {
        isEmpty = false
        yield found
      }
      if (isEmpty) yield { path, reason: 'The folder holds no documents.' }
    } else yield { path, reason: 'It is neither a file nor a folder.' }
  } catch (error) {
    yield { path, reason: reasonOf(error) }
  }
}

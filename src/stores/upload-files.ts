import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { UPLOAD } from '../core/kept-sources.ts'
import { UPLOADS } from './backup-format.ts'
import { flushToDisk, moveOnDisk } from './sqlite/durable.ts'

/** A folder's name for any collection; never one that leads elsewhere. */
const folderName = (collection: string): string =>
  encodeURIComponent(collection.toWellFormed()).replace(/^\.+/, (dots) => '%2E'.repeat(dots.length))

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/**
 * Uploaded bytes in the data directory, each in a folder of its own under its hash, so that a version
 * appears whole or not at all and can be verified: `uploads/COLLECTION/SOURCE/SHA-256`.
 */
export class UploadFiles {
  readonly #directory: string

  constructor(dataDirectory: string) {
    this.#directory = join(dataDirectory, UPLOADS)
  }

  async keep(collection: string, source: string, bytes: Uint8Array): Promise<void> {
    const folder = this.#place(collection, source)
    await mkdir(folder, { recursive: true })
    const hash = sha256(bytes)
    const partial = join(folder, `${hash}.${process.pid}.tmp`)
    await writeFile(partial, bytes)
    flushToDisk(partial)
    moveOnDisk(partial, join(folder, hash))
    await this.#dropOthers(folder, hash)
  }

  async read(collection: string, source: string): Promise<Uint8Array | null> {
    const current = await this.#current(this.#place(collection, source))
    return current === null ? null : readFile(current)
  }

  /** In code-unit order. */
  async list(collection: string): Promise<string[]> {
    const names = (await unlessMissing(readdir(this.#folder(collection)))) ?? []
    return names.map((name) => `${UPLOAD}${name}`).sort()
  }

  /** Those whose bytes are not the ones that were kept. What a crash left of others is removed. */
  async damaged(collection: string): Promise<string[]> {
    const found: string[] = []
    for (const source of await this.list(collection)) {
      const folder = this.#place(collection, source)
      const current = await this.#current(folder)
      if (current === null || sha256(await readFile(current)) !== basename(current))
        found.push(source)
      else await this.#dropOthers(folder, basename(current))
    }
    return found
  }

  async drop(collection: string, source: string): Promise<void> {
    await rm(this.#place(collection, source), { recursive: true, force: true })
  }

  async forget(collection: string): Promise<void> {
    await rm(this.#folder(collection), { recursive: true, force: true })
  }

  #folder(collection: string): string {
    return join(this.#directory, folderName(collection))
  }

  #place(collection: string, source: string): string {
    return join(this.#folder(collection), basename(source.slice(UPLOAD.length)))
  }

  /** The newest version; a crash may have left the one before it. */
  async #current(folder: string): Promise<string | null> {
    let newest: { readonly path: string; readonly time: number } | null = null
    for (const name of (await unlessMissing(readdir(folder))) ?? []) {
      if (!/^[0-9a-f]{64}$/.test(name)) continue
      const path = join(folder, name)
      const { mtimeMs } = await stat(path)
      if (newest === null || mtimeMs > newest.time) newest = { path, time: mtimeMs }
    }
    return newest?.path ?? null
  }

  async #dropOthers(folder: string, kept: string): Promise<void> {
    for (const name of await readdir(folder))
      if (name !== kept) await rm(join(folder, name), { force: true })
  }
}

async function unlessMissing<Value>(reading: Promise<Value>): Promise<Value | null> {
  try {
    return await reading
  } catch (error) {
    if (/^(ENOENT|ENOTDIR)$/.test((error as NodeJS.ErrnoException).code ?? '')) return null
    throw error
  }
}

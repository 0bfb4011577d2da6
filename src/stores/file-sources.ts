import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { z } from 'zod'
import { type KeptSources, UPLOAD, type Validators } from '../core/kept-sources.ts'
import { UPLOADS } from './backup-format.ts'

const Stored = z.record(
  z.string(),
  z.record(
    z.string(),
    z.object({ etag: z.string().optional(), lastModified: z.string().optional() }),
  ),
)
type Stored = z.infer<typeof Stored>

/** Within the data directory. */
const VALIDATORS_FILE = 'web-validators.json'

/** What is kept of sources, in files of the data directory. */
export class FileSources implements KeptSources {
  readonly #directory: string

  constructor(dataDirectory: string) {
    this.#directory = dataDirectory
  }

  async keep(collection: string, source: string, bytes: Uint8Array): Promise<void> {
    await mkdir(this.#folder(collection), { recursive: true })
    await writeFile(this.#place(collection, source), bytes)
  }

  async read(collection: string, source: string): Promise<Uint8Array | null> {
    return unlessMissing(readFile(this.#place(collection, source)))
  }

  async uploads(collection: string): Promise<string[]> {
    const names = (await unlessMissing(readdir(this.#folder(collection)))) ?? []
    return names.map((name) => `${UPLOAD}${name}`).sort()
  }

  async validators(collection: string): Promise<Map<string, Validators>> {
    const stored = await this.#stored()
    const own = Object.hasOwn(stored, collection) ? stored[collection]! : {}
    return new Map(
      Object.entries(own).map(([source, { etag, lastModified }]) => [
        source,
        { ...(etag && { etag }), ...(lastModified && { lastModified }) },
      ]),
    )
  }

  async keepValidators(
    collection: string,
    validators: ReadonlyMap<string, Validators>,
  ): Promise<void> {
    await this.#store({ ...(await this.#stored()), [collection]: Object.fromEntries(validators) })
  }

  async drop(collection: string, sources: readonly string[]): Promise<void> {
    for (const source of sources)
      if (source.startsWith(UPLOAD)) await rm(this.#place(collection, source), { force: true })
    const validators = await this.validators(collection)
    if (!sources.some((source) => validators.has(source))) return
    for (const source of sources) validators.delete(source)
    await this.keepValidators(collection, validators)
  }

  async forget(collection: string): Promise<void> {
    await rm(this.#folder(collection), { recursive: true, force: true })
    const { [collection]: own, ...others } = await this.#stored()
    if (own !== undefined) await this.#store(others)
  }

  #folder(collection: string): string {
    return join(this.#directory, UPLOADS, collection)
  }

  #place(collection: string, source: string): string {
    return join(this.#folder(collection), basename(source.slice(UPLOAD.length)))
  }

  async #stored(): Promise<Stored> {
    try {
      return Stored.parse(
        JSON.parse(await readFile(join(this.#directory, VALIDATORS_FILE), 'utf8')),
      )
    } catch {
      return {}
    }
  }

  async #store(stored: Stored): Promise<void> {
    const temporary = join(this.#directory, `${VALIDATORS_FILE}.${process.pid}.tmp`)
    await writeFile(temporary, JSON.stringify(stored))
    await rename(temporary, join(this.#directory, VALIDATORS_FILE))
  }
}

async function unlessMissing<Value>(reading: Promise<Value>): Promise<Value | null> {
  try {
    return await reading
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { type KeptSources, UPLOAD, type Validators } from '../core/kept-sources.ts'
import { UploadFiles } from './upload-files.ts'

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
  readonly #uploads: UploadFiles

  constructor(dataDirectory: string) {
    this.#directory = dataDirectory
    this.#uploads = new UploadFiles(dataDirectory)
  }

  keep(collection: string, source: string, bytes: Uint8Array): Promise<void> {
    return this.#uploads.keep(collection, source, bytes)
  }

  read(collection: string, source: string): Promise<Uint8Array | null> {
    return this.#uploads.read(collection, source)
  }

  uploads(collection: string): Promise<string[]> {
    return this.#uploads.list(collection)
  }

  damaged(collection: string): Promise<string[]> {
    return this.#uploads.damaged(collection)
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
      if (source.startsWith(UPLOAD)) await this.#uploads.drop(collection, source)
    const validators = await this.validators(collection)
    if (!sources.some((source) => validators.has(source))) return
    for (const source of sources) validators.delete(source)
    await this.keepValidators(collection, validators)
  }

  async forget(collection: string): Promise<void> {
    await this.#uploads.forget(collection)
    const { [collection]: own, ...others } = await this.#stored()
    if (own !== undefined) await this.#store(others)
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

import { fileURLToPath } from 'node:url'
import type { FileInFolder } from '../sources/resource.ts'

const isFile = (source: string): boolean => source.startsWith('file:')

const isBelow = (folder: string, source: string): boolean => source.startsWith(`${folder}/`)

/** What one collection is read from: what was given, and the files and pages of its documents. */
export class CollectionSources {
  readonly #given: readonly string[]
  readonly #documents: readonly string[]

  /**
   * @param documents sources of its documents, without parts.
   * @param ownsFiles whether its documents may be read from files that nobody gave: the operator's may.
   */
  constructor(given: readonly string[], documents: Iterable<string>, ownsFiles: boolean) {
    this.#given = given
    this.#documents = [...new Set(documents)].filter(
      (source) =>
        source !== '' &&
        (!isFile(source) ||
          ownsFiles ||
          given.includes(source) ||
          this.#folderOf(source) !== undefined),
    )
  }

  /** Each is read at a time of its own: a folder with all its files, a sitemap without its pages. */
  units(): string[] {
    const alone = this.#documents.filter((source) => this.#folderOf(source) === undefined)
    return [...new Set([...this.#given, ...alone])]
  }

  /** What has to be read; files that vanished from a folder too, so that this is told. */
  all(): string[] {
    return [...new Set([...this.#given, ...this.#documents])]
  }

  /** The same of some units, or of files below a given folder. Others are passed over. */
  some(sources: readonly string[]): (string | FileInFolder)[] {
    const units = new Set(this.units())
    return sources.flatMap((source): (string | FileInFolder)[] => {
      if (units.has(source))
        return [source, ...this.#documents.filter((one) => isBelow(source, one))]
      const folder = isFile(source) ? this.#folderOf(source) : undefined
      return folder === undefined
        ? []
        : [{ path: fileURLToPath(source), folder: fileURLToPath(folder) }]
    })
  }

  #folderOf(source: string): string | undefined {
    return this.#given.find((given) => isFile(given) && isBelow(given, source))
  }
}

import { readFile } from 'node:fs/promises'
import { basename, relative, sep } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { SourceOutcome } from '../core/build-index.ts'
import { type FoundFile, findFiles, reasonOf } from './files.ts'
import type { Parsed } from './format.ts'
import { formatOf } from './formats.ts'
import { IdBook, type KnownIds } from './ids.ts'

export interface ReadOptions {
  /** The documents the collection already has. */
  readonly known?: KnownIds
  readonly signal?: AbortSignal
  /** Called as files are done; both in bytes. */
  readonly onProgress?: (done: number, total: number) => void
}

/** A run over sources: what they hold, and afterwards which documents they no longer hold. */
export interface SourceRun {
  /** In the order given; folders in the order of their entries. Faults of a source are outcomes. */
  outcomes(): AsyncGenerator<SourceOutcome>
  /** Whether an undelivered document's source is gone. Only after `outcomes` has ended. */
  isGone(document: { readonly id: string; readonly source: string | null }): Promise<boolean>
}

type FileToRead = Extract<FoundFile, { readonly id: string }>

/** Paths as a user would write them: relative while below the working directory. */
const shown = (path: string): string => {
  const short = relative(process.cwd(), path)
  return short === '' || short.startsWith('..') ? path : short
}

/** `file:///a.jsonl#id` → `file:///a.jsonl` */
const withoutPart = (source: string): string => source.replace(/#.*$/s, '')

/** Whether the file of a source is certainly not there any more. */
async function isFileGone(source: string): Promise<boolean> {
  if (!source.startsWith('file:')) return false
  for await (const found of findFiles(fileURLToPath(withoutPart(source))))
    return 'reason' in found && found.reason === reasonOf({ code: 'ENOENT' })
  return false
}

/** Reads files, folders and DOCS.jsonl. Nothing is read before `outcomes` is iterated. */
export function openSources(inputs: readonly string[], options: ReadOptions = {}): SourceRun {
  const run = new Run(options)
  return {
    outcomes: () => run.outcomes(inputs),
    isGone: ({ source }) => run.isGone(source),
  }
}

class Run {
  readonly #ids: IdBook
  /** Sources that were read to their end without a fault. */
  readonly #whole = new Set<string>()

  constructor(readonly options: ReadOptions) {
    this.#ids = new IdBook(options.known ?? new Map())
  }

  async *outcomes(inputs: readonly string[]): AsyncGenerator<SourceOutcome> {
    const files = new Map<string, FoundFile>()
    for (const input of inputs) {
      // A file reached twice is one source; a fault is told once.
      for await (const found of findFiles(input))
        if (!files.has(found.path)) files.set(found.path, found)
    }
    let done = 0
    const total = [...files.values()].reduce(
      (sum, file) => sum + ('id' in file ? file.bytes : 0),
      0,
    )
    for (const file of files.values()) {
      this.options.signal?.throwIfAborted()
      if ('reason' in file) yield { source: shown(file.path), reason: file.reason }
      else {
        yield* this.#read(file)
        done += file.bytes
      }
      this.options.onProgress?.(done, total)
    }
  }

  async isGone(source: string | null): Promise<boolean> {
    if (source === null) return false
    return this.#whole.has(withoutPart(source)) || (await isFileGone(source))
  }

  async *#read(file: FileToRead): AsyncGenerator<SourceOutcome> {
    const source = pathToFileURL(file.path).href
    let isWhole = true
    for await (const parsed of parseFile(file)) {
      this.options.signal?.throwIfAborted()
      if ('document' in parsed) yield await this.#deliver(file, source, parsed.document)
      else {
        isWhole = false
        const place = parsed.place === null ? '' : `${parsed.place}: `
        yield { source: shown(file.path), reason: place + parsed.reason }
      }
    }
    if (isWhole) this.#whole.add(source)
  }

  async #deliver(
    file: FileToRead,
    fileSource: string,
    { id, part, ...rest }: Extract<Parsed, { document: unknown }>['document'],
  ): Promise<SourceOutcome> {
    const source = part === undefined ? fileSource : `${fileSource}#${encodeURIComponent(part)}`
    if (id !== undefined) this.#ids.claim(id, source)
    const assigned = id ?? (await this.#assign(file, source))
    return { source: shown(file.path), documents: [{ ...rest, id: assigned, source }] }
  }

  async #assign(file: FileToRead, source: string): Promise<string> {
    // A file that was moved takes its id along: the old place is gone.
    const holder = this.#ids.holder(file.id)
    if (holder && holder !== source && (await isFileGone(holder))) this.#ids.release(file.id)
    return this.#ids.assign(file.id, source, file.path.split(sep).join('/'))
  }
}

async function* parseFile(file: FileToRead): AsyncGenerator<Parsed> {
  const name = basename(file.path)
  const format = formatOf({ name })
  if (file.bytes > format.maxBytes) {
    const megabytes = (bytes: number) => `${Math.round(bytes / 1024 ** 2)} MB`
    const reason = `The file has ${megabytes(file.bytes)}; at most ${megabytes(format.maxBytes)} are read. Split it.`
    yield { place: null, reason }
    return
  }
  let bytes: Uint8Array
  try {
    bytes = await readFile(file.path)
  } catch (error) {
    yield { place: null, reason: reasonOf(error) }
    return
  }
  yield* format.parse({ name, bytes })
}

import type { SourceOutcome } from '../core/index-report.ts'
import { type Validators, withoutPart } from '../core/kept-sources.ts'
import { sourceKey } from '../core/source-book.ts'
import { faultOf, isFileGone, linkFor } from './delivery.ts'
import type { ParsedDocument } from './format.ts'
import { formatOf } from './formats.ts'
import { IdBook } from './ids.ts'
import { Origins } from './origins.ts'
import { ParserProcess } from './parser-process.ts'
import type { ReadOptions } from './read-options.ts'
import {
  findResources,
  type Loaded,
  type Resource,
  type SourceInput,
  sourceOf,
  webResource,
} from './resource.ts'
import { SourceQueue } from './source-queue.ts'
import { WebReader } from './web/web-reader.ts'

export type { ReadOptions } from './read-options.ts'

/** A run over sources: what they hold, and afterwards which documents they no longer hold. */
export interface SourceRun {
  /** In the order given; folders in the order of their entries. Faults of a source are outcomes. */
  outcomes(): AsyncGenerator<SourceOutcome>
  /**
   * Whether an undelivered document's source is gone. Only after `outcomes` has ended.
   * @param onlyHere of what the inputs hold, so that nothing else has to be looked at.
   */
  isGone(
    document: { readonly id: string; readonly source: string | null },
    onlyHere?: boolean,
  ): Promise<boolean>
  /** The inputs, as `sourceOf` names them, of which something could be read. Only after `outcomes` has ended. */
  readable(): string[]
}

/** Addresses that sitemaps may add to a run. */
const MAX_LINKS = 5_000

type LoadedFile = Extract<Loaded, { file: unknown }>

/** Reads files, folders and web pages. Nothing is read before `outcomes` is iterated. */
export function openSources(inputs: readonly SourceInput[], options: ReadOptions = {}): SourceRun {
  const run = new Run(options)
  return {
    outcomes: () => run.outcomes(inputs),
    isGone: ({ source }, onlyHere = false) => run.isGone(source, onlyHere),
    readable: () => run.readable(),
  }
}

class Run {
  readonly #ids: IdBook
  readonly #parser = new ParserProcess()
  readonly #web: WebReader
  /** Of the documents the collection has, without their parts. */
  readonly #knownSources: ReadonlySet<string>
  readonly #validators: Map<string, Validators>
  /** Read to their end without a fault, or told by their server to be gone. */
  readonly #settled = new Set<string>()
  readonly #origins = new Origins()
  readonly #queue: SourceQueue

  constructor(readonly options: ReadOptions) {
    const known = options.known ?? new Map()
    this.#ids = new IdBook(known)
    this.#knownSources = new Set([...known.values()].map((source) => withoutPart(source ?? '')))
    this.#validators = options.validators ?? new Map()
    this.#web = new WebReader(options.web)
    this.#queue = new SourceQueue(options.onProgress)
  }

  async *outcomes(inputs: readonly SourceInput[]): AsyncGenerator<SourceOutcome> {
    for (const input of inputs) await this.#look(input)
    try {
      for (const found of this.#queue) {
        this.options.signal?.throwIfAborted()
        yield* 'reason' in found
          ? [{ source: found.shown, reason: found.reason }]
          : this.#read(found)
      }
    } finally {
      this.#parser.close()
    }
  }

  async isGone(source: string | null, onlyHere: boolean): Promise<boolean> {
    if (source === null) return false
    if (this.#settled.has(withoutPart(source))) return true
    return (!onlyHere || this.#origins.holds(source)) && (await isFileGone(source))
  }

  readable(): string[] {
    return this.#origins.readable()
  }

  async #look(input: SourceInput): Promise<void> {
    const given = sourceOf(input)
    if (given !== null) this.#origins.given(given)
    for await (const found of findResources(input, this.#web, this.#validatorsOf)) {
      if ('source' in found) {
        if (found.source !== given && this.#isLeftOut(found.source)) continue
        if (given !== null) this.#origins.found(found.source, given)
      }
      this.#queue.add(found)
    }
  }

  #isLeftOut(source: string): boolean {
    return this.options.leftOut?.has(sourceKey(source)) ?? false
  }

  /** A page that the collection lost is asked for without conditions. */
  readonly #validatorsOf = (source: string): Validators =>
    this.#knownSources.has(source) ? (this.#validators.get(source) ?? {}) : {}

  async *#read(resource: Resource): AsyncGenerator<SourceOutcome> {
    const loaded = await resource.load(this.options.signal)
    if ('unchanged' in loaded) {
      this.#origins.gave(resource.source)
      yield { source: resource.shown, documents: [] }
    } else if ('reason' in loaded) {
      if (loaded.isGone) this.#settled.add(resource.source)
      const { reason, waitMs } = loaded
      yield { source: resource.shown, reason, ...(waitMs !== undefined && { waitMs }) }
    } else yield* this.#parse(resource, loaded)
  }

  async *#parse(
    resource: Resource,
    { file, url, validators }: LoadedFile,
  ): AsyncGenerator<SourceOutcome> {
    const format = formatOf(file)
    let isWhole = true
    let bytes = 0
    for await (const parsed of format.isHarmless ? format.parse(file) : this.#parser.parse(file)) {
      this.options.signal?.throwIfAborted()
      if ('document' in parsed) {
        this.#origins.gave(resource.source)
        yield* await this.#deliver(resource, url, parsed.document)
        bytes += Buffer.byteLength(parsed.document.text)
        this.#queue.tell(Math.min(bytes, resource.bytes))
      } else if ('link' in parsed) this.#follow(resource.source, parsed.link)
      else {
        isWhole = false
        yield faultOf(resource, parsed)
      }
    }
    if (!isWhole) return
    this.#settled.add(resource.source)
    if (validators !== null) this.#validators.set(resource.source, validators)
  }

  #follow(from: string, link: string): void {
    this.#origins.gave(from)
    const found = webResource(link, this.#web, this.#validatorsOf)
    if ('source' in found) {
      const isOnItsOwn = this.options.onlyNewLinks && this.#knownSources.has(found.source)
      if (isOnItsOwn || this.#isLeftOut(found.source)) return
      this.#origins.led(from, found.source)
    }
    if (this.#queue.size < MAX_LINKS) this.#queue.add(found)
  }

  async #deliver(
    resource: Resource,
    pageUrl: string | null,
    { id, part, ...rest }: ParsedDocument,
  ): Promise<SourceOutcome[]> {
    const source =
      part === undefined ? resource.source : `${resource.source}#${encodeURIComponent(part)}`
    if (part !== undefined && this.#isLeftOut(source)) return []
    if (id !== undefined) this.#ids.claim(id, source)
    const assigned = id ?? (await this.#assign(resource, part, source))
    // Entries of a feed may stand anywhere; a page is at home where it was read.
    const url = part === undefined ? linkFor(rest.url, pageUrl) : (rest.url ?? pageUrl)
    const document = { ...rest, ...(url && { url }), id: assigned, source }
    return [{ source: resource.shown, documents: [document] }]
  }

  async #assign(resource: Resource, part: string | undefined, source: string): Promise<string> {
    const suffix = part === undefined ? '' : `#${part.replace(/\p{Cc}/gu, ' ')}`
    const preferred = resource.preferredId + suffix
    // A file that was moved takes its id along: the old place is gone.
    const holder = this.#ids.holder(preferred)
    if (holder && holder !== source && (await isFileGone(holder))) this.#ids.release(preferred)
    return this.#ids.assign(preferred, source, resource.path + suffix)
  }
}

import { readFile } from 'node:fs/promises'
import { basename, relative, resolve, sep } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Validators } from '../core/kept-sources.ts'
import { type FoundFile, findFiles, reasonOf } from './files.ts'
import type { RawFile } from './format.ts'
import { formatOf } from './formats.ts'
import type { WebReader } from './web/web-reader.ts'

/** What is given to be read: a path, an http(s) address, or bytes with their name. */
export type SourceInput = string | FileInFolder | GivenFile

/** One file, as if the folder that it is in were read. Both are paths. */
export interface FileInFolder {
  readonly path: string
  readonly folder: string
}

/** Bytes that somebody sent, such as an attachment. */
export interface GivenFile {
  readonly name: string
  readonly bytes: Uint8Array
  /** Names it from one run to the next; a URL of any scheme, without `#`. */
  readonly source: string
  readonly mediaType?: string
}

/** What reading gives: bytes, the news that nothing changed, or why nothing came. */
export type Loaded =
  | { readonly file: RawFile; readonly url: string | null; readonly validators: Validators | null }
  | { readonly unchanged: true }
  | { readonly reason: string; readonly isGone: boolean; readonly waitMs?: number }

/** One thing to read, whatever it is. */
export interface Resource {
  /** A URL without `#`; kept with each document. */
  readonly source: string
  /** As the user would write it. */
  readonly shown: string
  /** The id its document would like. */
  readonly preferredId: string
  /** With `/`; its folders tell resources of one name apart. */
  readonly path: string
  /** Estimated for what is not here yet. */
  readonly bytes: number
  load(signal: AbortSignal | undefined): Promise<Loaded>
}

export type FoundResource = Resource | { readonly shown: string; readonly reason: string }

/** A page's size is known only when it came; this is a usual one, for the progress bar. */
const USUAL_PAGE_BYTES = 100_000

export const isWebAddress = (input: string): boolean => /^https?:\/\//i.test(input)

/** Paths as a user would write them: relative while below the working directory. */
const shownPath = (path: string): string => {
  const short = relative(process.cwd(), path)
  return short === '' || short.startsWith('..') ? path : short
}

const megabytes = (bytes: number): string => `${Math.round(bytes / 1024 ** 2)} MB`

const tooLarge = (bytes: number, file: Pick<RawFile, 'name' | 'mediaType'>): string | null => {
  const { maxBytes } = formatOf(file)
  return bytes <= maxBytes
    ? null
    : `The file has ${megabytes(bytes)}; at most ${megabytes(maxBytes)} are read. Split it.`
}

async function loadFile(path: string, bytes: number): Promise<Loaded> {
  const name = basename(path)
  const fault = tooLarge(bytes, { name })
  if (fault !== null) return { reason: fault, isGone: false }
  try {
    return { file: { name, bytes: await readFile(path) }, url: null, validators: null }
  } catch (error) {
    return { reason: reasonOf(error), isGone: false }
  }
}

function fileResource(found: FoundFile): FoundResource {
  const shown = shownPath(found.path)
  if ('reason' in found) return { shown, reason: found.reason }
  return {
    source: pathToFileURL(found.path).href,
    shown,
    preferredId: found.id,
    path: found.path.split(sep).join('/'),
    bytes: found.bytes,
    load: () => loadFile(found.path, found.bytes),
  }
}

function givenResource({ source, ...file }: GivenFile): Resource {
  const fault = tooLarge(file.bytes.length, file)
  return {
    source,
    shown: file.name,
    preferredId: file.name,
    path: file.name,
    bytes: file.bytes.length,
    load: async () =>
      fault === null ? { file, url: null, validators: null } : { reason: fault, isGone: false },
  }
}

/** The last part of the path, so that an ending there can tell the format. */
const nameOf = (url: string): string => {
  const { pathname, hostname } = new URL(url)
  return decodeURIComponentSafely(basename(pathname)) || hostname
}

function decodeURIComponentSafely(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

const pageUrl = (address: string): URL => {
  const url = new URL(address)
  url.hash = ''
  return url
}

/** The URL under which a source is recorded; null for what can be none. */
export function sourceOf(input: SourceInput): string | null {
  if (typeof input !== 'string')
    return 'folder' in input ? pathToFileURL(resolve(input.path)).href : input.source
  if (!isWebAddress(input)) return pathToFileURL(resolve(input)).href
  return URL.canParse(input) ? pageUrl(input).href : null
}

/** A web page. Its `#` part is left out; `validatorsOf` tells what is known of it. */
export function webResource(
  address: string,
  web: WebReader,
  validatorsOf: (source: string) => Validators,
): FoundResource {
  if (!URL.canParse(address)) return { shown: address, reason: 'This is not a web address.' }
  const url = pageUrl(address)
  const id = decodeURIComponentSafely(url.href.replace(/^https?:\/\//, '').replace(/\/$/, ''))
  return {
    source: url.href,
    shown: url.href,
    preferredId: id.replace(/\p{Cc}/gu, ' ').slice(0, 400),
    path: id,
    bytes: USUAL_PAGE_BYTES,
    load: async (signal) => {
      const outcome = await web.read(url.href, validatorsOf(url.href), signal)
      if (!('page' in outcome)) return outcome
      const { bytes, charset, mediaType, url: final, validators } = outcome.page
      // A page without an ending is HTML unless its server says otherwise.
      const file = { name: nameOf(final), bytes, mediaType: mediaType ?? 'text/html' }
      return { file: { ...file, ...(charset && { charset }) }, url: final, validators }
    },
  }
}

/** What an input stands for: a folder gives all its files. */
export async function* findResources(
  input: SourceInput,
  web: WebReader,
  validatorsOf: (source: string) => Validators,
): AsyncGenerator<FoundResource> {
  if (typeof input !== 'string' && 'folder' in input)
    for await (const found of findFiles(input.path, input.folder)) yield fileResource(found)
  else if (typeof input !== 'string') yield givenResource(input)
  else if (isWebAddress(input)) yield webResource(input, web, validatorsOf)
  else for await (const found of findFiles(input)) yield fileResource(found)
}

import { posix } from 'node:path'
import { readArchive } from './archive.ts'
import { type Format, MAX_FILE_BYTES, type Parsed, type RawFile } from './format.ts'

/** Hidden files and what an operating system puts in unasked. */
const isForeign = (path: string): boolean =>
  path
    .split('/')
    .some((name) => name.startsWith('.') || name === '__MACOSX' || name === 'node_modules')

/** Documents of a packed file carry its path; a part of such a file keeps its own name after it. */
function within(path: string, parsed: Parsed): Parsed {
  if ('reason' in parsed)
    return { ...parsed, place: parsed.place === null ? path : `${path}, ${parsed.place}` }
  if (!('document' in parsed)) return parsed
  const { part } = parsed.document
  return { document: { ...parsed.document, part: part === undefined ? path : `${path}#${part}` } }
}

/**
 * Archives of documents. What is packed twice stays packed.
 * @param formatOf how the files within are read.
 * @param mayBeDocument which of them are read.
 */
export function makeZip(
  formatOf: (file: Pick<RawFile, 'name'>) => Format,
  mayBeDocument: (path: string) => boolean,
): Format {
  async function* parse({ bytes }: RawFile): AsyncGenerator<Parsed> {
    let isEmpty = true
    try {
      const isWanted = (path: string): boolean => !isForeign(path) && mayBeDocument(path)
      for await (const entry of readArchive(bytes, isWanted)) {
        isEmpty = false
        if ('reason' in entry) yield { place: entry.path, reason: entry.reason }
        else yield* parseEntry(entry.path, entry.bytes)
      }
    } catch (error) {
      return yield {
        place: null,
        reason: `The archive cannot be read: ${(error as Error).message}`,
      }
    }
    if (isEmpty) yield { place: null, reason: 'The archive holds no documents.' }
  }

  async function* parseEntry(path: string, bytes: Uint8Array): AsyncGenerator<Parsed> {
    const name = posix.basename(path)
    if (/\.(?:zip|gz|tgz|7z|rar|tar|bz2|xz)$/i.test(name)) {
      yield { place: path, reason: 'An archive within an archive is not opened.' }
      return
    }
    try {
      for await (const parsed of formatOf({ name }).parse({ name, bytes }))
        yield within(path, parsed)
    } catch (error) {
      yield { place: path, reason: `It cannot be read: ${(error as Error).message}` }
    }
  }

  return {
    name: 'zip',
    extensions: ['.zip'],
    mediaTypes: ['application/zip', 'application/x-zip-compressed'],
    maxBytes: MAX_FILE_BYTES,
    parse,
  }
}

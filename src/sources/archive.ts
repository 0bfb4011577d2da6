import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'

/** A file out of an archive, or why it could not be taken out. */
export type ArchiveEntry =
  | { readonly path: string; readonly bytes: Uint8Array }
  | { readonly path: string; readonly reason: string }

export interface ArchiveLimits {
  readonly entries: number
  /** Of all files together, unpacked, in bytes; counted while unpacking, whatever the archive says. */
  readonly bytes: number
}

/** A good-sized handbook with its pictures fits; a bomb stops here. */
const ARCHIVE_LIMITS = {
  entries: 10_000,
  bytes: 256 * 1024 ** 2,
} as const satisfies ArchiveLimits

/** The archive asks for more than is given. */
class ArchiveLimitError extends Error {}

const tooLarge = ({ bytes }: ArchiveLimits) =>
  new ArchiveLimitError(`Unpacked it has more than ${Math.round(bytes / 1024 ** 2)} MB.`)

async function unpack(
  zip: ZipFile,
  entry: Entry,
  room: number,
  limits: ArchiveLimits,
): Promise<Uint8Array> {
  if (entry.uncompressedSize > room) throw tooLarge(limits)
  const pieces: Buffer[] = []
  let size = 0
  for await (const piece of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) {
    size += piece.length
    if (size > room) throw tooLarge(limits)
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
}

/**
 * The files of a zip archive, one after another.
 * @param isWanted tells by the path which are unpacked at all.
 * @throws Error whose message says what is wrong with the archive as a whole.
 */
export async function* readArchive(
  bytes: Uint8Array,
  isWanted: (path: string) => boolean,
  limits: ArchiveLimits = ARCHIVE_LIMITS,
): AsyncGenerator<ArchiveEntry> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const zip = await fromBufferPromise(buffer, { lazyEntries: true, strictFileNames: true })
  if (zip.entryCount > limits.entries)
    throw new ArchiveLimitError(`It holds more than ${limits.entries.toLocaleString('en')} files.`)
  let room = limits.bytes
  for await (const entry of zip.eachEntry()) {
    const path = entry.fileName
    if (path.endsWith('/') || !isWanted(path)) continue
    if (entry.isEncrypted()) {
      yield { path, reason: 'It is protected by a password.' }
      continue
    }
    try {
      const content = await unpack(zip, entry, room, limits)
      room -= content.length
      yield { path, bytes: content }
    } catch (error) {
      if (error instanceof ArchiveLimitError) throw error
      yield { path, reason: `It is damaged: ${(error as Error).message}.` }
    }
  }
}

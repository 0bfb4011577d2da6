import { crc32, deflateRawSync } from 'node:zlib'

export interface ZipEntry {
  readonly path: string
  readonly content: Uint8Array | string
  /** What the archive claims, where that is not the truth. */
  readonly claimedSize?: number
  /** Sets the flag of an encrypted entry. */
  readonly isEncrypted?: boolean
}

const bytes = (...fields: readonly (readonly [size: 2 | 4, value: number])[]): Buffer => {
  const buffer = Buffer.alloc(fields.reduce((sum, [size]) => sum + size, 0))
  let at = 0
  for (const [size, value] of fields) at = buffer.writeUIntLE(value, at, size)
  return buffer
}

/** A zip archive, deflated; also one that lies about itself. */
export function makeZip(entries: readonly ZipEntry[]): Buffer {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { path, content, claimedSize, isEncrypted } of entries) {
    const raw = Buffer.from(content as string)
    const packed = deflateRawSync(raw)
    const name = Buffer.from(path)
    const shared = bytes(
      [2, 20],
      [2, isEncrypted ? 0x801 : 0x800],
      [2, 8],
      [4, 0],
      [4, crc32(raw)],
      [4, packed.length],
      [4, claimedSize ?? raw.length],
      [2, name.length],
      [2, 0],
    )
    const local = Buffer.concat([bytes([4, 0x04034b50]), shared, name, packed])
    directory.push(
      bytes([4, 0x02014b50], [2, 20]),
      shared,
      bytes([2, 0], [2, 0], [2, 0], [4, 0], [4, offset]),
      name,
    )
    locals.push(local)
    offset += local.length
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0)
  const count = entries.length
  const end = bytes(
    [4, 0x06054b50],
    [2, 0],
    [2, 0],
    [2, count],
    [2, count],
    [4, size],
    [4, offset],
    [2, 0],
  )
  return Buffer.concat([...locals, ...directory, end])
}

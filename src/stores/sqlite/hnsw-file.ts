import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import hnswlib from 'hnswlib-node'
import type { Step } from './context.ts'

/** An index of hnswlib. */
export type Hnsw = hnswlib.HierarchicalNSW

/** Links a node, and how widely a node's place is looked for; part of a file's fingerprint. */
export const HNSW = { m: 16, efConstruction: 200 } as const

/** A file that was written, and what tells later whether it is still that one. */
export interface WrittenFile {
  readonly file: string
  readonly sha256: string
}

/** An empty index for unit vectors. */
export const emptyHnsw = (dimensions: number): Hnsw => new hnswlib.HierarchicalNSW('ip', dimensions)

/**
 * Writes an index under a temporary name, makes sure that it is whole and on the disk, and renames it.
 * @throws IncompleteFileError when it is not whole, as on a full disk; no file is left then.
 */
export async function writeHnsw(
  index: Hnsw,
  directory: string,
  prefix: string,
  onStep: (step: Step) => void,
): Promise<WrittenFile> {
  const file = `${prefix}${randomUUID().slice(0, 8)}.bin`
  const temporary = join(directory, `${file}.tmp`)
  try {
    const writing = index.writeIndex(temporary)
    onStep('hnsw write')
    await writing
    await flush(temporary)
    await assertWhole(temporary, index.getCurrentCount())
    const sha256 = await hashOf(temporary)
    onStep('hnsw write')
    await rename(temporary, join(directory, file))
    await flush(directory)
    onStep('rename')
    return { file, sha256 }
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
}

/** Reads an index. @returns why it cannot be used, in words, when it is not the file that was written. */
export async function readHnsw(
  directory: string,
  { file, sha256 }: WrittenFile,
  dimensions: number,
  elements: number,
): Promise<Hnsw | string> {
  const path = join(directory, file)
  const index = emptyHnsw(dimensions)
  try {
    // hnswlib takes a damaged file without a word, so it must never see one.
    if ((await hashOf(path)) !== sha256) return 'the file was changed'
    await index.readIndex(path)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT'
      ? 'the file is missing'
      : `the file cannot be read: ${(error as Error).message}`
  }
  const found = index.getCurrentCount()
  return found === elements ? index : `the file has ${found} elements instead of ${elements}`
}

/** hnswlib reports no write that fails: such a file ends too early. */
export class IncompleteFileError extends Error {
  override readonly name = 'IncompleteFileError'
  readonly code = 'ENOSPC'
}

const HEADER_BYTES = 96

/** Follows the file's structure to its end. @throws IncompleteFileError */
export async function assertWhole(path: string, elements: number): Promise<void> {
  const handle = await open(path)
  try {
    if (!(await isWhole(handle, elements))) {
      throw new IncompleteFileError(`The index file ${path} was not written to its end.`)
    }
  } finally {
    await handle.close()
  }
}

async function isWhole(handle: FileHandle, elements: number): Promise<boolean> {
  const { size } = await handle.stat()
  if (size < HEADER_BYTES) return false
  const header = Buffer.alloc(HEADER_BYTES)
  await handle.read(header, 0, HEADER_BYTES, 0)
  const found = Number(header.readBigUInt64LE(16))
  const links = HEADER_BYTES + found * Number(header.readBigUInt64LE(24))
  if (found !== elements || size < links) return false
  const tail = Buffer.alloc(size - links)
  await handle.read(tail, 0, tail.length, links)
  let place = 0
  for (let element = 0; element < elements; element += 1) {
    if (place + 4 > tail.length) return false
    place += 4 + tail.readUInt32LE(place)
  }
  return place === tail.length
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk)
  return hash.digest('hex')
}

async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

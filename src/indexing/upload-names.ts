import { createHash } from 'node:crypto'
import { UPLOAD } from '../core/kept-sources.ts'
import type { GivenFile } from '../sources/resource.ts'

/** A text in the form that keeps title and text as they were given. */
export const textFile = ({ title, text }: { title: string; text: string }) => ({
  name: `${title}.jsonl`,
  bytes: Buffer.from(`${JSON.stringify({ id: title, title, text })}\n`),
})

/** The same name again is a new version of the same source. */
export function givenFile({ name, bytes }: { name: string; bytes: Uint8Array }): GivenFile {
  const key = createHash('sha256').update(name).digest('hex').slice(0, 12)
  return { name, bytes, source: `${UPLOAD}${key}-${encodedEnd(name)}` }
}

/** What a file system takes, less the key ahead; in bytes. */
const MAX_ENCODED_LENGTH = 240

/** The end of a name, with its ending, as it can stand in a source and be the name of a file. */
function encodedEnd(name: string): string {
  const safe = name.toWellFormed().replace(/[^\p{L}\p{N}._-]+/gu, '-')
  let encoded = ''
  for (const character of [...safe].slice(-80).reverse()) {
    const longer = encodeURIComponent(character) + encoded
    if (longer.length > MAX_ENCODED_LENGTH) break
    encoded = longer
  }
  return encoded
}

/** The name that an upload had, without what no file may be called. */
export const nameOf = (source: string): string =>
  decodeURIComponent(source.slice(UPLOAD.length).replace(/^[0-9a-f]{12}-/, ''))

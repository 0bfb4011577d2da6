import type { APIAttachment } from 'discord.js'

/** Discord's default limit, in bytes. */
export const LARGEST_FILE = 10 * 1_048_576

/** How long fetching one may take, in milliseconds. */
const LONGEST_MS = 60_000

/**
 * The bytes of an attachment; null when it is larger than allowed.
 * @throws when it cannot be fetched, or not in time.
 */
export async function fetchAttachment(
  { url, size }: Pick<APIAttachment, 'url' | 'size'>,
  signal: AbortSignal,
  longestMs = LONGEST_MS,
): Promise<Buffer | null> {
  if (size > LARGEST_FILE) return null
  // Not `AbortSignal.timeout`: Node forgets one that only `AbortSignal.any` knows of.
  // See https://github.com/nodejs/node/issues/57736.
  const slow = new AbortController()
  const timer = setTimeout(
    () => slow.abort(new DOMException('The attachment takes too long.', 'TimeoutError')),
    longestMs,
  )
  try {
    return await bytesOf(url, AbortSignal.any([signal, slow.signal]))
  } finally {
    clearTimeout(timer)
  }
}

async function bytesOf(url: string, signal: AbortSignal): Promise<Buffer | null> {
  const response = await fetch(url, { signal })
  if (!response.ok) throw new Error(`The attachment answered ${response.status}.`)
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of response.body ?? []) {
    length += chunk.length
    if (length > LARGEST_FILE) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

import type { APIAttachment } from 'discord.js'

/** Discord's default limit, in bytes. */
export const LARGEST_FILE = 10 * 1_048_576

/** The bytes of an attachment; null when it is larger than allowed. @throws when it cannot be fetched. */
export async function fetchAttachment(
  { url, size }: APIAttachment,
  signal: AbortSignal,
): Promise<Buffer | null> {
  if (size > LARGEST_FILE) return null
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

import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Validators } from '../sources/web/web-reader.ts'

const Stored = z.record(
  z.string(),
  z.record(
    z.string(),
    z.object({ etag: z.string().optional(), lastModified: z.string().optional() }),
  ),
)

/** Within the data directory. */
const FILE = 'web-validators.json'

/** Only saves requests, so that one that is missing or damaged is as good as an empty one. */
async function read(directory: string): Promise<z.infer<typeof Stored>> {
  try {
    return Stored.parse(JSON.parse(await readFile(join(directory, FILE), 'utf8')))
  } catch {
    return {}
  }
}

/** What servers said of a collection's pages when they were last read, by source. */
export async function loadValidators(
  directory: string,
  collection: string,
): Promise<Map<string, Validators>> {
  const stored = await read(directory)
  const own = Object.hasOwn(stored, collection) ? stored[collection]! : {}
  return new Map(
    Object.entries(own).map(([source, { etag, lastModified }]) => [
      source,
      { ...(etag && { etag }), ...(lastModified && { lastModified }) },
    ]),
  )
}

/** To be called when what was read is live, and not before: a page is not sent again afterwards. */
export async function saveValidators(
  directory: string,
  collection: string,
  validators: ReadonlyMap<string, Validators>,
): Promise<void> {
  const stored = { ...(await read(directory)), [collection]: Object.fromEntries(validators) }
  const temporary = join(directory, `${FILE}.${process.pid}.tmp`)
  await writeFile(temporary, JSON.stringify(stored))
  await rename(temporary, join(directory, FILE))
}

import type { Embedder } from '../embedder.ts'
import type { Generation } from '../store.ts'
import { type Summary, summarize } from './summarize.ts'

/** More documents are not summarised at once; the newest are. */
const MOST_NEW_DOCUMENTS = 10

export interface News {
  /** The best line of each document, the newest document first. */
  readonly summaries: readonly Summary[]
  /** How many documents are new altogether. */
  readonly documents: number
}

/**
 * The documents dated `since` (ISO 8601) or later, each by its best line.
 * @throws the signal's reason when aborted.
 */
export async function whatIsNew(
  embedder: Embedder,
  generation: Generation,
  since: string,
  signal?: AbortSignal,
): Promise<News> {
  const summaries = await generation.documents()
  const fresh = summaries
    .filter(({ date }) => date !== null && date >= since)
    .sort((one, other) => other.date!.localeCompare(one.date!))
  const lines: Summary[] = []
  for (const { id } of fresh.slice(0, MOST_NEW_DOCUMENTS)) {
    const document = await generation.document(id)
    if (document === null) continue
    lines.push(await summarize(embedder, document, { lines: 1, ...(signal && { signal }) }))
  }
  return { summaries: lines.filter((summary) => summary.lines.length > 0), documents: fresh.length }
}

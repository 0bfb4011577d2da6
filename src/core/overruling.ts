import { isCorrection } from './correction.ts'
import type { Document } from './document.ts'
import type { Retrieved } from './retrieve.ts'

/**
 * What tells of the same thing in other words is retrieved with this much of the settling passage's
 * score; documents about something else, on development data, mostly with half of it or less.
 */
const AS_NEAR = 0.6
/** How many of the nearest newer documents the newest is looked for in. */
const NEWER = 4
/** In how many of the nearest documents a correction is looked for: about as many as could be read. */
const LOOKED_INTO = 8

/**
 * Of the passages that are not read, those which may overrule the one that settles a question: the
 * nearest one of a correction, of a newer document, and of the newest of the nearest. So few, since
 * where all documents have dates, most questions find newer ones, and reading is what takes time.
 * @param read how many of the retrieved passages are read; nothing more of their documents is.
 */
export async function overruling(
  settling: Retrieved,
  retrieved: readonly Retrieved[],
  read: number,
  documentOf: (id: string) => Promise<Document>,
): Promise<readonly Retrieved[]> {
  const others = bestOfEach(retrieved).filter(
    ({ summary: { id }, score }) =>
      score >= AS_NEAR * settling.score &&
      retrieved.slice(0, read).every(({ summary }) => summary.id !== id),
  )
  const near = others.slice(0, LOOKED_INTO)
  const texts = await Promise.all(near.map(({ summary }) => documentOf(summary.id)))
  const corrections = near.filter((_, row) => isCorrection(texts[row]!))
  const newer = others.filter(isNewerThan(settling)).slice(0, NEWER)
  const newest = newer.find((found) => !newer.some(isNewerThan(found)))
  const chosen = [corrections[0], newer[0], newest].filter((found) => found !== undefined)
  return [...new Set(chosen)]
}

const isNewerThan =
  ({ summary: { date } }: Retrieved) =>
  ({ summary }: Retrieved): boolean =>
    date !== null && summary.date !== null && summary.date > date

/** The first passage of each document. */
function bestOfEach(retrieved: readonly Retrieved[]): readonly Retrieved[] {
  const best = new Map<string, Retrieved>()
  for (const found of retrieved) if (!best.has(found.summary.id)) best.set(found.summary.id, found)
  return [...best.values()]
}

import type { CitedSlice } from './cited.ts'
import type { Document, Span } from './document.ts'

/** What became of a citation; `now` is its place in the document as it is. */
export type CitationState =
  | { readonly kind: 'unchanged' | 'moved' | 'changed'; readonly now: Span }
  | { readonly kind: 'gone' }

/** UTF-16 units of the surroundings that must be found again to tell a changed passage from a gone one. */
const ANCHOR = 24
const SHORTEST_ANCHOR = 12
/** A changed passage is looked for within this many times its old length. */
const LONGEST_CHANGE = 4

/** What the document, as it is now, says where the citation points. Null: the document is gone. */
export function checkCitation(cited: CitedSlice, document: Document | null): CitationState {
  if (document === null || cited.text === '') return { kind: 'gone' }
  const { text, start } = cited
  if (document.text.startsWith(text, start)) return { kind: 'unchanged', now: cited }
  const moved = bestOccurrence(cited, document.text)
  if (moved !== null) return { kind: 'moved', now: { start: moved, end: moved + text.length } }
  const changed = between(cited, document.text)
  return changed === null ? { kind: 'gone' } : { kind: 'changed', now: changed }
}

/** Where the same words stand: with most of the old surroundings, then nearest to the old place. */
function bestOccurrence({ text, start, before, after }: CitedSlice, page: string): number | null {
  let best: { at: number; shared: number } | null = null
  for (let at = page.indexOf(text); at !== -1; at = page.indexOf(text, at + 1)) {
    const end = at + text.length
    const shared =
      sharedEnd(page.slice(Math.max(0, at - before.length), at), before) +
      sharedStart(page.slice(end, end + after.length), after)
    const isBetter =
      best === null ||
      shared > best.shared ||
      (shared === best.shared && Math.abs(at - start) < Math.abs(best.at - start))
    if (isBetter) best = { at, shared }
  }
  return best?.at ?? null
}

/** What stands now between the old surroundings, blank ends left out. */
function between({ text, before, after }: CitedSlice, page: string): Span | null {
  const opening = before.slice(-ANCHOR)
  const closing = after.slice(0, ANCHOR)
  if (Math.max(opening.trim().length, closing.trim().length) < SHORTEST_ANCHOR) return null
  const at = page.indexOf(opening)
  if (at === -1) return null
  const from = at + opening.length
  const to = closing === '' ? page.length : page.indexOf(closing, from)
  if (to === -1 || to - from > text.length * LONGEST_CHANGE + ANCHOR) return null
  const words = page.slice(from, to)
  const start = to - words.trimStart().length
  const end = from + words.trimEnd().length
  return start < end ? { start, end } : null
}

function sharedStart(one: string, other: string): number {
  let length = 0
  while (length < one.length && one[length] === other[length]) length += 1
  return length
}

function sharedEnd(one: string, other: string): number {
  let length = 0
  while (length < one.length && one.at(-1 - length) === other.at(-1 - length)) length += 1
  return length
}

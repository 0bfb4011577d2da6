import { type CitedSlice, SURROUNDINGS } from '../../core/cited.ts'
import type { KeptAnswer } from '../../core/community.ts'
import type { Quote } from '../../core/quote.ts'

/** What is wrong with a cited slice, in words; null: nothing. @param stored null when that text is not kept. */
export function sliceProblem(slice: CitedSlice, stored: string | null): string | null {
  const { start, end, text, before, after, document } = slice
  const isRight =
    text.length === end - start &&
    Math.max(before.length, after.length) <= SURROUNDINGS &&
    (stored === null ||
      stored.slice(start - before.length, end + after.length) === before + text + after)
  return isRight ? null : damaged('a cited slice', document, slice)
}

/**
 * What is wrong with a kept quote, in words; null: nothing.
 * @param what kind of quote, in words.
 * @param stored null when that text is not kept.
 */
export function quoteProblem(what: string, quote: Quote, stored: string | null): string | null {
  const { document, start, end, text } = quote
  const isRight = text.length === end - start && (stored?.slice(start, end) ?? text) === text
  return isRight ? null : damaged(what, document, quote)
}

/** All that an answer quotes. */
export const quotesOf = ({ parts, more }: KeptAnswer): Quote[] => [
  ...parts.flatMap(({ quotes }) => quotes),
  ...more,
]

const damaged = (
  what: string,
  document: string,
  { start, end }: { readonly start: number; readonly end: number },
): string => `${what} of “${document}”, ${start}–${end}, is not what the document says`

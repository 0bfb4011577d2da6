import type { Quote } from '../core/quote.ts'
import { isInsidePair } from '../core/text/grapheme.ts'
import { blockQuote } from './escape.ts'

/** The longest part of a quote, around its highlight, whose block quote takes at most `room` units. */
export function fitQuote(quote: Quote, room: number): Quote {
  if (shownQuote(quote).length <= room) return quote
  let [fits, exceeds] = [0, quote.text.length]
  while (exceeds - fits > 1) {
    const length = Math.floor((fits + exceeds) / 2)
    if (shownQuote(windowOf(quote, length)).length <= room) fits = length
    else exceeds = length
  }
  return windowOf(quote, fits)
}

/** `length` units of the quote that hold as much of the highlight as they can; cut between words. */
function windowOf(quote: Quote, length: number): Quote {
  const marked = quote.highlight ?? { start: quote.start, end: quote.start }
  const lead = Math.max(0, Math.floor((length - (marked.end - marked.start)) / 2))
  const from = Math.max(0, Math.min(marked.start - quote.start - lead, quote.text.length - length))
  const start = from === 0 ? 0 : nextWord(quote.text, from, from + length)
  const end =
    from + length === quote.text.length ? from + length : lastWord(quote.text, start, from + length)
  const [absoluteStart, absoluteEnd] = [quote.start + start, quote.start + end]
  const highlight = quote.highlight && {
    start: Math.min(Math.max(quote.highlight.start, absoluteStart), absoluteEnd),
    end: Math.max(Math.min(quote.highlight.end, absoluteEnd), absoluteStart),
  }
  return {
    ...quote,
    text: quote.text.slice(start, end),
    start: absoluteStart,
    end: absoluteEnd,
    highlight,
  }
}

/** How far a cut moves to find the end of a word, in UTF-16 units. */
const WORD_REACH = 30

function nextWord(text: string, from: number, limit: number): number {
  const space = text.slice(from, Math.min(limit, from + WORD_REACH)).search(/\s/u)
  const at = space === -1 ? from : from + space + 1
  return isInsidePair(text, at) ? at + 1 : at
}

function lastWord(text: string, from: number, to: number): number {
  const reach = Math.max(from, to - WORD_REACH)
  const tail = text.slice(reach, to)
  const at = /\s\S*$/u.test(tail) ? reach + tail.search(/\s\S*$/u) : to
  return isInsidePair(text, at) ? at - 1 : at
}

/** A quote as it shows: a block quote in Markdown, its highlight in bold. */
export const shownQuote = ({ text, start, highlight }: Quote): string =>
  blockQuote(text, highlight && { start: highlight.start - start, end: highlight.end - start })

import type { Quote } from '../core/quote.ts'
import { isInsidePair } from '../core/text/grapheme.ts'
import type { Shown } from './command.ts'
import { blockQuote, escapeLine } from './escape.ts'
import { LIMITS } from './limits.ts'
import { dateInWords, type Locale } from './locales/locale.ts'
import { messagesIn } from './locales/messages.ts'

export const COLOURS = {
  quoted: 0x2f7d4f,
  notFound: 0x8a8f98,
  notice: 0x3a6ea5,
  fault: 0xb3403a,
} as const

const LONGEST_TITLE = 160
/** What a second quote must leave room for: less of it would not be worth reading. */
const SHORTEST_QUOTE = 120

/** A quote with the number of its citation: who says so, when, and where to look. */
export interface Cited {
  readonly quote: Quote
  /** Ahead of the title, in bold; for instance "[1]" or "Before". */
  readonly label: string
  /** Made by `safeLink`. */
  readonly link: string | null
  /** The title stands above already. */
  readonly isUntitled?: boolean
  readonly readFrom?: Shown['readFrom']
}

/** A date in words; one that cannot be read is the document's own text, and so escaped. */
export const shownDate = (date: string, locale: Locale): string =>
  Number.isNaN(Date.parse(date)) ? escapeLine(date, 40) : dateInWords(date, locale)

function citationLine(
  { quote, label, link, isUntitled }: Cited,
  isCut: boolean,
  locale: Locale,
): string {
  const messages = messagesIn(locale)
  const title = escapeLine(quote.title, LONGEST_TITLE)
  const date = quote.date === null ? '' : shownDate(quote.date, locale)
  const parts = [
    isUntitled ? `**${label}**` : `**${label}** ${title}`,
    isUntitled ? '' : date,
    isCut ? messages.answer.excerpt : '',
    link ? `[${messages.answer.open}](${link})` : '',
  ].filter(Boolean)
  return `-# ${parts.join(' · ')}`
}

/** The longest part of a quote, around its highlight, whose block quote takes at most `room` units. */
function fitQuote(quote: Quote, room: number): Quote {
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

const shownQuote = ({ text, start, highlight }: Quote): string =>
  blockQuote(text, highlight && { start: highlight.start - start, end: highlight.end - start })

/** Block quotes with their citations below, as many whole ones as `room` holds; the first always. */
export function renderCited(
  cited: readonly Cited[],
  locale: Locale,
  room: number = LIMITS.embedDescription,
): { markdown: string; shown: Shown[] } {
  const blocks: string[] = []
  const shown: Shown[] = []
  let left = room
  for (const one of cited) {
    const citation = citationLine(one, true, locale)
    const space = left - citation.length - '\n\n\n'.length
    if (blocks.length > 0 && space < Math.min(SHORTEST_QUOTE, shownQuote(one.quote).length)) break
    const quote = fitQuote(one.quote, space)
    const isCut = quote.text.length < one.quote.text.length
    const block = `${shownQuote(quote)}\n${citationLine(one, isCut, locale)}`
    blocks.push(block)
    shown.push({ quote, readFrom: one.readFrom ?? null })
    left -= block.length + 2
  }
  return { markdown: blocks.join('\n\n'), shown }
}

export interface Section {
  /** Markdown; perhaps empty. At most {@link LONGEST_HEADING} units, so that quotes have room. */
  readonly heading: string
  readonly cited: readonly Cited[]
}

export const LONGEST_HEADING = 300

/** Sections below one another, each with its share of an embed's description. */
export function renderSections(
  sections: readonly Section[],
  locale: Locale,
): { markdown: string; shown: Shown[] } {
  const headings = sections.reduce((sum, { heading }) => sum + heading.length + 4, 0)
  const room = Math.floor((LIMITS.embedDescription - headings) / sections.length)
  const rendered = sections.map(({ heading, cited }) => ({
    heading,
    ...renderCited(cited, locale, room),
  }))
  return {
    markdown: rendered
      .map(({ heading, markdown }) => [heading, markdown].filter(Boolean).join('\n'))
      .join('\n\n'),
    shown: rendered.flatMap(({ shown }) => shown),
  }
}

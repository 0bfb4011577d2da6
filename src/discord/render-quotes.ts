import type { Quote } from '../core/quote.ts'
import type { Shown } from './command.ts'
import { escapeLine } from './escape.ts'
import { fitQuote, shownQuote } from './fit-quote.ts'
import { LIMITS } from './limits.ts'
import { withoutFragment } from './links.ts'
import { dateInWords, type Locale } from './locales/locale.ts'
import { messagesIn } from './locales/messages.ts'

export const COLOURS = {
  quoted: 0x2f7d4f,
  notFound: 0x8a8f98,
  notice: 0x3a6ea5,
  fault: 0xb3403a,
} as const

const LONGEST_TITLE = 160
/** Less of a quote, as it shows, would not be worth reading. */
const SHORTEST_QUOTE = 120
/** What a link must leave for its quote: the words count for more than a way to them. */
const BESIDE_LINK = 240

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

/** Units that a block of so much of its quote takes, as they show; without its link. */
const leastOf = (one: Cited, locale: Locale): number =>
  Math.min(SHORTEST_QUOTE, shownQuote(one.quote).length) +
  '\n'.length +
  citationLine({ ...one, link: null }, true, locale).length

interface Block {
  readonly markdown: string
  readonly quote: Quote
}

/** A block quote with its citation, and as much of the link as there is room for; null without room. */
function blockWithin(one: Cited, locale: Locale, room: number): Block | null {
  const whole = shownQuote(one.quote).length
  const links = one.link === null ? [null] : [one.link, withoutFragment(one.link), null]
  for (const link of links) {
    const least = Math.min(whole, link === null ? SHORTEST_QUOTE : BESIDE_LINK)
    const space = room - citationLine({ ...one, link }, true, locale).length - '\n'.length
    if (space < least) continue
    const quote = fitQuote(one.quote, space)
    const isCut = quote.text.length < one.quote.text.length
    return {
      quote,
      markdown: `${shownQuote(quote)}\n${citationLine({ ...one, link }, isCut, locale)}`,
    }
  }
  return null
}

/**
 * Block quotes with their citations below, as many whole ones as `room` holds. Links make way for
 * quotes: first where they scroll to, then all of them.
 */
export function renderCited(
  cited: readonly Cited[],
  locale: Locale,
  room: number = LIMITS.embedDescription,
): { markdown: string; shown: Shown[] } {
  let best = blocksWithin(cited, locale, room)
  for (const shorter of [withoutFragment, () => null]) {
    if (best.length === cited.length) break
    const shortened = cited.map((one) => ({ ...one, link: one.link && shorter(one.link) }))
    const blocks = blocksWithin(shortened, locale, room)
    if (blocks.length > best.length) best = blocks
  }
  return {
    markdown: best.map(({ markdown }) => markdown).join(BETWEEN),
    shown: best.map(({ quote }, index) => ({ quote, readFrom: cited[index]?.readFrom ?? null })),
  }
}

/** The first of them, as many as have room. */
function blocksWithin(cited: readonly Cited[], locale: Locale, room: number): Block[] {
  const blocks: Block[] = []
  let left = room
  for (const one of cited) {
    const block = blockWithin(one, locale, left)
    if (block === null) break
    blocks.push(block)
    left -= block.markdown.length + BETWEEN.length
  }
  return blocks
}

const BETWEEN = '\n\n'

export interface Section {
  /** Markdown; perhaps empty. At most {@link LONGEST_HEADING} units, so that quotes have room. */
  readonly heading: string
  readonly cited: readonly Cited[]
}

export const LONGEST_HEADING = 300

/**
 * Sections below one another, each with its share of an embed's description and of what those before
 * it left. Of more than have room for a readable quote the last are counted.
 */
export function renderSections(
  sections: readonly Section[],
  locale: Locale,
): { markdown: string; shown: Shown[] } {
  const least = sections.map(({ heading, cited: [first] }) => {
    const block = first === undefined ? 0 : leastOf(first, locale)
    return heading.length + '\n'.length + block + BETWEEN.length
  })
  const count = fitting(least)
  const more = count < sections.length ? `… +${sections.length - count}` : ''
  let left = LIMITS.embedDescription - more.length - BETWEEN.length
  let reserved = least.slice(0, count).reduce((sum, length) => sum + length, 0)
  const parts: string[] = []
  const shown: Shown[] = []
  for (const [index, { heading, cited }] of sections.slice(0, count).entries()) {
    const own = least[index]!
    const room = own + Math.floor((left - reserved) / (count - index))
    const rendered = renderCited(
      cited,
      locale,
      room - heading.length - '\n'.length - BETWEEN.length,
    )
    const part = [heading, rendered.markdown].filter(Boolean).join('\n')
    parts.push(part)
    shown.push(...rendered.shown)
    left -= part.length + BETWEEN.length
    reserved -= own
  }
  return { markdown: [...parts, more].filter(Boolean).join(BETWEEN), shown }
}

/** How many of the lengths, in order, have room in an embed's description beside a count of the others. */
function fitting(lengths: readonly number[]): number {
  let left = LIMITS.embedDescription - '… +999999'.length - BETWEEN.length
  const index = lengths.findIndex((length) => {
    left -= length
    return left < 0
  })
  return index === -1 ? lengths.length : Math.max(1, index)
}

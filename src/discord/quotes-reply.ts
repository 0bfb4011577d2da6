import { citedSlice } from '../core/cited.ts'
import { scopeOf } from '../core/community.ts'
import type { Quote } from '../core/quote.ts'
import type { App } from './app.ts'
import type { Call } from './call.ts'
import type { Reply } from './command.ts'
import { linksTo } from './links.ts'
import { messagesIn } from './locales/messages.ts'
import { notice } from './message.ts'
import { COLOURS, renderSections, type Section } from './render-quotes.ts'
import { isBanned } from './rulings.ts'

/** Quotes below a heading in Markdown, which may be empty. */
export interface QuoteGroup {
  readonly heading: string
  readonly quotes: readonly Quote[]
  /** The title of the message is that of their document. */
  readonly isUntitled?: boolean
}

/**
 * A message of quotes, numbered throughout, without banned ones; their slices are kept once it can be seen.
 * @param title Markdown; what others wrote in it is escaped already.
 */
export async function quotesReply(
  app: App,
  { guild, locale }: Call,
  collection: string,
  title: string,
  groups: readonly QuoteGroup[],
): Promise<Reply> {
  const rulings = await app.community.care.rulings(scopeOf(guild))
  let number = 0
  const sections: Section[] = []
  for (const { heading, quotes: found, isUntitled = false } of groups) {
    const quotes = found.filter((quote) => !isBanned(rulings, quote))
    const links = await linksTo(app.store, collection, quotes)
    const cited = quotes.map((quote, index) => {
      number += 1
      return { quote, label: `[${number}]`, link: links[index] ?? null, isUntitled }
    })
    sections.push({ heading, cited })
  }
  const { markdown, shown } = renderSections(sections, locale)
  if (markdown === '') return { message: notice(messagesIn(locale).summary.none) }
  const embed = {
    title,
    description: markdown,
    color: COLOURS.quoted,
  }
  const quotes = shown.map(({ quote }) => quote)
  return {
    message: { embeds: [embed], collection, shown },
    onSent: () => keepSlices(app, collection, quotes),
  }
}

/** Keeps what was shown, so that it can be found again after every edit of its document. */
export async function keepSlices(
  app: App,
  collection: string,
  quotes: readonly Quote[],
): Promise<void> {
  const generation = await app.store.live(collection)
  const at = app.now().toISOString()
  for (const quote of quotes) {
    const document = await generation?.document(quote.document)
    if (document?.contentHash === quote.contentHash)
      await app.slices.keep(collection, [citedSlice(document, quote)], at)
  }
}

import { citedSlice } from '../core/cited.ts'
import type { Quote } from '../core/quote.ts'
import type { App } from './app.ts'
import type { Reply } from './command.ts'
import { linksTo } from './links.ts'
import type { Locale } from './locales/locale.ts'
import { COLOURS, renderSections, type Section } from './render-quotes.ts'

/** Quotes below a heading in Markdown, which may be empty. */
export interface QuoteGroup {
  readonly heading: string
  readonly quotes: readonly Quote[]
  /** The title of the message is that of their document. */
  readonly isUntitled?: boolean
}

/**
 * A message of quotes, numbered throughout; their slices are kept once it can be seen.
 * @param title Markdown; what others wrote in it is escaped already.
 */
export async function quotesReply(
  app: App,
  collection: string,
  title: string,
  groups: readonly QuoteGroup[],
  locale: Locale,
): Promise<Reply> {
  let number = 0
  const sections: Section[] = []
  for (const { heading, quotes, isUntitled = false } of groups) {
    const links = await linksTo(app.store, collection, quotes)
    const cited = quotes.map((quote, index) => {
      number += 1
      return { quote, label: `[${number}]`, link: links[index] ?? null, isUntitled }
    })
    sections.push({ heading, cited })
  }
  const { markdown, shown } = renderSections(sections, locale)
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

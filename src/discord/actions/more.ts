import { scopeOf } from '../../core/community.ts'
import type { Quote } from '../../core/quote.ts'
import type { App } from '../app.ts'
import { rows } from '../buttons.ts'
import type { Call } from '../call.ts'
import type { Message, Route } from '../command.ts'
import { MemberError } from '../explain.ts'
import { linksTo } from '../links.ts'
import type { Locale } from '../locales/locale.ts'
import { messagesIn } from '../locales/messages.ts'
import { COLOURS, renderSections } from '../render-quotes.ts'
import { isBanned } from '../rulings.ts'
import { keptAnswer, resolveQuotes, shownQuotes, stillThere, withNeighbours } from './kept.ts'

/** Further places at a time: each is a passage, and has to be readable. */
const PAGE = 2
/** Sentences shown on each side of a quote. */
const CONTEXT = 3

/** The next places that were found; the button of each reply leads on. */
export const more: Route = () => ({
  acknowledge: 'private',
  execute: async (call, { app }) => {
    const kept = await keptAnswer(call, app)
    const from = call.customId?.index ?? 0
    const places = await withoutBanned(call, app, kept.more)
    const page = places.slice(from, from + PAGE)
    const message = await quotesMessage(app, kept.collection, page, call.locale, from)
    const { buttons } = messagesIn(call.locale)
    const next = { action: 'more', label: buttons.more, id: kept.id, index: from + PAGE }
    const hasMore = from + PAGE < places.length
    return { message: { ...message, components: rows(hasMore ? [next] : []) } }
  },
})

/** What stands before and after each quote, the quote in bold. */
export const context: Route = () => ({
  acknowledge: 'private',
  execute: async (call, { app }) => {
    const kept = await keptAnswer(call, app)
    const resolved = await resolveQuotes(app, kept.collection, shownQuotes(kept))
    const wide: Quote[] = []
    for (const { document, now, state } of resolved)
      if (document && now && state !== 'changed')
        wide.push(await withNeighbours(app, kept.collection, document, now, CONTEXT))
    return { message: await quotesMessage(app, kept.collection, wide, call.locale) }
  },
})

/** The nearest passage to a question that the documents do not answer. */
export const nearest: Route = () => ({
  acknowledge: 'private',
  execute: async (call, { app }) => {
    const kept = await keptAnswer(call, app)
    const found = kept.parts.flatMap(({ quotes }) => quotes.slice(0, 1))
    const quotes = await withoutBanned(call, app, found)
    const heading = messagesIn(call.locale).answer.nearest
    return { message: await quotesMessage(app, kept.collection, quotes, call.locale, 0, heading) }
  },
})

/** A ruling given after the answer counts too. @throws MemberError when all of them are banned. */
async function withoutBanned(
  { guild, locale }: Call,
  app: App,
  quotes: readonly Quote[],
): Promise<Quote[]> {
  const rulings = await app.community.care.rulings(scopeOf(guild))
  const allowed = quotes.filter((quote) => !isBanned(rulings, quote))
  if (allowed.length === 0 && quotes.length > 0)
    throw new MemberError(messagesIn(locale).answer.notQuoted)
  return allowed
}

/** @throws MemberError when none of the quotes stands in the documents any more. */
async function quotesMessage(
  app: App,
  collection: string,
  quotes: readonly Quote[],
  locale: Locale,
  from = 0,
  heading = '',
): Promise<Message> {
  const there = stillThere(await resolveQuotes(app, collection, quotes))
  if (there.length === 0) throw new MemberError(messagesIn(locale).answer.nothingLeft)
  const links = await linksTo(app.store, collection, there)
  const sections = there.map((quote, index) => ({
    heading: index === 0 ? heading : '',
    cited: [{ quote, label: `[${from + index + 1}]`, link: links[index] ?? null }],
  }))
  const { markdown, shown } = renderSections(sections, locale)
  return { embeds: [{ description: markdown, color: COLOURS.notice }], collection, shown }
}

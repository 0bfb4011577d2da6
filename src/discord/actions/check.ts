import type { Quote } from '../../core/quote.ts'
import type { App } from '../app.ts'
import type { Route } from '../command.ts'
import { linksTo } from '../links.ts'
import type { Locale } from '../locales/locale.ts'
import { messagesIn } from '../locales/messages.ts'
import { type Cited, COLOURS, renderSections, type Section } from '../render-quotes.ts'
import { keptAnswer, type Resolved, resolveQuotes, shownQuotes, withNeighbours } from './kept.ts'

/** Reads the documents as they are now, and says of each quote whether they still say it. */
export const check: Route = () => ({
  acknowledge: 'private',
  execute: async (call, { app }) => {
    const kept = await keptAnswer(call, app)
    const resolved = await resolveQuotes(app, kept.collection, shownQuotes(kept))
    const sections: Section[] = []
    for (const [index, one] of resolved.entries())
      sections.push(...(await sectionsOf(app, kept.collection, one, `[${index + 1}]`, call.locale)))
    const { markdown, shown } = renderSections(sections, call.locale)
    const isGood = resolved.every(({ state }) => state === 'unchanged' || state === 'moved')
    const color = isGood ? COLOURS.quoted : COLOURS.fault
    return {
      message: { embeds: [{ description: markdown, color }], collection: kept.collection, shown },
    }
  },
})

/** The old words and the new ones have a section each, so that one never leaves the other no room. */
async function sectionsOf(
  app: App,
  collection: string,
  { was, state, now, document }: Resolved,
  label: string,
  locale: Locale,
): Promise<Section[]> {
  const { check } = messagesIn(locale)
  const heading = `**${label}** ${check[state]}`
  const old: Cited[] =
    state === 'changed' || state === 'gone'
      ? await keptWords(app, collection, was, check.before)
      : []
  if (now === null || document === null) return [{ heading, cited: old }]
  const wide = await withNeighbours(app, collection, document, now, 1)
  const [link = null] = await linksTo(app.store, collection, [now])
  const nowLabel = state === 'changed' ? check.now : label
  const current = { quote: wide, label: nowLabel, link }
  return old.length === 0
    ? [{ heading, cited: [current] }]
    : [
        { heading, cited: old },
        { heading: '', cited: [current] },
      ]
}

/** The old words, if the slice is still kept: a forgotten document is not shown again. */
async function keptWords(
  app: App,
  collection: string,
  was: Quote,
  label: string,
): Promise<Cited[]> {
  const isKept = (await app.slices.find(collection, was)) !== null
  return isKept ? [{ quote: was, label, link: null, readFrom: was }] : []
}

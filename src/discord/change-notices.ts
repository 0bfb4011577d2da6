import { checkCitation } from '../core/citation.ts'
import type { KeptAnswer } from '../core/community.ts'
import { quote } from '../core/quote.ts'
import type { Generation } from '../core/store.ts'
import type { App } from './app.ts'
import { hiddenIn } from './audience.ts'
import type { Notice } from './command.ts'
import { LOCALES } from './locales/locale.ts'
import { messagesIn } from './locales/messages.ts'
import { type Cited, COLOURS, renderSections } from './render-quotes.ts'

/** Public answers are looked after for so many days. */
const DAYS = 30
const DAY_MS = 86_400_000
/** Notices of one run: more would be noise, and the log channel is not a list. */
const MOST = 10

/**
 * For each server's log channel: the public answers whose quotes a run has changed, old and new.
 * Nothing when the live generation was told of before.
 */
export async function changeNotices(
  app: App,
  collection: string,
  before: Generation | null,
): Promise<Notice[]> {
  const now = await app.store.live(collection)
  if (before === null || now === null) return []
  const { generation } = now.summary
  if (app.told.get(collection) === generation) return []
  app.told.set(collection, generation)
  const since = new Date(app.now().getTime() - DAYS * DAY_MS).toISOString()
  const notices: Notice[] = []
  for (const kept of await app.community.answers.publicSince(collection, since)) {
    const channel = app.settings.of(kept.guild).logChannel
    if (channel === null || notices.length >= MOST) continue
    const cited = await changedQuotes(app, kept, before, now)
    const hidden = hiddenIn(channel, app.settings.of(kept.guild))
    const shown = cited.filter(({ quote }) => !hidden.has(quote.document))
    // That words were changed may be told where the words may not.
    if (cited.length > 0) notices.push(noticeOf(app, kept, channel, shown))
  }
  return notices
}

async function changedQuotes(
  app: App,
  kept: KeptAnswer,
  before: Generation,
  now: Generation,
): Promise<Cited[]> {
  const { check } = messagesIn(localeOf(app, kept))
  const cited: Cited[] = []
  for (const was of kept.parts.flatMap((part) => (part.kind === 'quoted' ? part.quotes : []))) {
    const slice = await app.slices.find(kept.collection, was)
    const [old, current] = await Promise.all([
      before.document(was.document),
      now.document(was.document),
    ])
    // What an earlier run changed was told then.
    if (slice === null || !isSaid(checkCitation(slice, old).kind)) continue
    const state = checkCitation(slice, current)
    if (isSaid(state.kind)) continue
    cited.push({ quote: was, label: check.before, link: null, readFrom: slice })
    if (state.kind === 'changed' && current !== null)
      cited.push({ quote: quote(current, state.now), label: check.now, link: null })
  }
  return cited
}

const isSaid = (kind: string): boolean => kind === 'unchanged' || kind === 'moved'

const localeOf = (app: App, { guild }: KeptAnswer) =>
  LOCALES.find((locale) => locale === app.settings.of(guild).locale) ?? 'en'

function noticeOf(app: App, kept: KeptAnswer, channel: string, cited: readonly Cited[]): Notice {
  const locale = localeOf(app, kept)
  const { notice } = messagesIn(locale)
  const link = `https://discord.com/channels/${kept.guild ?? '@me'}/${kept.link?.channel}/${kept.link?.message}`
  const heading = `${notice.changed} [${notice.answer}](${link})`
  const { markdown, shown } = renderSections([{ heading, cited }], locale)
  return {
    channel,
    message: {
      embeds: [{ description: markdown, color: COLOURS.fault }],
      collection: kept.collection,
      shown,
    },
  }
}

import { checkCitation } from '../core/citation.ts'
import type { KeptSlice } from '../core/cited.ts'
import type { KeptAnswer, Told } from '../core/community.ts'
import type { Document } from '../core/document.ts'
import { pauses } from '../core/pauses.ts'
import { type Quote, quote } from '../core/quote.ts'
import type { Generation } from '../core/store.ts'
import { shownQuotes } from './actions/kept.ts'
import type { App } from './app.ts'
import { hiddenIn } from './audience.ts'
import type { Message, Notice } from './command.ts'
import { messageLink } from './links.ts'
import { LOCALES, type Locale } from './locales/locale.ts'
import { messagesIn } from './locales/messages.ts'
import { notice } from './message.ts'
import { type Cited, COLOURS, renderSections } from './render-quotes.ts'

/** Public answers are looked after for so many days. */
const DAYS = 30
const DAY_MS = 86_400_000
/** Answers shown of one run in one channel; the rest is counted: more would be noise. */
const MOST = 10

/** A notice, and what is known once it is posted. */
export interface Untold {
  readonly notice: Notice
  /** Keys of the quotes that it tells of. */
  readonly quotes: readonly string[]
}

/** What is to be told of a generation, for the log channels of the servers that quote it. */
export interface Changes {
  readonly untold: readonly Untold[]
  /** Kept when all of them are posted. */
  readonly told: Told
}

/** A quote of a public answer that the documents do not say any more. */
interface Lost {
  readonly key: string
  readonly was: Quote
  readonly slice: KeptSlice
  /** What stands there now, if anything does. */
  readonly now: Quote | null
}

/** An answer, and which of its quotes are not told of yet. */
interface Changed {
  readonly kept: KeptAnswer
  readonly lost: readonly Lost[]
}

/**
 * The public answers whose quotes changed and were not told of, old and new. What is told is known
 * by quote, so that it does not matter how many generations lie between, nor which are still kept.
 */
export async function changesOf(app: App, now: Generation, told: Told | null): Promise<Changes> {
  const { collection, summary } = now
  const since = new Date(app.now().getTime() - DAYS * DAY_MS).toISOString()
  const known = new Set(told?.quotes)
  const byChannel = new Map<string, Changed[]>()
  const quotes: string[] = []
  const findLost = lostQuotes(app, now)
  for (const kept of await app.community.answers.publicSince(collection, since)) {
    const lost = await findLost(kept)
    quotes.push(...lost.map(({ key }) => key))
    const channel = app.settings.of(kept.guild).logChannel
    const untold = lost.filter(({ key }) => !known.has(key))
    if (channel === null || untold.length === 0) continue
    byChannel.set(channel, [...(byChannel.get(channel) ?? []), { kept, lost: untold }])
  }
  return {
    untold: [...byChannel].flatMap(([channel, changed]) => noticesFor(app, channel, changed)),
    told: { generation: summary.generation, quotes },
  }
}

/** The first ones whole; the rest is counted in a last notice. */
function noticesFor(app: App, channel: string, changed: readonly Changed[]): Untold[] {
  const untoldOf = (changed: readonly Changed[], message: Message): Untold => ({
    notice: { channel, message },
    quotes: changed.flatMap(({ lost }) => lost.map(({ key }) => key)),
  })
  const shown = changed.slice(0, MOST).map((one) => untoldOf([one], noticeOf(app, channel, one)))
  const rest = changed.slice(MOST)
  const [first] = rest
  if (first === undefined) return shown
  const { notice: words } = messagesIn(localeOf(app, first.kept))
  return [...shown, untoldOf(rest, notice(words.more(rest.length), 'fault'))]
}

/** Reads each document once for all answers. */
function lostQuotes(app: App, now: Generation): (kept: KeptAnswer) => Promise<Lost[]> {
  const documents = new Map<string, Promise<Document | null>>()
  const documentOf = (id: string): Promise<Document | null> => {
    const document = documents.get(id) ?? now.document(id)
    documents.set(id, document)
    return document
  }
  const pause = pauses()
  return async (kept) => {
    const lost: Lost[] = []
    for (const [index, was] of shownQuotes(kept).entries()) {
      await pause()
      const slice = await app.slices.find(kept.collection, was)
      if (slice === null) continue
      const document = await documentOf(was.document)
      const state = checkCitation(slice, document)
      if (state.kind === 'unchanged' || state.kind === 'moved') continue
      const isChanged = state.kind === 'changed' && document !== null
      lost.push({
        key: `${kept.id}/${index}`,
        was,
        slice,
        now: isChanged ? quote(document, state.now) : null,
      })
    }
    return lost
  }
}

const localeOf = (app: App, { guild }: KeptAnswer): Locale =>
  LOCALES.find((locale) => locale === app.settings.of(guild).locale) ?? 'en'

function noticeOf(app: App, channel: string, { kept, lost }: Changed): Message {
  const locale = localeOf(app, kept)
  const { notice, check } = messagesIn(locale)
  const hidden = hiddenIn(channel, app.settings.of(kept.guild))
  // That words were changed may be told where the words may not.
  const cited = lost
    .filter(({ was }) => !hidden.has(was.document))
    .flatMap(({ was, slice, now }): Cited[] => [
      { quote: was, label: check.before, link: null, readFrom: slice },
      ...(now === null ? [] : [{ quote: now, label: check.now, link: null }]),
    ])
  const answer =
    kept.link === null ? notice.answer : `[${notice.answer}](${messageLink(kept.guild, kept.link)})`
  const heading = `${notice.changed} ${answer}`
  const { markdown, shown } = renderSections([{ heading, cited }], locale)
  const embeds = [{ description: markdown, color: COLOURS.fault }]
  return { embeds, collection: kept.collection, shown }
}

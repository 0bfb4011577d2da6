import { type Quote, quote } from '../core/quote.ts'
import type { DocumentSummary } from '../core/store.ts'
import type { App } from './app.ts'
import { readable } from './audience.ts'
import type { Call } from './call.ts'
import type { Message } from './command.ts'
import { chosenDocument } from './document-choices.ts'
import { escapeLine } from './escape.ts'
import { MemberError } from './explain.ts'
import { LIMITS, linesWithin } from './limits.ts'
import { linksTo, safeLink } from './links.ts'
import { messagesIn } from './locales/messages.ts'
import { COLOURS, renderCited, shownDate } from './render-quotes.ts'

const LONGEST_TITLE = 120
/** Sentences shown of one document. */
const OPENING = 3

/** All documents that are quoted here, as many as a message holds. */
export async function documentsMessage(call: Call, app: App): Promise<Message> {
  const { sources } = messagesIn(call.locale)
  const { collection, generation } = await readable(call, app, true)
  const documents = (await generation?.documents()) ?? []
  if (documents.length === 0) throw new MemberError(sources.none)
  const isBorrowed = call.guild !== null && collection !== call.guild
  const limited = new Set(app.settings.of(call.guild).limits.map(({ document }) => document))
  const lines = [
    ...(isBorrowed ? [sources.defaults, ''] : []),
    ...documents.map((document) => {
      const isLimited = limited.has(document.id)
      return `- ${isLimited ? '🔒 ' : ''}${lineOf(document, call)}`
    }),
  ]
  const title = sources.title(documents.length)
  return {
    embeds: [{ title, description: linesWithin(lines), color: COLOURS.notice }],
    collection: null,
    shown: [],
  }
}

function lineOf({ title, url, date, passages }: DocumentSummary, { locale }: Call): string {
  const link = url && safeLink(url)
  const name = escapeLine(title, LONGEST_TITLE)
  return [
    link ? `[${name}](${link})` : name,
    ...(date === null ? [] : [shownDate(date, locale)]),
    messagesIn(locale).sources.passages(passages),
  ].join(' · ')
}

/** One document: how it begins, in its own words. @throws MemberError when there is no such document. */
export async function documentMessage(call: Call, app: App, text: string): Promise<Message> {
  const { sources } = messagesIn(call.locale)
  const { collection, generation } = await readable(call, app, true)
  const summary = chosenDocument((await generation?.documents()) ?? [], text)
  const document = summary && (await generation?.document(summary.id))
  if (!summary || !document) throw new MemberError(sources.notFound)
  const passages = (await generation?.passagesOf(document.id)) ?? []
  const sentences = passages.flatMap((passage) => passage.sentences).slice(0, OPENING)
  const [first, last] = [sentences[0], sentences.at(-1)]
  const opening: Quote[] =
    first && last ? [quote(document, { start: first.start, end: last.end })] : []
  const [link = null] = await linksTo(app.store, collection, opening)
  const { markdown, shown } = renderCited(
    opening.map((one) => ({ quote: one, label: sources.passages(summary.passages), link })),
    call.locale,
  )
  const title = escapeLine(document.title, LIMITS.embedTitle)
  return { embeds: [{ title, description: markdown, color: COLOURS.notice }], collection, shown }
}

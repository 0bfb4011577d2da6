import { ApplicationCommandOptionType, ApplicationCommandType } from 'discord.js'
import type { DocumentSummary, Generation } from '../src/core/store.ts'
import { MOST_LINES, summarize } from '../src/core/summarize/summarize.ts'
import { whatIsNew } from '../src/core/summarize/whats-new.ts'
import type { App } from '../src/discord/app.ts'
import { isForMember, readable } from '../src/discord/audience.ts'
import { type Call, integer, text } from '../src/discord/call.ts'
import type { Command, Reply, Work } from '../src/discord/command.ts'
import { ANYWHERE, commandWords, optionWords } from '../src/discord/command-data.ts'
import { chosenDocument, documentChoices } from '../src/discord/document-choices.ts'
import { escapeLine } from '../src/discord/escape.ts'
import { MemberError } from '../src/discord/explain.ts'
import { LIMITS } from '../src/discord/limits.ts'
import { messagesIn } from '../src/discord/locales/messages.ts'
import { notice } from '../src/discord/message.ts'
import { quotesReply } from '../src/discord/quotes-reply.ts'

const { Boolean: Flag, Integer, String: Text } = ApplicationCommandOptionType

async function tellSummary(call: Call, work: Work): Promise<Reply> {
  const { app } = work
  const { collection, generation } = await readable(call, app, isForMember(call, app))
  if (generation === null) throw new MemberError(messagesIn(call.locale).answer.noDocuments)
  const since = text(call, 'since')
  return since === null
    ? summaryOf(call, work, collection, generation)
    : newsSince(call, work, collection, generation, since.trim())
}

/** The one that was chosen; the only one where nothing was. @throws MemberError. */
async function documentOf(call: Call, app: App, generation: Generation): Promise<DocumentSummary> {
  const chosen = text(call, 'document')
  const documents = await generation.documents()
  if (chosen === null) {
    const [only, ...others] = documents
    if (only === undefined || others.length > 0)
      throw new MemberError(messagesIn(call.locale).summary.choose)
    return only
  }
  const found = chosenDocument(documents, chosen)
  if (found !== null) return found
  const { errors, sources } = messagesIn(call.locale)
  const all = await (await readable(call, app, true)).generation?.documents()
  throw new MemberError(chosenDocument(all ?? [], chosen) ? errors.notInPublic : sources.notFound)
}

async function summaryOf(
  call: Call,
  { app, signal }: Work,
  collection: string,
  generation: Generation,
): Promise<Reply> {
  const { id, title } = await documentOf(call, app, generation)
  const document = await generation.document(id)
  if (document === null) throw new MemberError(messagesIn(call.locale).sources.notFound)
  const lines = integer(call, 'lines')
  const focus = text(call, 'focus')
  const { lines: quotes } = await summarize(app.embedder, document, {
    signal,
    ...(lines === null ? {} : { lines }),
    ...(focus === null ? {} : { focus }),
  })
  return quotesReply(app, call, collection, escapeLine(title, LIMITS.embedTitle), [
    { heading: '', quotes, isUntitled: true },
  ])
}

async function newsSince(
  call: Call,
  { app, signal }: Work,
  collection: string,
  generation: Generation,
  since: string,
): Promise<Reply> {
  const words = messagesIn(call.locale).summary
  if (!/^\d{4}-\d{2}-\d{2}$/.test(since) || Number.isNaN(Date.parse(since)))
    throw new MemberError(words.badDate)
  const { summaries, documents } = await whatIsNew(app.embedder, generation, since, signal)
  if (summaries.length === 0) return { message: notice(words.noNews) }
  const title = words.news(documents)
  const quotes = summaries.flatMap(({ lines }) => lines)
  return quotesReply(app, call, collection, title, [{ heading: '', quotes }])
}

/** `/summary [document] [lines] [focus] [since] [private]` */
export const summary = {
  data: {
    type: ApplicationCommandType.ChatInput,
    ...commandWords('summary'),
    ...ANYWHERE,
    options: [
      { type: Text, ...optionWords('document'), autocomplete: true },
      { type: Integer, ...optionWords('lines'), min_value: 1, max_value: MOST_LINES },
      { type: Text, ...optionWords('focus'), max_length: 300 },
      { type: Text, ...optionWords('since'), max_length: 10 },
      { type: Flag, ...optionWords('private') },
    ],
  },
  route: (call, app) => ({
    acknowledge: isForMember(call, app) ? 'private' : 'public',
    takesTurn: true,
    execute: tellSummary,
  }),
  complete: documentChoices,
} as const satisfies Command

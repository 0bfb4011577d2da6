import { ApplicationCommandOptionType, ApplicationCommandType } from 'discord.js'
import { addSource, sourceForm } from '../src/discord/adding.ts'
import { type Call, text } from '../src/discord/call.ts'
import type { Command, Handler, Reply, Work } from '../src/discord/command.ts'
import { ANYWHERE, commandWords, optionWords } from '../src/discord/command-data.ts'
import { chosenDocument, documentChoices } from '../src/discord/document-choices.ts'
import { documentMessage, documentsMessage } from '../src/discord/documents-message.ts'
import { escapeLine } from '../src/discord/escape.ts'
import { MemberError } from '../src/discord/explain.ts'
import { limitMessage } from '../src/discord/limit-message.ts'
import { messagesIn } from '../src/discord/locales/messages.ts'
import { notice } from '../src/discord/message.ts'

const { Attachment, String: Text, Subcommand } = ApplicationCommandOptionType

const list: Handler = {
  acknowledge: 'private',
  execute: async (call, { app }) => {
    const document = text(call, 'document')
    return {
      message: await (document === null
        ? documentsMessage(call, app)
        : documentMessage(call, app, document)),
    }
  },
}

const addGiven: Handler = { acknowledge: 'private', needs: 'moderator', execute: addSource }
const addTyped: Handler = {
  acknowledge: 'form',
  needs: 'moderator',
  open: (call) => sourceForm(call),
}

async function removeDocument(call: Call, { app }: Work): Promise<Reply> {
  const { sources, reindex } = messagesIn(call.locale)
  const collection = call.guild ?? ''
  const before = await app.store.live(collection)
  if (before === null) throw new MemberError(reindex.nothing)
  const document = chosenDocument(await before.documents(), text(call, 'document') ?? '')
  if (document === null) throw new MemberError(sources.notFound)
  await app.indexer.remove(collection, [document.id], call.userName)
  return {
    message: notice(sources.removed(escapeLine(document.title, 200))),
    changed: collection,
  }
}

async function showLimit(call: Call, { app }: Work): Promise<Reply> {
  const { sources, reindex } = messagesIn(call.locale)
  const live = call.guild === null ? null : await app.store.live(call.guild)
  if (live === null) throw new MemberError(reindex.nothing)
  const document = chosenDocument(await live.documents(), text(call, 'document') ?? '')
  if (document === null) throw new MemberError(sources.notFound)
  return { message: limitMessage(document, app.settings.of(call.guild), call.locale) }
}

/** `/sources list | add | remove | limit` */
export const sources = {
  data: {
    type: ApplicationCommandType.ChatInput,
    ...commandWords('sources'),
    ...ANYWHERE,
    options: [
      {
        type: Subcommand,
        ...commandWords('sourcesList'),
        options: [{ type: Text, ...optionWords('document'), autocomplete: true }],
      },
      {
        type: Subcommand,
        ...commandWords('sourcesAdd'),
        options: [
          { type: Text, ...optionWords('url'), max_length: 2_000 },
          { type: Attachment, ...optionWords('file') },
        ],
      },
      {
        type: Subcommand,
        ...commandWords('sourcesRemove'),
        options: [{ type: Text, ...optionWords('document'), required: true, autocomplete: true }],
      },
      {
        type: Subcommand,
        ...commandWords('sourcesLimit'),
        options: [{ type: Text, ...optionWords('document'), required: true, autocomplete: true }],
      },
    ],
  },
  route: ({ subcommand, options }) => {
    if (subcommand === 'add') return options.size > 0 ? addGiven : addTyped
    if (subcommand === 'remove')
      return { acknowledge: 'private', needs: 'moderator', execute: removeDocument }
    if (subcommand === 'limit')
      return { acknowledge: 'private', needs: 'moderator', execute: showLimit }
    return list
  },
  complete: documentChoices,
} as const satisfies Command

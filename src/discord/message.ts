import {
  type APIInteractionResponse,
  type APIMessage,
  InteractionResponseType,
  MessageFlags,
} from 'discord.js'
import type { Call } from './call.ts'
import type { Choice, Handler, Message, SentMessage } from './command.ts'
import { clip, LIMITS } from './limits.ts'
import { messageLink } from './links.ts'
import { messagesIn } from './locales/messages.ts'
import type { Body } from './outbox.ts'
import type { Outgoing } from './place.ts'
import { COLOURS } from './render-quotes.ts'

/** A message of the bot's own words. @param text Markdown; what others wrote in it is escaped already. */
export const notice = (text: string, kind: keyof typeof COLOURS = 'notice'): Message => ({
  embeds: [{ description: clip(text, LIMITS.embedDescription), color: COLOURS[kind] }],
  collection: null,
  shown: [],
})

/** What goes over the wire: nothing in it can mention anyone. */
export const bodyOf = ({ embeds, components = [] }: Message): Body => ({
  embeds,
  components,
  allowed_mentions: { parse: [] },
})

/** What is shown of it, and what in its place when only the channel is left to a private reply. */
export const outgoingOf = (message: Message, { locale }: Call): Outgoing => ({
  body: bodyOf(message),
  ...(message.files === undefined ? {} : { files: message.files }),
  inPublic: bodyOf(message.inPublic ?? notice(messagesIn(locale).errors.tooLate)),
})

/** Whether only the member sees the reply: it is private, or changes a private message. */
export const isPrivate = ({ message }: Call, { acknowledge }: Handler): boolean =>
  acknowledge === 'private' || (acknowledge === 'update' && isEphemeral(message))

/** Whether only one member sees the message. */
export const isEphemeral = (message: APIMessage | null): boolean =>
  ((message?.flags ?? 0) & MessageFlags.Ephemeral) !== 0

/** The last words of a reply that goes on in a message of its own. */
export const goesOnNotice = ({ guild, locale }: Call, sent: SentMessage): Message =>
  notice(messagesIn(locale).reindex.goesOn(messageLink(guild, sent)))

export const privately = (message: Message): APIInteractionResponse => ({
  type: InteractionResponseType.ChannelMessageWithSource,
  data: {
    embeds: [...message.embeds],
    components: [...(message.components ?? [])],
    allowed_mentions: { parse: [] },
    flags: MessageFlags.Ephemeral,
  },
})

export const deferral = (kind: 'public' | 'private' | 'update'): APIInteractionResponse => {
  if (kind === 'update') return { type: InteractionResponseType.DeferredMessageUpdate }
  const type = InteractionResponseType.DeferredChannelMessageWithSource
  return kind === 'private' ? { type, data: { flags: MessageFlags.Ephemeral } } : { type }
}

/** The first 25, names cut to what fits. */
export const choicesOf = (choices: readonly Choice[]): APIInteractionResponse => ({
  type: InteractionResponseType.ApplicationCommandAutocompleteResult,
  data: {
    choices: choices
      .filter(({ value }) => value.length <= LIMITS.choiceValue)
      .slice(0, LIMITS.choices)
      .map(({ name, value }) => ({ name: clip(name, LIMITS.choiceName), value })),
  },
})

import { type APIInteractionResponse, InteractionResponseType, MessageFlags } from 'discord.js'
import type { Choice, Message } from './command.ts'
import { clip, LIMITS } from './limits.ts'
import type { Body } from './outbox.ts'
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

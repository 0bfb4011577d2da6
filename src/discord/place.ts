import { setTimeout } from 'node:timers/promises'
import {
  type APIInteraction,
  type APIMessage,
  DiscordAPIError,
  MessageFlags,
  RESTJSONErrorCodes,
} from 'discord.js'
import type { File, SentMessage } from './command.ts'
import { TOKEN_LIFETIME_MS } from './limits.ts'
import { type Body, isOver, type Outbox } from './outbox.ts'

/** A message as it goes to one place or another. */
export interface Outgoing {
  readonly body: Body
  readonly files?: readonly File[]
  /** What takes its place where everyone in the channel reads along, without files. */
  readonly inPublic: Body
}

/** Where the reply to one call goes. */
export interface Place {
  /** In place of the acknowledgement, or of what was shown before. */
  show(outgoing: Outgoing): Promise<SentMessage>
  /** Beside it, for everyone. */
  announce(body: Body, files?: readonly File[]): Promise<SentMessage>
  /** Beside it, for the member alone; nothing where that cannot be. */
  whisper(body: Body): Promise<void>
  remove(): Promise<void>
}

/** The last seconds of a token are not counted on. */
const MARGIN_MS = 30_000

const sent = ({ id, channel_id }: APIMessage): SentMessage => ({ message: id, channel: channel_id })

export interface InteractionPlaceOptions {
  readonly outbox: Outbox
  readonly now: () => Date
  /** Whether the reply is for the member alone. */
  readonly isPrivate: boolean
  /** What the reply says at last: that it goes on in this message. */
  readonly goesOn: (message: SentMessage) => Body
}

/** The reply to an interaction. Past its token's life, messages of the channel take over. */
export function interactionPlace(
  interaction: APIInteraction,
  { outbox, now, isPrivate, goesOn }: InteractionPlaceOptions,
): Place {
  const channel = interaction.channel?.id
  const expires = now().getTime() + TOKEN_LIFETIME_MS - MARGIN_MS
  const isPast = (): boolean => now().getTime() >= expires && channel !== undefined
  let posted: SentMessage | null = null
  const goOn = async ({ body, files, inPublic }: Outgoing): Promise<SentMessage> => {
    const given = isPrivate ? inPublic : body
    if (posted !== null) return sent(await outbox.editPost(posted.channel, posted.message, given))
    posted = sent(await outbox.post(channel ?? '', given, isPrivate ? [] : files))
    // The last seconds of the token are for this; where they are over, nothing can be said there.
    await outbox.edit(interaction, goesOn(posted)).catch((error) => {
      if (!isOver(error)) throw error
    })
    return posted
  }
  return {
    show: async (outgoing) =>
      isPast()
        ? goOn(outgoing)
        : sent(await whenKnown(() => outbox.edit(interaction, outgoing.body, outgoing.files))),
    announce: async (body, files) =>
      sent(
        isPast()
          ? await outbox.post(channel ?? '', body, files)
          : await whenKnown(() => outbox.follow(interaction, body, files)),
      ),
    whisper: async (body) => {
      if (isPast()) return
      const hidden = { ...body, flags: MessageFlags.Ephemeral }
      await whenKnown(() => outbox.follow(interaction, hidden))
    },
    remove: () => whenKnown(() => outbox.remove(interaction)),
  }
}

/** Milliseconds between tries, while Discord takes in a first response that was the answer to its request. */
const SETTLING_MS = [300, 600, 1_200] as const

const isEarly = (error: unknown): boolean =>
  error instanceof DiscordAPIError && error.code === RESTJSONErrorCodes.UnknownWebhook

/** Tries again for two seconds when Discord does not know the reply yet. */
async function whenKnown<Written>(write: () => Promise<Written>): Promise<Written> {
  for (const wait of SETTLING_MS)
    try {
      return await write()
    } catch (error) {
      if (!isEarly(error)) throw error
      await setTimeout(wait)
    }
  return write()
}

/** The answer to a message that mentions the bot: a reply to it. */
export function mentionPlace(outbox: Outbox, { id, channel_id }: APIMessage): Place {
  const reference = { message_reference: { message_id: id, fail_if_not_exists: false } }
  let posted: SentMessage | null = null
  const reply = async (body: Body, files?: readonly File[]) =>
    sent(await outbox.post(channel_id, { ...body, ...reference }, files))
  return {
    show: async ({ body, files }) => {
      posted =
        posted === null
          ? await reply(body, files)
          : sent(await outbox.editPost(posted.channel, posted.message, body))
      return posted
    },
    announce: reply,
    // A message has no private side.
    whisper: async () => {},
    remove: async () => {},
  }
}

import { setTimeout } from 'node:timers/promises'
import {
  type APIInteraction,
  type APIMessage,
  DiscordAPIError,
  RESTJSONErrorCodes,
} from 'discord.js'
import type { File, SentMessage } from './command.ts'
import { TOKEN_LIFETIME_MS } from './limits.ts'
import type { Body, Outbox } from './outbox.ts'

/** Where the reply to one call goes. */
export interface Place {
  /** In place of the acknowledgement, or of what was shown before. */
  show(body: Body, files?: readonly File[]): Promise<SentMessage>
  /** Beside it. */
  follow(body: Body, files?: readonly File[]): Promise<SentMessage>
  remove(): Promise<void>
}

/** The last seconds of a token are not counted on. */
const MARGIN_MS = 30_000

const sent = ({ id, channel_id }: APIMessage): SentMessage => ({ message: id, channel: channel_id })

/** The reply to an interaction. Past its token's life, messages of the channel take over. */
export function interactionPlace(
  outbox: Outbox,
  interaction: APIInteraction,
  now: () => Date,
): Place {
  const channel = interaction.channel?.id
  const expires = now().getTime() + TOKEN_LIFETIME_MS - MARGIN_MS
  const isPast = (): boolean => now().getTime() >= expires && channel !== undefined
  let posted: SentMessage | null = null
  return {
    show: async (body, files) => {
      if (!isPast()) return sent(await whenKnown(() => outbox.edit(interaction, body, files)))
      posted =
        posted === null
          ? sent(await outbox.post(channel ?? '', body, files))
          : sent(await outbox.editPost(posted.channel, posted.message, body))
      return posted
    },
    follow: async (body, files) =>
      sent(
        isPast()
          ? await outbox.post(channel ?? '', body, files)
          : await outbox.follow(interaction, body, files),
      ),
    remove: () => outbox.remove(interaction),
  }
}

/** Milliseconds that Discord may need to take in a first response that was the answer to its request. */
const SETTLING_MS = 300

/** Tries again once when Discord does not know the reply yet. */
async function whenKnown(write: () => Promise<APIMessage>): Promise<APIMessage> {
  try {
    return await write()
  } catch (error) {
    const isEarly =
      error instanceof DiscordAPIError && error.code === RESTJSONErrorCodes.UnknownWebhook
    if (!isEarly) throw error
    await setTimeout(SETTLING_MS)
    return write()
  }
}

/** The answer to a message that mentions the bot: a reply to it. */
export function mentionPlace(outbox: Outbox, { id, channel_id }: APIMessage): Place {
  const reference = { message_reference: { message_id: id, fail_if_not_exists: false } }
  let posted: SentMessage | null = null
  const reply = async (body: Body, files?: readonly File[]) =>
    sent(await outbox.post(channel_id, { ...body, ...reference }, files))
  return {
    show: async (body, files) => {
      posted =
        posted === null
          ? await reply(body, files)
          : sent(await outbox.editPost(posted.channel, posted.message, body))
      return posted
    },
    follow: reply,
    remove: async () => {},
  }
}

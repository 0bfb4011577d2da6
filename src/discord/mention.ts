import { type Client, type GatewayMessageCreateDispatchData, MessageType } from 'discord.js'
import type { KeptAnswer } from '../core/community.ts'
import type { App } from './app.ts'
import type { Call } from './call.ts'
import { localeOf } from './locales/locale.ts'
import { EMPTY } from './read-call.ts'

/** What the library knows of the server that a message stands in. */
type Known = Pick<Client, 'user' | 'guilds' | 'channels'>

/**
 * A message that mentions the bot, replies to it, or was sent to it directly, as a call of `/ask`; null
 * for others. Discord gives the text of such messages without a privileged intent.
 */
export function readMention(
  message: GatewayMessageCreateDispatchData,
  { user, guilds, channels }: Known,
): Call | null {
  const kind = kindOf(message, user?.id ?? '')
  const isByMember = !message.author.bot && message.webhook_id === undefined
  if (!isByMember || kind === null) return null
  const question = message.content.replaceAll(naming(user?.id ?? ''), ' ').trim()
  const channel = channels.cache.get(message.channel_id)
  return {
    ...EMPTY,
    kind,
    name: 'ask',
    options: new Map([['question', question]]),
    message,
    user: message.author.id,
    userName: message.author.username,
    roles: message.member?.roles ?? [],
    permissions: 0n,
    guild: message.guild_id ?? null,
    channel: message.channel_id,
    parent: channel?.isThread() ? channel.parentId : null,
    locale: localeOf(guilds.cache.get(message.guild_id ?? '')?.preferredLocale),
  }
}

const naming = (botId: string): RegExp => new RegExp(`<@!?${botId}>`, 'g')

/** Discord mentions the author of what is replied to, also where nobody wrote that mention. */
function kindOf(
  { guild_id, mentions, content, type }: GatewayMessageCreateDispatchData,
  botId: string,
): 'mention' | 'reply' | null {
  if (guild_id === undefined) return 'mention'
  if (!mentions.some(({ id }) => id === botId)) return null
  if (naming(botId).test(content)) return 'mention'
  return type === MessageType.Reply ? 'reply' : null
}

/** A question mark that ends something, or the particle that Chinese and Japanese ask with instead. */
const ASKS = /[?？؟](?=[\p{P}\p{S}\s]|$)|[吗嗎呢か](?=[\p{P}\p{S}\s]{0,5}$)/u

/**
 * Whether a reply that does not name the bot is for the bot: it asks, below an answer. Others talk to
 * one another below what the bot said.
 */
export const isFollowUp = async (call: Call, app: App): Promise<boolean> =>
  ASKS.test(call.message?.content ?? '') && (await answerRepliedTo(call, app)) !== null

/** The public answer that a message replies to. */
export async function answerRepliedTo(
  { guild, message }: Call,
  app: App,
): Promise<KeptAnswer | null> {
  const replied = message?.message_reference?.message_id
  return replied === undefined ? null : app.community.answers.findByMessage(guild, replied)
}

import type { GatewayMessageCreateDispatchData } from 'discord.js'
import type { Call } from './call.ts'
import { localeOf } from './locales/locale.ts'
import { EMPTY } from './read-call.ts'

/**
 * A message that mentions the bot, or was sent to it directly, as a call of `/ask`; null for others.
 * Discord gives the text of such messages without a privileged intent.
 * @param botId the bot's user id.
 * @param guildLocale Discord's name of the server's language.
 */
export function readMention(
  message: GatewayMessageCreateDispatchData,
  botId: string,
  guildLocale?: string,
): Call | null {
  const isDirect = message.guild_id === undefined
  const isMentioned = message.mentions.some(({ id }) => id === botId)
  const isByMember = !message.author.bot && message.webhook_id === undefined
  if (!isByMember || !(isDirect || isMentioned)) return null
  const question = message.content.replaceAll(new RegExp(`<@!?${botId}>`, 'g'), ' ').trim()
  return {
    ...EMPTY,
    kind: 'mention',
    name: 'ask',
    options: new Map([['question', question]]),
    message,
    user: message.author.id,
    userName: message.author.username,
    roles: message.member?.roles ?? [],
    permissions: 0n,
    guild: message.guild_id ?? null,
    channel: message.channel_id,
    parent: null,
    locale: localeOf(guildLocale),
  }
}

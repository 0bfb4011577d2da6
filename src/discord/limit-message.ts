import { ChannelType, ComponentType, SelectMenuDefaultValueType } from 'discord.js'
import type { DocumentLimit, Settings } from '../core/community.ts'
import { sha256 } from '../core/document.ts'
import type { DocumentSummary } from '../core/store.ts'
import { selectRow } from './buttons.ts'
import type { Message } from './command.ts'
import { customId } from './custom-id.ts'
import { escapeLine } from './escape.ts'
import { clip, LIMITS } from './limits.ts'
import type { Locale } from './locales/locale.ts'
import { messagesIn } from './locales/messages.ts'
import { COLOURS } from './render-quotes.ts'

/** Names a document in a custom id, which has no room for every document's own id. */
export const limitKey = (document: string): string => sha256(document).slice(0, 32)

/** The limit of a document; without roles and channels where there is none. */
export const limitOf = ({ limits }: Settings, document: string): DocumentLimit =>
  limits.find((limit) => limit.document === document) ?? { document, roles: [], channels: [] }

/** The limits with this one in place of the document's own; a limit to nobody is none. */
export const withLimit = (
  { limits }: Settings,
  { document, roles, channels }: DocumentLimit,
): DocumentLimit[] => [
  ...limits.filter((limit) => limit.document !== document),
  ...(roles.length + channels.length > 0 ? [{ document, roles, channels }] : []),
]

/** Who may see what the document says, and what changes that. */
export function limitMessage(
  { id, title }: DocumentSummary,
  settings: Settings,
  locale: Locale,
): Message {
  const { limits: words } = messagesIn(locale)
  const { roles, channels } = limitOf(settings, id)
  const lines = [
    ...(roles.length > 0
      ? [`**${words.roles}:** ${roles.map((role) => `<@&${role}>`).join(' ')}`]
      : []),
    ...(channels.length > 0
      ? [`**${words.channels}:** ${channels.map((channel) => `<#${channel}>`).join(' ')}`]
      : []),
  ]
  const state = lines.length > 0 ? lines.join('\n') : `**${words.everyone}**`
  return {
    embeds: [
      {
        title: escapeLine(title, LIMITS.embedTitle),
        description: `${state}\n\n${words.meaning}`,
        color: COLOURS.notice,
      },
    ],
    components: selects(id, { roles, channels }, locale),
    collection: null,
    shown: [],
  }
}

function selects(
  document: string,
  { roles, channels }: Omit<DocumentLimit, 'document'>,
  locale: Locale,
) {
  const { limits: words } = messagesIn(locale)
  const most = LIMITS.selectOptions
  const defaults = <T extends SelectMenuDefaultValueType>(ids: readonly string[], type: T) =>
    ids.slice(0, most).map((id) => ({ id, type }))
  const shared = { min_values: 0, max_values: most } as const
  return [
    selectRow({
      type: ComponentType.RoleSelect,
      custom_id: customId('limit-roles', limitKey(document)),
      placeholder: clip(words.roles, LIMITS.selectPlaceholder),
      default_values: defaults(roles, SelectMenuDefaultValueType.Role),
      ...shared,
    }),
    selectRow({
      type: ComponentType.ChannelSelect,
      custom_id: customId('limit-channels', limitKey(document)),
      placeholder: clip(words.channels, LIMITS.selectPlaceholder),
      channel_types: [ChannelType.GuildText, ChannelType.GuildAnnouncement, ChannelType.GuildForum],
      default_values: defaults(channels, SelectMenuDefaultValueType.Channel),
      ...shared,
    }),
  ]
}

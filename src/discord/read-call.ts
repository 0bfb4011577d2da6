import {
  type APIApplicationCommandInteractionDataOption,
  type APIAttachment,
  type APIInteraction,
  type APIModalSubmission,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ComponentType,
  InteractionType,
} from 'discord.js'
import type { Call } from './call.ts'
import { readCustomId } from './custom-id.ts'
import { localeOf } from './locales/locale.ts'

type Shared = Pick<
  Call,
  | 'user'
  | 'userName'
  | 'roles'
  | 'permissions'
  | 'guild'
  | 'channel'
  | 'parent'
  | 'locale'
  | 'message'
>

/** An interaction as handlers see it; null for a ping and for kinds that nothing here makes. */
export function readCall(interaction: APIInteraction): Call | null {
  const call = { ...EMPTY, ...sharedOf(interaction) }
  switch (interaction.type) {
    case InteractionType.ApplicationCommand: {
      const { data } = interaction
      if (data.type === ApplicationCommandType.Message) {
        const target = data.resolved.messages[data.target_id] ?? null
        return { ...call, kind: 'command', name: data.name, target }
      }
      if (data.type !== ApplicationCommandType.ChatInput) return null
      const attachments = new Map(Object.entries(data.resolved?.attachments ?? {}))
      return {
        ...call,
        kind: 'command',
        name: data.name,
        ...readOptions(data.options ?? [], attachments),
      }
    }
    case InteractionType.ApplicationCommandAutocomplete: {
      const { name, options } = interaction.data
      return { ...call, kind: 'completion', name, ...readOptions(options, new Map()) }
    }
    case InteractionType.MessageComponent: {
      const id = readCustomId(interaction.data.custom_id)
      const values = 'values' in interaction.data ? interaction.data.values : []
      return { ...call, kind: 'component', name: id?.action ?? '', customId: id, values }
    }
    case InteractionType.ModalSubmit: {
      const id = readCustomId(interaction.data.custom_id)
      return {
        ...call,
        kind: 'form',
        name: id?.action ?? '',
        customId: id,
        fields: readFields(interaction.data),
      }
    }
    default:
      return null
  }
}

/** What a call has when nothing was given. */
export const EMPTY = {
  subcommand: null,
  options: new Map(),
  attachments: new Map(),
  focused: null,
  values: [],
  fields: new Map(),
  customId: null,
  target: null,
} as const satisfies Partial<Call>

function sharedOf(interaction: APIInteraction): Shared {
  const { member, user, message, channel } = interaction
  const guild = guildOf(interaction)
  const account = member?.user ?? user
  return {
    user: account?.id ?? '',
    userName: account?.global_name ?? account?.username ?? '',
    // Roles and permissions in a server that did not install the bot say nothing about ours.
    roles: guild === null ? [] : (member?.roles ?? []),
    permissions: guild === null ? 0n : BigInt(member?.permissions ?? 0),
    guild,
    channel: channel?.id ?? interaction.channel_id ?? null,
    parent: channel !== undefined && 'parent_id' in channel ? (channel.parent_id ?? null) : null,
    locale: 'locale' in interaction ? localeOf(interaction.locale) : 'en',
    message: message ?? null,
  }
}

/** The server that installed the bot, which is not always the one where it was used. */
export function guildOf(interaction: APIInteraction): string | null {
  const installer = interaction.authorizing_integration_owners?.[0]
  return installer !== undefined && installer === interaction.guild_id ? installer : null
}

type Options = Pick<Call, 'subcommand' | 'options' | 'attachments' | 'focused'>

function readOptions(
  given: readonly APIApplicationCommandInteractionDataOption[],
  resolved: ReadonlyMap<string, APIAttachment>,
): Options {
  const [first] = given
  if (first?.type === ApplicationCommandOptionType.Subcommand)
    return { ...readOptions(first.options ?? [], resolved), subcommand: first.name }
  const options = new Map<string, string | number | boolean>()
  const attachments = new Map<string, APIAttachment>()
  let focused: Options['focused'] = null
  for (const option of given) {
    if (!('value' in option)) continue
    options.set(option.name, option.value)
    const attachment = resolved.get(String(option.value))
    if (option.type === ApplicationCommandOptionType.Attachment && attachment !== undefined)
      attachments.set(option.name, attachment)
    if ('focused' in option && option.focused)
      focused = { name: option.name, value: String(option.value) }
  }
  return { subcommand: null, options, attachments, focused }
}

function readFields({ components }: APIModalSubmission): Map<string, string> {
  const fields = new Map<string, string>()
  for (const row of components) {
    const parts =
      row.type === ComponentType.Label ? [row.component] : 'components' in row ? row.components : []
    for (const part of parts) {
      const value = 'values' in part ? part.values.join(',') : part.value
      fields.set(part.custom_id, String(value ?? ''))
    }
  }
  return fields
}

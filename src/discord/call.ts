import type { APIAttachment, APIMessage } from 'discord.js'
import type { CustomId } from './custom-id.ts'
import type { Locale } from './locales/locale.ts'

/** One use of the bot, however it came in: what a handler may know about it. */
export interface Call {
  /** `reply`: a message that replies to one of the bot's without naming the bot. */
  readonly kind: 'command' | 'component' | 'form' | 'completion' | 'mention' | 'reply'
  /** Name of the command, or action of the custom id. */
  readonly name: string
  readonly subcommand: string | null
  readonly options: ReadonlyMap<string, string | number | boolean>
  /** By name of the option. */
  readonly attachments: ReadonlyMap<string, APIAttachment>
  /** The option being typed. */
  readonly focused: { readonly name: string; readonly value: string } | null
  /** Chosen in a select menu. */
  readonly values: readonly string[]
  /** Typed or chosen in a form, by custom id; several choices joined by a comma. */
  readonly fields: ReadonlyMap<string, string>
  readonly customId: CustomId | null
  /** The message that a context menu was opened on. */
  readonly target: APIMessage | null
  /** The message that a component stands in; for a mention or a reply the message itself. */
  readonly message: APIMessage | null
  /** Used to limit rates and to recognise the asker; never stored with a question. */
  readonly user: string
  /** Told to whoever has to wait for a run of theirs. */
  readonly userName: string
  readonly roles: readonly string[]
  /** In this channel, as Discord computed them. */
  readonly permissions: bigint
  /** The server that installed the bot; null in direct messages and where only the user installed it. */
  readonly guild: string | null
  readonly channel: string | null
  /** The channel that the thread belongs to; null when `channel` is no thread. */
  readonly parent: string | null
  readonly locale: Locale
}

export const text = (call: Call, name: string): string | null => {
  const value = call.options.get(name)
  return typeof value === 'string' ? value : null
}

export const flag = (call: Call, name: string): boolean | null => {
  const value = call.options.get(name)
  return typeof value === 'boolean' ? value : null
}

export const integer = (call: Call, name: string): number | null => {
  const value = call.options.get(name)
  return typeof value === 'number' ? value : null
}

/** Whether it was a message in the channel, which has no private side. */
export const isMessage = ({ kind }: Call): boolean => kind === 'mention' || kind === 'reply'

/** Whether it comes from one of the channels; a thread counts as its channel. */
export const isIn = ({ channel, parent }: Call, channels: readonly string[]): boolean =>
  channels.some((id) => id === channel || id === parent)

import {
  type APIMessageTopLevelComponent,
  ButtonStyle,
  ChannelType,
  ComponentType,
  SelectMenuDefaultValueType,
} from 'discord.js'
import type { Threshold } from '../core/answer.ts'
import type { Settings } from '../core/community.ts'
import { rows, selectRow } from './buttons.ts'
import type { Message } from './command.ts'
import { customId } from './custom-id.ts'
import { clip, LIMITS } from './limits.ts'
import { LOCALES, type Locale, nameOfLocale } from './locales/locale.ts'
import { messagesIn } from './locales/messages.ts'
import { COLOURS } from './render-quotes.ts'

const THRESHOLDS = ['strict', 'balanced', 'generous'] as const satisfies readonly Threshold[]

/**
 * Of 100 questions: how many answerable and unanswerable ones get an answer, on the development data
 * (docs/quality.md).
 */
export const MEASURED: Readonly<Record<Threshold, readonly [answered: number, wrong: number]>> = {
  strict: [63, 5],
  balanced: [78, 10],
  generous: [90, 20],
}

const thresholdInWords = (threshold: Threshold, locale: Locale): string =>
  messagesIn(locale).settings[threshold](...MEASURED[threshold])

/** Channels or roles one setting can hold: as many as a select menu. */
const MOST = LIMITS.selectOptions

/** The present settings, and what changes them. */
export function settingsMessage(settings: Settings, locale: Locale): Message {
  const { settings: words } = messagesIn(locale)
  const list = (mentions: readonly string[], none: string) => mentions.join(' ') || none
  const lines = [
    `**${words.channels}:** ${list(
      settings.channels.map((id) => `<#${id}>`),
      words.all,
    )}`,
    `**${words.roles}:** ${list(
      settings.roles.map((id) => `<@&${id}>`),
      words.everyone,
    )}`,
    `**${words.logChannel}:** ${settings.logChannel ? `<#${settings.logChannel}>` : words.none}`,
    `**${words.threshold}:** ${thresholdInWords(settings.threshold, locale)}`,
    `**${words.privacy}:** ${settings.privateByDefault ? words.yes : words.no}`,
    `**${words.language}:** ${languageName(settings.locale, locale)}`,
  ]
  return {
    embeds: [{ title: words.title, description: lines.join('\n'), color: COLOURS.notice }],
    components: [...selects(settings, locale), ...rows(buttons(locale))],
    collection: null,
    shown: [],
  }
}

function selects(settings: Settings, locale: Locale): APIMessageTopLevelComponent[] {
  const { settings: words } = messagesIn(locale)
  const channel = (id: string) => ({ id, type: SelectMenuDefaultValueType.Channel }) as const
  const channelSelect = (
    action: string,
    placeholder: string,
    ids: readonly string[],
    most: number,
  ) =>
    selectRow({
      type: ComponentType.ChannelSelect,
      custom_id: customId(action),
      placeholder: clip(placeholder, LIMITS.selectPlaceholder),
      channel_types: [ChannelType.GuildText, ChannelType.GuildAnnouncement, ChannelType.GuildForum],
      min_values: 0,
      max_values: most,
      default_values: ids.slice(0, most).map(channel),
    })
  return [
    channelSelect('set-channels', words.channels, settings.channels, MOST),
    selectRow({
      type: ComponentType.RoleSelect,
      custom_id: customId('set-roles'),
      placeholder: clip(words.roles, LIMITS.selectPlaceholder),
      min_values: 0,
      max_values: MOST,
      default_values: settings.roles
        .slice(0, MOST)
        .map((id) => ({ id, type: SelectMenuDefaultValueType.Role })),
    }),
    channelSelect('set-log', words.logChannel, settings.logChannel ? [settings.logChannel] : [], 1),
    selectRow({
      type: ComponentType.StringSelect,
      custom_id: customId('set-threshold'),
      placeholder: clip(words.threshold, LIMITS.selectPlaceholder),
      options: THRESHOLDS.map((value) => ({
        label: clip(thresholdInWords(value, locale), LIMITS.selectText),
        value,
        default: value === settings.threshold,
      })),
    }),
  ]
}

const buttons = (locale: Locale) => {
  const { settings: words } = messagesIn(locale)
  return [
    { action: 'set-private', label: words.togglePrivate },
    { action: 'set-language', label: words.chooseLanguage },
    { action: 'delete-all', label: words.deleteAll, style: ButtonStyle.Danger as const },
  ]
}

/** Names of languages are in the language itself, so that everyone finds their own. */
export function languageMessage(settings: Settings, locale: Locale): Message {
  const { settings: words } = messagesIn(locale)
  const options = [
    {
      label: clip(words.ofMember, LIMITS.selectText),
      value: MEMBERS_OWN,
      default: settings.locale === null,
    },
    ...LOCALES.map((value) => ({
      label: nameOfLocale(value),
      value,
      default: value === settings.locale,
    })),
  ]
  return {
    embeds: [{ title: words.language, color: COLOURS.notice }],
    components: [
      selectRow({ type: ComponentType.StringSelect, custom_id: customId('set-locale'), options }),
      ...rows([{ action: 'settings', label: words.back }]),
    ],
    collection: null,
    shown: [],
  }
}

/** In place of a locale: each member's own. */
const MEMBERS_OWN = 'own'

const languageName = (chosen: string | null, locale: Locale): string => {
  const known = LOCALES.find((one) => one === chosen)
  return known === undefined ? messagesIn(locale).settings.ofMember : nameOfLocale(known)
}

export const isThreshold = (text: string): text is Threshold =>
  (THRESHOLDS as readonly string[]).includes(text)

/** The languages that labels and errors come in. A quote is never translated. */
export const LOCALES = ['en', 'zh-CN', 'zh-TW', 'es', 'de', 'fr', 'ja', 'pt'] as const

export type Locale = (typeof LOCALES)[number]

/** Discord's names of each locale; the first is used to format dates. */
export const DISCORD_LOCALES = {
  en: ['en-US', 'en-GB'],
  'zh-CN': ['zh-CN'],
  'zh-TW': ['zh-TW'],
  es: ['es-ES', 'es-419'],
  de: ['de'],
  fr: ['fr'],
  ja: ['ja'],
  pt: ['pt-BR'],
} as const satisfies Record<Locale, readonly [string, ...string[]]>

/** Ours for one of Discord's; English for the rest. */
export const localeOf = (discordLocale: string | undefined): Locale =>
  LOCALES.find((locale) =>
    (DISCORD_LOCALES[locale] as readonly string[]).includes(discordLocale ?? ''),
  ) ?? 'en'

/** A calendar date in words. A text that is no date is given back. */
export function dateInWords(date: string, locale: Locale): string {
  const time = Date.parse(date)
  if (Number.isNaN(time)) return date
  return new Intl.DateTimeFormat(DISCORD_LOCALES[locale][0], {
    dateStyle: 'medium',
    timeZone: 'UTC',
  }).format(time)
}

const NAMES = {
  en: 'English',
  'zh-CN': '简体中文',
  'zh-TW': '繁體中文',
  es: 'Español',
  de: 'Deutsch',
  fr: 'Français',
  ja: '日本語',
  pt: 'Português',
} as const satisfies Record<Locale, string>

/** Its name in the language itself. */
export const nameOfLocale = (locale: Locale): string => NAMES[locale]

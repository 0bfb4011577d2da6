import { en } from './en.ts'
import type { Locale } from './locale.ts'
import type { Messages } from './message-table.ts'

const TABLE: Record<Locale, Messages> = {
  en,
  'zh-CN': en,
  'zh-TW': en,
  es: en,
  de: en,
  fr: en,
  ja: en,
  pt: en,
}

export const messagesIn = (locale: Locale): Messages => TABLE[locale]

import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import { ja } from './ja.ts'
import type { Locale } from './locale.ts'
import type { Messages } from './message-table.ts'
import { pt } from './pt.ts'
import { zhCn } from './zh-cn.ts'
import { zhTw } from './zh-tw.ts'

const TABLE = {
  en,
  'zh-CN': zhCn,
  'zh-TW': zhTw,
  es,
  de,
  fr,
  ja,
  pt,
} as const satisfies Record<Locale, Messages>

/** All that the bot says of its own, in one language. */
export const messagesIn = (locale: Locale): Messages => TABLE[locale]

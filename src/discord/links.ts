import type { AnswerLink } from '../core/community.ts'
import type { Quote } from '../core/quote.ts'
import type { Store } from '../core/store.ts'
import { textFragment } from '../core/text-fragment.ts'

/** In UTF-16 units; a longer link loses its fragment, then itself. */
const LONGEST_LINK = 700

/** A link that Markdown cannot be broken by; null for anything but http(s), and for an endless one. */
export function safeLink(url: string, fragment = ''): string | null {
  const parsed = URL.canParse(url) ? new URL(url) : null
  if (parsed === null || !/^https?:$/.test(parsed.protocol)) return null
  const plain = parsed.href.replace(/[()<>[\]\\*_~|`@]/g, percent)
  const directive = fragment.replace(/[()<>[\]\\]/g, percent)
  const whole = plain.includes('#') ? plain + directive.replace(/^#/, '') : plain + directive
  if (whole.length <= LONGEST_LINK) return whole
  return plain.length <= LONGEST_LINK ? plain : null
}

/** The same page, not scrolled to the words. Only a fragment's own directive holds the delimiter. */
export const withoutFragment = (link: string): string => link.replace(/#?:~:.*$/su, '')

const percent = (character: string): string =>
  `%${character.charCodeAt(0).toString(16).toUpperCase()}`

/** A link that scrolls to each quote; null where the document has no page. Row `i` belongs to `quotes[i]`. */
export async function linksTo(
  store: Store,
  collection: string,
  quotes: readonly Quote[],
): Promise<(string | null)[]> {
  const generation = await store.live(collection)
  return Promise.all(
    quotes.map(async (quote) => {
      if (quote.url === null) return null
      const document = await generation?.document(quote.document)
      return safeLink(quote.url, document ? textFragment(document.text, quote) : '')
    }),
  )
}

/** A message in its channel; `guild` is null in direct messages. */
export const messageLink = (guild: string | null, { channel, message }: AnswerLink): string =>
  `https://discord.com/channels/${guild ?? '@me'}/${channel}/${message}`

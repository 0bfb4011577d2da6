import { dateOf } from './dates.ts'
import { decode } from './decode.ts'
import {
  type Format,
  MAX_FILE_BYTES,
  type Parsed,
  type ParsedDocument,
  textFault,
} from './format.ts'
import { originalUrlOf, titleFromName, titleOf } from './metadata.ts'

/** What a file says about its document in so many words. It wins over what the text suggests. */
export type Stated = Partial<Pick<ParsedDocument, 'title' | 'date' | 'url' | 'language'>>

/** A text with what it tells about itself: its title, date and address. */
export function describe(text: string, name: string, stated: Stated = {}): Parsed {
  const fault = textFault(text)
  if (fault !== null) return { place: null, reason: fault }
  const title = stated.title ?? titleOf(text) ?? titleFromName(name)
  const date = stated.date ?? dateOf(text, title)
  const url = stated.url ?? originalUrlOf(text)
  return {
    document: {
      title,
      text,
      ...(date && { date }),
      ...(url && { url }),
      ...(stated.language && { language: stated.language }),
    },
  }
}

/** Anything that is text and no other format. */
export const plainText: Format = {
  name: 'text',
  extensions: ['.txt', '.text', '.log'],
  mediaTypes: ['text/plain'],
  maxBytes: MAX_FILE_BYTES,
  isHarmless: true,
  parse: ({ bytes, charset, name }) => {
    const decoded = decode(bytes, charset)
    return ['reason' in decoded ? { place: null, ...decoded } : describe(decoded.text, name)]
  },
}

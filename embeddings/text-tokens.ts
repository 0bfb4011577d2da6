import { EMBEDDER, SPECIAL } from './models.ts'
import type { TextTokens } from './protocol.ts'
import { joined } from './slices.ts'
import type { Encoding } from './tokenizer.ts'

/** The model was trained with these words before its texts. */
export const PREFIX = { question: 'query: ', passage: 'passage: ' } as const

/** What the embedder is given for a text. @param encoding of the text with its prefix. */
export function textTokens({ ids, starts }: Encoding, role: TextTokens['role']): TextTokens {
  const prefix = PREFIX[role].length
  const found = starts.findIndex((start) => start >= prefix)
  const own = found < 0 ? ids.length : found
  return {
    ids: joined([SPECIAL.begin], ids, [SPECIAL.end]),
    // One more for the special token before all.
    first: own + 1,
    starts: starts.slice(own).map((start) => start - prefix),
    role,
  }
}

/** Whether the model takes so many. */
export const isTooLong = ({ ids }: TextTokens): boolean => ids.length > EMBEDDER.maxTokens

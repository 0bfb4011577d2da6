import type { Span } from '../document.ts'

/** One place where a person is named. */
export interface Mention extends Span {
  /** The name as written, without a title. */
  readonly text: string
  /** Where a polite title ahead of the name begins; `start` where there is none. */
  readonly titleStart: number
  /** Where the form of address begins, an office among it: "Mayor Roe". */
  readonly formStart: number
  /** Its words in lower case; a name in Chinese characters is one. */
  readonly parts: readonly string[]
  /** 0 to 1: how sure the tagger was, over the words. */
  readonly sureness: number
}

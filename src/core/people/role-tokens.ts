import type { Span } from '../document.ts'

const WORD =
  /[\p{L}\p{N}\uE001][\p{L}\p{M}\p{N}\uE001'’./-]*[\p{L}\p{M}\p{N}\uE001]|[\p{L}\p{N}\uE001]/gu

/** A word of a phrase. */
export interface Token extends Span {
  readonly word: string
  /** In lower case, without an elided article. */
  readonly lower: string
}

/** The words of a part of a skeleton, in order. */
export const tokensOf = (skeleton: string, { start, end }: Span): Token[] =>
  [...skeleton.slice(start, end).matchAll(WORD)].map(({ index, 0: word }) => ({
    start: start + index,
    end: start + index + word.length,
    word,
    lower: word.toLowerCase().replace(/^(?:[ldLD]|qu)['’](?=\p{L})/u, ''),
  }))

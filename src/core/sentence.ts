import { type Block, type BlockKind, blocks } from './block.ts'
import type { Span } from './document.ts'
import { graphemeMap, trimSpan } from './text/grapheme.ts'
import { isStruck } from './text/shape.ts'
import { splitSentences } from './text/split-sentences.ts'

/** The smallest thing quoted. Headings and boilerplate are one sentence each. */
export interface Sentence extends Span {
  readonly kind: BlockKind
  /** Index of its block among `blocks(text)`. */
  readonly block: number
}

/** Sentences of the given blocks of a text. */
export const sentencesOf = (
  text: string,
  textBlocks: readonly Block[],
  language: string,
): Sentence[] =>
  textBlocks.flatMap((block, index) =>
    spansIn(text, block, language).map((span) => ({
      ...span,
      kind: isStruck(text.slice(span.start, span.end)) ? 'boilerplate' : block.kind,
      block: index,
    })),
  )

function spansIn(text: string, block: Block, language: string): Span[] {
  const slice = text.slice(block.start, block.end)
  const whole = (): (Span | null)[] => [
    trimSpan(slice, { start: 0, end: slice.length }, graphemeMap(slice)),
  ]
  return (block.divisible ? splitSentences(slice, language) : whole())
    .filter((span) => span !== null)
    .map(({ start, end }) => ({ start: block.start + start, end: block.start + end }))
}

/**
 * A text as sentences: in order, not overlapping, without white space at their ends, together
 * holding everything else; no character as readers see it is cut.
 * @param language ISO 639-1, or `und`.
 */
export const segment = (text: string, language: string): Sentence[] =>
  sentencesOf(text, blocks(text), language)

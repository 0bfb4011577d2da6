import type { Span } from '../document.ts'

const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' })

/** Tells where a text may be cut without cutting a character as readers see it. */
export interface GraphemeMap {
  /** The last boundary at or before `index`, which lies within the text. */
  before(index: number): number
  /** The first boundary at or after `index`, which lies within the text. */
  after(index: number): number
}

/** Between two of these no character is ever joined, except a line break of two units. */
const isPlain = (unit: number): boolean => unit > 0x20 && unit < 0x300 && unit !== 0xad

/** Cheap where the text is plain; asks the Unicode rules only elsewhere. */
export function graphemeMap(text: string): GraphemeMap {
  let segments: Intl.Segments | undefined
  const around = (index: number): Span => {
    const here = { start: index, end: index }
    if (index <= 0 || index >= text.length) return here
    if (isPlain(text.charCodeAt(index - 1)) && isPlain(text.charCodeAt(index))) return here
    segments ??= segmenter.segment(text)
    const found = segments.containing(index)
    return found === undefined || found.index === index
      ? here
      : { start: found.index, end: found.index + found.segment.length }
  }
  return { before: (index) => around(index).start, after: (index) => around(index).end }
}

const SPACE = /\s/

/**
 * The span without white space at its ends; null when nothing else is in it.
 * A space that carries a combining mark is a character, not white space.
 */
export function trimSpan(text: string, span: Span, map: GraphemeMap): Span | null {
  let { start, end } = span
  while (start < end && SPACE.test(text.charAt(start))) start++
  if (start === end) return null
  while (end > start && SPACE.test(text.charAt(end - 1))) end--
  return {
    start: Math.max(span.start, map.before(start)),
    end: Math.min(span.end, map.after(end)),
  }
}

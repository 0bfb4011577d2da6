import type { Span } from '../document.ts'

/** Whether a cut at `place` would part the two halves of one code point. */
export const isInsidePair = (text: string, place: number): boolean =>
  /[\uDC00-\uDFFF]/.test(text.charAt(place)) && /[\uD800-\uDBFF]/.test(text.charAt(place - 1))

const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' })

/** Tells where a text may be cut without cutting a character as readers see it. */
export interface GraphemeMap {
  /** The last boundary at or before `index`, which lies within the text. */
  before(index: number): number
  /** The first boundary at or after `index`, which lies within the text. */
  after(index: number): number
}

/** Marks, format characters, jamo, halves of pairs and the few others that can join a neighbour. */
const JOINING =
  /[\p{M}\p{Cf}\p{Cs}\u0e33\u0eb3\u0d4e\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff\uff9e\uff9f\r\n]/u

/** Between two of these there is always a boundary. */
const isPlain = (unit: number): boolean =>
  (unit >= 0x20 && unit < 0x300 && unit !== 0xad) || !JOINING.test(String.fromCharCode(unit))

const JOINING_ASTRAL = /[\p{M}\p{Cf}]|\p{Emoji_Modifier}/u

/** There is a boundary at `index` for certain; false where the rules must be asked. */
function isSure(text: string, index: number): boolean {
  if (!isPlain(text.charCodeAt(index - 1))) return false
  const point = text.codePointAt(index)!
  return point > 0xffff ? !JOINING_ASTRAL.test(String.fromCodePoint(point)) : isPlain(point)
}

/** How far around a place is looked, in UTF-16 units. No character of a real text is longer. */
const REACH = 512

/** The character around `index`, found from the nearest sure boundary before it. */
function characterAt(text: string, index: number): Span {
  let from = index - 1
  const least = Math.max(0, index - REACH)
  while (from > least && !isSure(text, from)) from--
  const window = text.slice(from, index + REACH)
  const found = segmenter.segment(window).containing(index - from)
  if (found === undefined) return { start: index, end: index }
  return { start: from + found.index, end: from + found.index + found.segment.length }
}

/** Cheap where the text is plain; asks the Unicode rules only elsewhere. */
export function graphemeMap(text: string): GraphemeMap {
  const around = (index: number): Span => {
    const here = { start: index, end: index }
    if (index <= 0 || index >= text.length) return here
    if (isSure(text, index)) return here
    const character = characterAt(text, index)
    return character.start === index ? here : character
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

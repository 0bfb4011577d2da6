import type { Span } from '../../core/document.ts'
import { packedBytes } from '../../core/token-vectors.ts'

/** Where a stored passage and its parts stand. */
export interface PassageSpans extends Span {
  readonly sentences: readonly Span[]
  readonly headings: readonly Span[]
  readonly names?: readonly Span[]
}

const isWithin = (inner: Span, outer: Span): boolean =>
  outer.start <= inner.start && inner.start < inner.end && inner.end <= outer.end

/** What is wrong with a passage of a text of that length, in words; null: nothing. */
export function spanProblem(passage: PassageSpans, length: number): string | null {
  const whole = { start: 0, end: length }
  const { sentences, headings, names = [] } = passage
  if (!isWithin(passage, whole)) return 'a passage is outside the text'
  if (sentences.length === 0) return 'a passage has no sentence'
  if (!sentences.every((sentence) => isWithin(sentence, passage)))
    return 'a sentence is outside its passage'
  if (sentences.some((sentence, place) => place > 0 && sentence.start < sentences[place - 1]!.end))
    return 'sentences overlap'
  return [...headings, ...names].every((span) => isWithin(span, whole))
    ? null
    : 'a heading or name is outside the text'
}

const UNIT_TOLERANCE = 1e-3

/**
 * What is wrong with a passage's vectors, in words; null: nothing.
 * @param dimensions by fingerprint, how many numbers a vector has; the first vector decides.
 */
export function vectorProblem(
  vector: Float32Array,
  tokens: Uint8Array | null,
  fingerprint: string,
  dimensions: Map<string, number>,
): string | null {
  const expected = dimensions.get(fingerprint) ?? vector.length
  dimensions.set(fingerprint, expected)
  if (vector.length !== expected)
    return `a vector has ${vector.length} numbers instead of ${expected}`
  const length = Math.hypot(...vector)
  if (!(Math.abs(length - 1) <= UNIT_TOLERANCE)) return `a vector has the length ${length}`
  const isWhole = tokens !== null && tokens.length % packedBytes(expected) === 0
  return isWhole ? null : 'token vectors are not whole'
}

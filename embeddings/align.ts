/** A text as the models' tokenizer sees it, and for each of its UTF-16 units where it came from. */
export interface Normalized {
  /** In NFKC. */
  readonly text: string
  /** Unit `i` came from `[starts[i], ends[i])` of the original; both never fall. */
  readonly starts: Int32Array
  readonly ends: Int32Array
}

/**
 * What can compose with, or be reordered against, the character before it: marks, Hangul vowels
 * and final consonants with their compatibility and half-width forms, half-width voicing marks,
 * and Kirat Rai vowels. Everything between two such places normalises by itself.
 */
const JOINER =
  '\\p{M}\\u1160-\\u11FF\\u3131-\\u318E\\uFF9E\\uFF9F\\uFFA0-\\uFFDC\\u{16D63}-\\u{16D6A}'

// At most 30 joiners belong together (Unicode's stream-safe format): ordering an endless run of
// marks takes quadratic time, and a document may be hostile.
const CLUSTER = new RegExp(`[\\0-\\x7F]+(?![${JOINER}])|.[${JOINER}]{0,30}`, 'gsu')
const ASCII = /^[\0-\x7F]*$/
const PIECE = /\S+/g

const identity = (text: string): Normalized => {
  const starts = Int32Array.from({ length: text.length }, (_, unit) => unit)
  return { text, starts, ends: starts.map((unit) => unit + 1) }
}

/** NFKC with the way back: a character that changes maps to all of its cluster. */
export const normalize = (text: string): Normalized => {
  if (ASCII.test(text)) return identity(text)
  let normal = ''
  const starts: number[] = []
  const ends: number[] = []
  for (const { 0: cluster, index } of text.matchAll(CLUSTER)) {
    const changed = cluster.normalize('NFKC')
    normal += changed
    const same = changed === cluster
    for (let unit = 0; unit < changed.length; unit++) {
      starts.push(same ? index + unit : index)
      ends.push(same ? index + unit + 1 : index + cluster.length)
    }
  }
  return { text: normal, starts: Int32Array.from(starts), ends: Int32Array.from(ends) }
}

/** The words of a normalised text as the tokenizer cuts them: at white space. */
export const words = (normal: string): Iterable<{ word: string; at: number }> =>
  Array.from(normal.matchAll(PIECE), ({ 0: word, index }) => ({ word, at: index }))

/**
 * The place in the original text of the normalised units `[first, last)`.
 * An empty run (the bare word mark before a word) stands at its word's start,
 * or over what the token before it covers when both come from one character.
 */
export const placeOf = (
  { starts, ends }: Normalized,
  first: number,
  last: number,
  previousEnd: number,
): { start: number; end: number } => {
  const start = starts[first] ?? previousEnd
  return { start, end: last > first ? (ends[last - 1] ?? start) : Math.max(start, previousEnd) }
}

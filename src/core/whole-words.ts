/** Scripts without word spaces, where a word's edge is not seen. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u
/** Korean writes what binds a word to its sentence on to it. */
const PARTICLE = /^(?:은|는|이|가|을|를|의|에|도|로|와|과|만|께|한테|부터|까지|입니다)/u
const IS_HANGUL = /\p{Script=Hangul}$/u
const OF_WORD = /[\p{L}\p{M}\p{N}]/u

/** Whether the words stand in the text as whole words: "May" is not in "Mayor". */
export const standsIn = (text: string, words: string): boolean =>
  placesOf(text, words, 1).length > 0

/** Where the words begin in the text as whole words: the first ones, `most` at most. */
export function placesOf(text: string, words: string, most: number): number[] {
  const places: number[] = []
  if (words === '') return places
  for (
    let at = text.indexOf(words);
    at >= 0 && places.length < most;
    at = text.indexOf(words, at + 1)
  ) {
    const end = at + words.length
    if (
      isEdge(text.charAt(at - 1), text.charAt(at)) &&
      (isEdge(text.charAt(end - 1), text.charAt(end)) ||
        (IS_HANGUL.test(words) && PARTICLE.test(text.slice(end, end + 3))))
    )
      places.push(at)
  }
  return places
}

/** Whether a word may end between two neighbours. */
const isEdge = (before: string, after: string): boolean =>
  !OF_WORD.test(before) || !OF_WORD.test(after) || UNSPACED.test(before) || UNSPACED.test(after)

/** Scripts without word spaces, where a word's edge is not seen. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u
const OF_WORD = /[\p{L}\p{M}\p{N}]/u

/** Whether the words stand in the text as whole words: "May" is not in "Mayor". */
export function standsIn(text: string, words: string): boolean {
  if (words === '') return false
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    const end = at + words.length
    if (
      isEdge(text.charAt(at - 1), text.charAt(at)) &&
      isEdge(text.charAt(end - 1), text.charAt(end))
    )
      return true
  }
  return false
}

/** Whether a word may end between two neighbours. */
const isEdge = (before: string, after: string): boolean =>
  !OF_WORD.test(before) || !OF_WORD.test(after) || UNSPACED.test(before) || UNSPACED.test(after)

import { isRoleNoun } from './role-nouns.ts'
import { LIKELY } from './word-kind.ts'
import { isCapitalised, isPolite, joins, type Word } from './words.ts'

/** "Judge", "Mayor": an office as a form of address. */
export const isTitle = (word: Word): boolean =>
  isPolite(word) || (isCapitalised(word) && isRoleNoun(word.lower) && word.person < LIKELY)

/** Where the titles ahead of a name begin; the start of the name where there are none. */
export function titleStart(
  text: string,
  words: readonly Word[],
  first: Word,
  isAhead: (word: Word) => boolean = isPolite,
): number {
  let at = first.index
  while (at > 0 && isAhead(words[at - 1]!) && joins(text, words[at - 1]!, words[at]!)) at -= 1
  return words[at]!.start
}

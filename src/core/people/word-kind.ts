import type { Word } from './words.ts'

/** What a word is by its labels; `weak`: labelled, but not surely. */
export type WordKind = 'person' | 'other' | 'weak' | 'none'

/** Above it a label of another kind keeps a word out of a person's name. */
export const SURE = 0.8
/** From it on, a word is a part of a person's name unless another kind is likelier. */
export const LIKELY = 0.4

export function kindOf(word: Word): WordKind {
  const other = Math.max(word.organisation, word.location)
  if (word.person >= LIKELY && word.person >= other) return 'person'
  if (other >= SURE) return 'other'
  return word.person + other > 0.15 ? 'weak' : 'none'
}

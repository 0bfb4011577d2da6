import type { Question } from './question.ts'
import { termFrequencies } from './terms.ts'

/** How much of what a question names stands in a text, 0 to 1; 1 where it names nothing. */
export type NameShare = (text: string) => number

/**
 * Of names that are written in characters and in letters: a sentence about somebody has the name, and
 * a sentence about another Huang has another one, which to the models is nearly the same.
 */
export function nameShareOf({ text: question, terms }: Question): NameShare {
  const names = terms.filter(({ kind }) => kind === 'name').map(({ term }) => term)
  if (names.length === 0) return () => 1
  return (text) => {
    // Characters are compared with letters here, and with characters by the match.
    if (HAN.test(question) && HAN.test(text)) return 1
    const standing = termFrequencies(text)
    return names.filter((name) => standing.has(name)).length / names.length
  }
}

const HAN = /\p{Script=Han}/u

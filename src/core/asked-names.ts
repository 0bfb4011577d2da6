import type { Question } from './question.ts'
import { isStopTerm, type TermKind, termFrequencies, terms } from './terms.ts'
import { isChineseName } from './text/names.ts'

/** How much of what a question names stands in a text, 0 to 1; 1 where it names nothing. */
export type NameShare = (text: string) => number

/**
 * For a sentence about somebody has the name, and a sentence about another Huang has another one,
 * which to the models is nearly the same.
 */
export function nameShareOf({ text: question, terms: asked }: Question): NameShare {
  const pairs = asked.filter(({ kind }) => kind === 'name').map(({ term }) => term)
  const person = personOf(question)
  const names: readonly Name[] = person === null ? pairs.map((pair) => [[pair]]) : [person]
  if (names.length === 0) return () => 1
  return (text) => {
    // Pairs of characters are compared with letters; characters with characters the match compares.
    if (HAN.test(question) && HAN.test(text)) return 1
    const standing = termFrequencies(text)
    return (
      names.filter((forms) => forms.some((form) => stands(form, standing))).length / names.length
    )
  }
}

/** The forms of a name, as terms that all must stand. */
type Name = readonly (readonly string[])[]

const stands = (form: readonly string[], standing: ReadonlyMap<string, number>): boolean =>
  form.length > 0 && form.every((term) => standing.has(term))

const HAN = /\p{Script=Han}/u
const WHO_IS =
  /^\W*(?:who(?:['’]s| is| was)|wer (?:ist|war)|qui (?:est|était)|qui[eé]n (?:es|era|fue)|quem (?:é|era|foi)|chi (?:è|era)|wie (?:is|was)|кто (?:такой|такая))\s+([^?]+)/iu
const NAME = /^\p{Lu}[\p{L}\p{M}.'’-]*(?: (?:\p{Lu}|\p{Ll}{2,3} (?=\p{Lu}))[\p{L}\p{M}.'’-]*)+$/u

/** The name in a question who a person is: two words or more, capitalised. */
function personOf(question: string): Name | null {
  const name = WHO_IS.exec(question)?.[1]?.trim() ?? ''
  if (!NAME.test(name)) return null
  const asked = terms(name).filter(({ term }) => !isStopTerm(term))
  const ofKind = (wanted: TermKind): string[] =>
    asked.filter(({ kind }) => kind === wanted).map(({ term }) => term)
  const words = ofKind('word')
  return isChineseName(name) ? [words, ofKind('name')] : [words]
}

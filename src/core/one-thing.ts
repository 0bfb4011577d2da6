import { isContentTerm } from './question.ts'
import { type Term, terms } from './terms.ts'
import { takeMeasures } from './text/measures.ts'
import { monthOf } from './text/months.ts'
import { weekdaysIn } from './text/weekdays.ts'

/** As much of a word as forms of it, and words made of it, have in common: "chair" and "chaired". */
const STEM = 4

/** Whether two texts have a word in common that tells of something. */
export function tellOfOneThing(one: string, other: string): boolean {
  const known = subjectOf(terms(other)).filter(isNoMeasure)
  return subjectOf(terms(one))
    .filter(isNoMeasure)
    .some((term) => hasFormOf(known, term))
}

/** Whether a text has a word that tells of something. */
export const tellsOfAnything = (text: string): boolean => subjectOf(terms(text)).some(isNoMeasure)

/**
 * Whether the second text has all words of the question that the first one has; null where the first
 * has none, as in another language.
 */
export function answersAsMuch(
  asked: readonly Term[],
  first: string,
  second: string,
): boolean | null {
  const [known, others] = [subjectOf(terms(first)), subjectOf(terms(second))]
  const answered = subjectOf(asked).filter((term) => hasFormOf(known, term))
  return answered.length === 0 ? null : answered.every((term) => hasFormOf(others, term))
}

/** Days, months and units stand beside the dates and numbers of anything. */
const isNoMeasure = (term: string): boolean =>
  weekdaysIn(term).named.length === 0 &&
  monthOf(term) === null &&
  takeMeasures(`2 ${term}`).measures.length === 0

const hasFormOf = (known: readonly string[], term: string): boolean =>
  known.some(
    (word) =>
      word === term ||
      (Math.min(word.length, term.length) >= STEM &&
        (word.startsWith(term) || term.startsWith(word))),
  )

const subjectOf = (found: readonly Term[]): string[] => [
  ...new Set(
    found.filter((term) => isContentTerm(term) && tellsOfSomething(term)).map(({ term }) => term),
  ),
]

/** A single character, or two of the kana that bind words, stand in sentences about anything. */
const tellsOfSomething = ({ term, kind }: Term): boolean =>
  kind === 'word' ||
  (kind === 'character' && /^[\p{Script=Han}\p{Script=Katakana}]{2}$/u.test(term))

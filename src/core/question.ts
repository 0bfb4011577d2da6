import { detectLanguage } from './language.ts'
import { isStopTerm, type Term, terms, uncasedNames } from './terms.ts'

/** A question as retrieval needs it. */
export interface Question {
  readonly text: string
  /** ISO 639-1, or `und`. */
  readonly language: string
  /** Distinct terms in order. */
  readonly terms: readonly Term[]
  /**
   * Terms of each Chinese name that may be typed without capitals or in nothing else. Most are other
   * words, so that one counts only where the documents have all its terms.
   */
  readonly uncasedNames: readonly (readonly string[])[]
}

/** @param hint language to assume where a short text does not tell, such as the server's. */
export function readTerms(text: string, hint?: string): Question {
  const distinct = new Map(terms(text).map((term) => [term.term, term]))
  return {
    text,
    language: detectLanguage(text, hint),
    terms: [...distinct.values()],
    uncasedNames: uncasedNames(text).filter((name) => !name.every((term) => distinct.has(term))),
  }
}

/** Whether a term tells what the question is about. */
export const isContentTerm = ({ term }: Term): boolean => !isStopTerm(term)

/** A language without its script or region: `zh-Hant` → `zh`. */
export const baseLanguage = (language: string): string => language.split('-', 1)[0]!.toLowerCase()

/** Whether both languages are known and differ. */
export const areForeign = (one: string, other: string): boolean =>
  one !== 'und' && other !== 'und' && baseLanguage(one) !== baseLanguage(other)

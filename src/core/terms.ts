import { Converter } from 'opencc-js/t2cn'
import type { Passage } from './chunk.ts'
import type { Document } from './document.ts'
import { asciiDigits } from './text/digits.ts'
import { fold } from './text/fold.ts'
import { hanNames, romanNames, surelyRomanNames, uncasedRomanNames } from './text/names.ts'
import { quantities } from './text/quantities.ts'
import { stem } from './text/stem.ts'

export { isStopTerm } from './text/stop-words.ts'

/**
 * `word`: folded and stemmed. `character`: one or two characters of a script without word spaces.
 * `number`: a number, day or time of day in one form for all languages. `name`: two
 * neighbouring syllables of what may be a Chinese name, in letters. Numbers and names alone mean the
 * same in every language.
 */
export type TermKind = 'word' | 'character' | 'number' | 'name'

export interface Term {
  readonly term: string
  readonly kind: TermKind
}

const UNSPACED =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}ー'
const IS_UNSPACED = new RegExp(`[${UNSPACED}]`, 'u')
const RUN = new RegExp(`[${UNSPACED}\\p{M}]+`, 'gu')
const WORD = new RegExp(`(?:(?![${UNSPACED}])[\\p{L}\\p{M}\\p{N}])+`, 'gu')
const PLAIN_WORD = /[\p{L}\p{M}\p{N}]+/gu
const HAN = /\p{Script=Han}/u
const HAN_RUN = /\p{Script=Han}+/gu
const DIGITS = /^\p{N}+$/u
const ENGLISH_ENDING = /(?<=\p{L})['’](?:s|t|d|m|ll|re|ve)(?!\p{L})/gu
const ELISION = /(?<!\p{L})(?:[cdjlmnst]|qu)['’](?=\p{L})/gu

const lazy = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

const simplifier = lazy(() => Converter({ from: 'tw', to: 'cn' }))

const simplified = (text: string): string => (HAN.test(text) ? simplifier()(text) : text)

/** The kind of a term that `terms()` made. */
export function kindOf(term: string): TermKind {
  if (term.charCodeAt(1) === 0x3a) return term.startsWith('p') ? 'name' : 'number'
  return IS_UNSPACED.test(term) ? 'character' : 'word'
}

function pushWords(folded: string, pattern: RegExp, found: string[]): void {
  const bare = /['’]/.test(folded)
    ? folded.replace(ENGLISH_ENDING, '').replace(ELISION, '')
    : folded
  for (const word of bare.match(pattern) ?? []) if (!DIGITS.test(word)) found.push(stem(word))
}

function pushCharacters(folded: string, found: string[]): void {
  for (const run of folded.match(RUN) ?? []) {
    let before = ''
    for (const character of run) {
      found.push(character)
      if (before !== '') found.push(before + character)
      before = character
    }
  }
}

/** All terms as strings, repeats included: words, characters, then numbers and names. */
function termStrings(text: string): string[] {
  const found: string[] = []
  const shown = simplified(text)
  const folded = fold(asciiDigits(shown))
  const hasCharacters = IS_UNSPACED.test(folded)
  pushWords(folded, hasCharacters ? WORD : PLAIN_WORD, found)
  if (hasCharacters) pushCharacters(folded, found)
  for (const quantity of quantities(shown)) found.push(quantity)
  for (const name of namesOf(text, shown)) found.push(name)
  return found
}

const namesOf = (text: string, simplifiedText: string): string[] =>
  [...romanNames(text), ...hanNamesOf(simplifiedText)].map(nameTerm)

const nameTerm = (pair: string): string => `p:${pair}`

const hanNamesOf = (simplifiedText: string): string[] =>
  (simplifiedText.match(HAN_RUN) ?? []).flatMap(hanNames)

/** The terms of a text that are names, repeats included. */
export const namesIn = (text: string): string[] => namesOf(text, simplified(text))

/** Those that a question surely names, where it has no characters: no lone word of a Latin script. */
export const namesAsked = (question: string): string[] =>
  [...surelyRomanNames(question), ...hanNamesOf(simplified(question))].map(nameTerm)

/** What may be names in a question that is typed without capitals or in nothing else, each as its terms. */
export const uncasedNames = (question: string): string[][] =>
  uncasedRomanNames(question).map((pairs) => pairs.map(nameTerm))

/** What a text is found by, repeats included. Diacritics and case do not count. */
export const terms = (text: string): Term[] =>
  termStrings(text).map((term) => ({ term, kind: kindOf(term) }))

/** How often each term stands in a text. */
export function termFrequencies(text: string): Map<string, number> {
  const frequencies = new Map<string, number>()
  for (const term of termStrings(text)) frequencies.set(term, (frequencies.get(term) ?? 0) + 1)
  return frequencies
}

/** Raw frequency of each term of a passage and its context. */
export const passageTerms = (
  document: Document,
  { context, start, end }: Passage,
): Map<string, number> => termFrequencies(`${context}\n${document.text.slice(start, end)}`)

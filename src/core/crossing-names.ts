import { baseLanguage, isContentTerm, type Question } from './question.ts'
import { terms } from './terms.ts'

/**
 * What may be names in a question that documents of another language write the same, as words that
 * belong together: what is in another script than the question's own, codes like N3, and in a Latin
 * script what has a capital within the sentence. Whether it is one the documents must tell.
 */
export const crossingNames = ({
  text,
  language,
}: Pick<Question, 'text' | 'language'>): string[][] =>
  isWrittenInLatin(language)
    ? [
        ...(text.match(OTHER_SCRIPT) ?? []).map(wordsOf),
        ...capitalNames(text, language).map(wordsOf).flatMap(pairsOf),
      ].filter(isSome)
    : (text.match(LATIN) ?? []).map(wordsOf).flatMap(pairsOf).filter(isSome)

const isSome = ({ length }: readonly string[]): boolean => length > 0

/** A longer run has a word of the question's own language beside a name at times. */
const pairsOf = (words: string[]): string[][] =>
  words.length < 3 ? [words] : words.slice(1).map((word, index) => [words[index]!, word])

const OTHER_SCRIPT = /(?!\p{Script=Latin})\p{L}(?:(?!\p{Script=Latin})[\p{L}\p{M}])*/gu
const WORD = /(?<![\p{Script=Latin}\p{N}])\p{N}*\p{Script=Latin}[\p{Script=Latin}\p{N}]*/gu
const LATIN = /\p{Script=Latin}[\p{Script=Latin}\p{N}]*(?:[ -][\p{Script=Latin}\p{N}]+)*/gu

/** Without single letters and characters, which tell nothing by themselves. */
const wordsOf = (name: string): string[] =>
  terms(name)
    .filter(({ kind }) => kind === 'word' || kind === 'character')
    .filter((term) => isContentTerm(term) && [...term.term].length > 1)
    .map(({ term }) => term)

/** A language that is not known is taken for one. */
function isWrittenInLatin(language: string): boolean {
  const base = baseLanguage(language)
  if (!/^[a-z]{2,3}$/.test(base)) return true
  return (new Intl.Locale(base).maximize().script ?? 'Latn') === 'Latn'
}

/** Where every noun has a capital, only what has a neighbour with one is taken for a name. */
const WITH_CAPITAL_NOUNS = new Set(['de', 'lb'])
/** Initials, or letters with a number. */
const CODE = /^(?:\p{Lu}{2,}|\p{L}+\p{N}[\p{L}\p{N}]*|\p{N}+\p{L}[\p{L}\p{N}]*)$/u

/** Neighbouring words that look like a name; none where all letters are capitals. */
function capitalNames(text: string, language: string): string[] {
  if (!/\p{Ll}/u.test(text)) return []
  const words = [...text.matchAll(WORD)].map(({ 0: word, index }) => ({ word, index }))
  const isCapital = ({ word }: { word: string }): boolean => /^\p{Lu}/u.test(word)
  // Keywords alone are no sentence, whose first word has its capital for being that.
  const isKeywords = words.every(isCapital)
  const names: string[] = []
  let end = -1
  for (const { word, index } of words) {
    const isNamed = isCapital({ word }) && (isKeywords || isWithin(text, index))
    if (!isNamed && !CODE.test(word)) continue
    const isNext = index === end + 1 && /[ -]/.test(text[end]!)
    if (isNext) names.push(`${names.pop()} ${word}`)
    else names.push(word)
    end = index + word.length
  }
  if (!WITH_CAPITAL_NOUNS.has(baseLanguage(language))) return names
  return names.filter((name) => name.includes(' ') || CODE.test(name))
}

/** Behind another word of its sentence. */
const isWithin = (text: string, index: number): boolean =>
  /[\p{L}\p{N}][,'’\s-]{1,2}$/u.test(text.slice(Math.max(0, index - 4), index))

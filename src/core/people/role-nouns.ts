import { ENGLISH } from './lexicon/nouns/english.ts'
import { FRENCH } from './lexicon/nouns/french.ts'
import { GERMAN } from './lexicon/nouns/german.ts'
import { PORTUGUESE } from './lexicon/nouns/portuguese.ts'
import { SPANISH } from './lexicon/nouns/spanish.ts'
import { COMPOUND_ENDING, SHAPES } from './lexicon/role-shapes.ts'

const ALL: readonly ReadonlySet<string>[] = [ENGLISH, GERMAN, FRENCH, SPANISH, PORTUGUESE]

const PREFIX =
  /^(?:vice|vize|co|ex|sub|under|sous|super|ehren|chef|ober|haupt|landes|bundes)-?(?=\p{L}{4})/u
const PLURAL = /(?:nen|en|es|s)$/u

/** @param word in lower case. */
export const isListedNoun = (word: string): boolean => ALL.some((nouns) => nouns.has(word))

const isSingular = (word: string): boolean =>
  isListedNoun(word) ||
  (word.includes('-') && word.split('-').some((part) => part.length > 3 && isListedNoun(part))) ||
  COMPOUND_ENDING.test(word) ||
  (PREFIX.test(word) && isListedNoun(word.replace(PREFIX, '')))

/** Whether a word says what somebody is, in any of the languages known. @param word in lower case. */
export const isRoleNoun = (word: string): boolean =>
  isSingular(word) || (word.length > 4 && singularsOf(word).some(isSingular))

const singularsOf = (word: string): string[] =>
  PLURAL.test(word) ? [word.replace(/s$/u, ''), word.replace(PLURAL, '')] : []

/** An unlisted word that looks like one for who does something: "winger", "Torhüterin". As written. */
export const looksLikeAgent = (word: string): boolean =>
  word.length > 4 &&
  SHAPES.some(({ shape, others }) => shape.test(word) && !others.has(word.toLowerCase()))

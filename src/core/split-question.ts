import { smallTalkOf } from './small-talk.ts'
import { DENSE_SCRIPTS } from './text/dense.ts'

/** More questions in one text are not answered: the answer would no longer be read. */
export const MAX_PARTS = 3

/** A question that is only quoted asks nothing; a mark for inches opens nothing. */
const QUOTED =
  '(?<![^\\s(\\[])"[^"]{1,300}"|“[^“”]{1,300}”|„[^„“”]{1,300}[“”]|«[^«»]{1,300}»|「[^「」]{1,300}」|『[^『』]{1,300}』|《[^《》]{1,300}》'
/** Inside a word, as in an address, "?" ends nothing; scripts without spaces have no such words. */
const END = `(?:[？؟]|\\?(?!(?![${DENSE_SCRIPTS}])[\\p{L}\\p{N}_])|か[。．])[?？؟!！]*["”’」』)）]*\\s*`
const QUOTED_OR_END = new RegExp(`${QUOTED}|(${END})`, 'gu')

/** What a question needs to be asked alone: three words of most scripts, four Chinese characters. */
const ENOUGH = 60
const WEIGHTS: readonly (readonly [unit: RegExp, weight: number])[] = [
  [/\p{Script=Han}/gu, 15],
  [/[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu, 12],
  [/\p{Script=Thai}/gu, 8],
  // Their words hold articles, prepositions and pronouns.
  [/[\p{Script=Arabic}\p{Script=Hebrew}]+/gu, 30],
  [
    new RegExp(
      `(?:(?![${DENSE_SCRIPTS}\\p{Script=Arabic}\\p{Script=Hebrew}])[\\p{L}\\p{N}])+`,
      'gu',
    ),
    20,
  ],
]

const standsAlone = (part: string): boolean =>
  WEIGHTS.reduce((sum, [unit, weight]) => sum + weight * (part.match(unit) ?? []).length, 0) >=
  ENOUGH

/**
 * Several questions in one text → each of them, in order, at most `MAX_PARTS`; else the text alone.
 * Only the ends of questions part them: "who and when" is one question. A remark belongs to the
 * question after it, one at the end to the last; small talk among questions is left out.
 */
export function splitQuestion(text: string): string[] {
  const parts: string[] = []
  let start = 0
  for (const { 0: match, 1: end, index } of text.matchAll(QUOTED_OR_END)) {
    if (end === undefined) continue
    parts.push(text.slice(start, index + match.length).trim())
    start = index + match.length
  }
  if (parts.length < 2 || !parts.every(standsAlone)) return [text]
  const rest = text.slice(start)
  if (smallTalkOf(rest) === null) parts.push(`${parts.pop()} ${rest.trim()}`)
  const asked = parts.filter((part) => smallTalkOf(part) === null)
  return asked.length === 0 ? parts.slice(0, 1) : asked.slice(0, MAX_PARTS)
}

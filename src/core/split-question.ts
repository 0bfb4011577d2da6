import type { Span } from './document.ts'
import { leansOnPrevious } from './leaning-question.ts'
import { smallTalkOf } from './small-talk.ts'
import { DENSE_SCRIPTS } from './text/dense.ts'
import { QUOTED } from './text/quoted.ts'
import { sentenceStarts } from './text/sentence-starts.ts'

/** More questions in one text are not answered: the answer would no longer be read. */
export const MAX_PARTS = 3

/** Inside a word, as in an address, "?" ends nothing; scripts without spaces have no such words. */
const END = `(?:[？؟]|\\?(?!(?![${DENSE_SCRIPTS}])[\\p{L}\\p{N}_])|か[。．])[?？؟!！]*["”’」』)）]*\\s*`
const QUOTED_OR_END = new RegExp(`${QUOTED.source}|(${END})`, 'gu')

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

/** More ends of questions are not looked at: three questions are answered, of whatever length. */
const MOST_ENDS = 40

/**
 * Several questions in one text → each of them, in order; else the text alone.
 * Only the ends of questions part them: "who and when" is one question. A remark belongs to the
 * question after it, one at the end to the last; small talk among questions is left out.
 */
export function questionsIn(text: string): string[] {
  const parts = partsOf(text)
  if (parts.length < 2) return [text]
  const asked = withRest(text, askedOf(text, parts), parts.at(-1)!.end)
  const questions = asked.length === 0 ? parts.slice(0, 1) : joinShort(text, asked)
  return questions.map((span) => slice(text, span).trim())
}

/** Those that are answered: the first `MAX_PARTS`. */
export const splitQuestion = (text: string): string[] => questionsIn(text).slice(0, MAX_PARTS)

const slice = (text: string, { start, end }: Span): string => text.slice(start, end)

/** Each up to the end of a question. */
function partsOf(text: string): Span[] {
  const parts: Span[] = []
  let start = 0
  for (const { 0: match, 1: mark, index } of text.matchAll(QUOTED_OR_END)) {
    if (mark === undefined) continue
    const end = index + match.length
    parts.push({ start, end })
    start = end
    if (parts.length === MOST_ENDS) break
  }
  return parts
}

/** Without small talk; of "I lost my badge. Can someone help me?" the remark goes to the next question. */
function askedOf(text: string, parts: readonly Span[]): Span[] {
  const asked: Span[] = []
  let remark: Span | null = null
  for (const part of parts) {
    const words = slice(text, part)
    if (smallTalkOf(words) !== null) continue
    const span: Span = { start: remark?.start ?? part.start, end: part.end }
    remark = isRemark(words) ? span : null
    if (remark === null) asked.push(span)
  }
  if (remark === null) return asked
  const last = asked.pop()
  return [...asked, { start: last?.start ?? remark.start, end: remark.end }]
}

/** Whether nothing asks in it but what was said for politeness. */
function isRemark(part: string): boolean {
  const { length } = part.trimEnd()
  const start = sentenceStarts(part).findLast((place) => place < length) ?? 0
  const kind = start === 0 ? null : smallTalkOf(part.slice(start))
  return kind === 'greeting' || kind === 'thanks'
}

/** What stands behind the last part belongs to its question. */
function withRest(text: string, asked: readonly Span[], start: number): readonly Span[] {
  const rest: Span = { start, end: text.length }
  if (smallTalkOf(slice(text, rest)) !== null) return asked
  const last = asked.at(-1)
  if (last === undefined) return [rest]
  return last.end === start ? [...asked.slice(0, -1), { ...last, end: rest.end }] : asked
}

/**
 * A short question stands by itself where it takes up the one before: "How much is it?" Any other
 * belongs to its neighbour: "Parking? Where?"
 */
function joinShort(text: string, asked: readonly Span[]): Span[] {
  const joined: Span[] = []
  let short: Span | null = null
  for (const { start, end } of asked) {
    const span: Span = { start: short?.start ?? start, end }
    const before = joined.at(-1)
    const question = slice(text, span)
    if (standsAlone(question) || (before !== undefined && leansOnPrevious(question))) {
      joined.push(span)
      short = null
    } else if (before === undefined) short = span
    else joined.splice(-1, 1, { start: before.start, end })
  }
  return short === null ? joined : [short]
}

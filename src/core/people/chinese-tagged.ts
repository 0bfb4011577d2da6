import type { Span } from '../document.ts'
import type { NamedEntity } from '../reader.ts'
import { AFTER, FOREIGN, NO_LAST, NO_NAME } from './lexicon/chinese-name-patterns.ts'
import { POLITE_ENDING, ROLE_NOUN, SURNAME } from './lexicon/chinese-words.ts'
import { FOREIGN_LETTER } from './lexicon/transliteration.ts'

const WHOLE = new RegExp(`^${SURNAME}\\p{Script=Han}{1,2}$`, 'u')
const STARTS = new RegExp(`^${SURNAME}`, 'u')
const ENDS_HERE = new RegExp(`^${AFTER}`, 'u')
/** "汤教授" names somebody by the surname alone. */
const POLITE_FORM = new RegExp(`^${SURNAME}(?:${POLITE_ENDING}|${ROLE_NOUN})`, 'u')

/** Surely tagged, with a surname, and ended by what can follow a name. */
export const isWhole = (plain: string, { start, end, confidence }: NamedEntity): boolean =>
  confidence >= 0.75 &&
  WHOLE.test(plain.slice(start, end)) &&
  !NO_LAST.test(plain.slice(start, end)) &&
  ENDS_HERE.test(plain.slice(end, end + 4))

const IS_FOREIGN = new RegExp(`^(?:让|${FOREIGN_LETTER}+)(?:[·・‧•]${FOREIGN_LETTER}+)+$`, 'u')
export const isWholeForeign = (plain: string, { start, end, confidence }: NamedEntity): boolean =>
  confidence >= 0.85 &&
  IS_FOREIGN.test(plain.slice(start, end)) &&
  !/[·・‧•]/u.test(plain[start - 1] ?? '')

/** A tagged name, mended: models lose a surname or a last character. Null for what is no whole name. */
export function settled(plain: string, { start, end, confidence }: NamedEntity): Span | null {
  let from = start
  while (
    isDot(plain[from - 1]) ||
    (isForeign(plain.slice(from, end)) && IS_LETTER.test(plain[from - 1] ?? '') && from > start - 2)
  )
    from -= 1
  if (isForeign(plain.slice(from, end))) return foreignWithin(plain, { start: from, end })
  if (
    !STARTS.test(plain.slice(start, end)) &&
    STARTS.test(plain.slice(start - 1, end)) &&
    end - start <= 2
  )
    from = start - 1
  const to = endOf(plain, from, end)
  if (to === null) return null
  // "国脚武铁军": the last character of the word ahead.
  if (
    to - from === 4 &&
    !STARTS.test(plain.slice(from, to)) &&
    WHOLE.test(plain.slice(from + 1, to))
  )
    from += 1
  if (POLITE_FORM.test(plain.slice(from, from + 4))) return null
  const last = to - from === 3 && endsTooLate(plain, from, to) ? to - 1 : to
  const name = plain.slice(from, last)
  const isSure = confidence >= 0.7 && name.length >= 2 && name.length < 5 && !NO_NAME.test(name)
  return WHOLE.test(name) || isSure ? { start: from, end: last } : null
}

/** Where the name ends; null for a surname alone. */
function endOf(plain: string, from: number, end: number): number | null {
  if (end - from === 2 && !ENDS_HERE.test(plain.slice(end)) && ENDS_HERE.test(plain.slice(end + 1)))
    return end + 1
  if (end - from > 1 || end >= plain.length || !STARTS.test(plain.slice(from, end))) return end
  return ENDS_HERE.test(plain.slice(end + 2)) && /^\p{Script=Han}{2}/u.test(plain.slice(end))
    ? end + 2
    : null
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })

/** "周密|现在". */
const opensWord = (plain: string, at: number): boolean =>
  [...segmenter.segment(plain.slice(at, at + 4))][0]!.segment.length > 1

/** "魏来说", "马飚出任", "周密现在". */
const endsTooLate = (plain: string, from: number, to: number): boolean =>
  NO_LAST.test(plain.slice(from, to)) ||
  /^出(?=[任席版生身访])/u.test(plain.slice(to - 1)) ||
  opensWord(plain, to - 1)

const isDot = (character: string | undefined): boolean => /^[·・‧•]$/u.test(character ?? '')
const isForeign = (name: string): boolean => /[·・‧•]/u.test(name)

const IS_LETTER = new RegExp(`^${FOREIGN_LETTER}$`, 'u')
const FOREIGN_WITHIN = new RegExp(FOREIGN, 'u')

/** "负于维多利亚·阿扎伦卡": only the name; null where there is none. */
function foreignWithin(plain: string, { start, end }: Span): Span | null {
  const match = FOREIGN_WITHIN.exec(plain.slice(start, end + 8))
  return match === null
    ? null
    : { start: start + match.index, end: start + match.index + match[0].length }
}

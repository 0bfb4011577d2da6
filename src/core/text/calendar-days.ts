import { fold } from './fold.ts'
import { monthOf } from './months.ts'

export const isDay = (day: number, month: number): boolean =>
  day >= 1 && day <= 31 && month >= 1 && month <= 12

const DATE_AHEAD = /(?<!\p{L})(?:am|vom|zum|bis|ab|den|dem|der|seit|до|от|с|по)\s{1,3}$/iu

/**
 * "2026-02-24", "24.2.2026", "24/2"; both readings where day and month could be exchanged. True where
 * it can be nothing else: "24.5." may be a number that ends a sentence.
 */
export function pushNumericDate(
  token: string,
  before: string,
  after: string,
  found: string[],
): boolean {
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(token)
  if (iso !== null && isDay(Number(iso[3]), Number(iso[2]))) {
    found.push(`n:${iso[1]}`, `d:${Number(iso[2])}-${Number(iso[3])}`)
    return true
  }
  const short = /^(\d{1,2})([/.-])(\d{1,2})(?:\2(\d{4}|\d{2}))?$/.exec(token)
  if (short === null) return false
  const isOpen = short[4] === undefined && short[2] !== '/'
  const [isAhead, isDotted] = [DATE_AHEAD.test(before), /^\.(?!\d)/.test(after)]
  if (isOpen && (short[2] !== '.' || !(isAhead || isDotted))) return false
  const [first, second] = [Number(short[1]), Number(short[3])]
  const readings = new Set<string>()
  if (isDay(first, second)) readings.add(`d:${second}-${first}`)
  if (isDay(second, first) && short[2] !== '.') readings.add(`d:${first}-${second}`)
  if (readings.size === 0) return false
  found.push(...readings)
  if (short[4]?.length === 4) found.push(`n:${short[4]}`)
  return !isOpen || (isAhead && isDotted)
}

const NAME_BEFORE = /(\p{L}{3,12})\.?\s+$/u
const NAME_AFTER = /^(?:st|nd|rd|th|er|ro|-го|-е|-ое|\.)?\s*(?:de\s+|of\s+)?(\p{L}{3,12})/u

/** "Feb. 24", "24 February", "3. Mai", "24 de febrero", "24 февраля". */
export function pushNamedDate(token: string, before: string, after: string, found: string[]): void {
  if (!/^\d{1,2}$/.test(token)) return
  const day = Number(token)
  const names = [NAME_AFTER.exec(after)?.[1], NAME_BEFORE.exec(before)?.[1]]
  for (const name of names) {
    const month = name === undefined ? null : monthOf(fold(name))
    if (month !== null && isDay(day, month)) return void found.push(`d:${month}-${day}`)
  }
}

/** "2月24日", "2월 24일", from a number's place on. */
export function pushWideDate(text: string, index: number, found: string[]): void {
  const match = /^(\d{1,2})\s?[月월]\s?(\d{1,2})(?!\d)\s?[日号號일]?/.exec(
    text.slice(index, index + 12),
  )
  if (match !== null && isDay(Number(match[2]), Number(match[1])))
    found.push(`d:${Number(match[1])}-${Number(match[2])}`)
}

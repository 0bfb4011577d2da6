import { asciiDigits } from './digits.ts'
import { fold } from './fold.ts'
import { HAN_NUMBER, parseHanNumber } from './han-number.ts'
import { monthOf } from './months.ts'

/** Canonical terms of what a text counts and dates: `n:1000000`, `d:2-24`, `t:9:30`. */
export function quantities(original: string): string[] {
  const found: string[] = []
  const text = asciiDigits(original)
  if (/\d/.test(text)) digitQuantities(text.normalize('NFKC').replace(VERSION, ' '), found)
  if (HAN.test(text)) hanQuantities(text, found)
  return found
}

const HAN = new RegExp(`[${HAN_NUMBER}]`)
/** The letter before a version's number. */
const VERSION = /\bv(?=\d+\.\d)/gi
const TOKEN =
  /(?<![\p{Script=Latin}\p{N}]|\p{N}[.,百千万萬亿億])\d+(?:[.,:'’ \u00a0\u202f/-]\d+)*(?:(?=\p{Script=Han})|(?![\p{Script=Latin}\p{N}])|(?=[hkm]\b|st\b|nd\b|rd\b|th\b|er\b|am\b|pm\b))/gu

function digitQuantities(text: string, found: string[]): void {
  for (const { index, 0: token } of text.matchAll(TOKEN)) {
    const before = text.slice(Math.max(0, index - 18), index)
    const after = text.slice(index + token.length, index + token.length + 24)
    if (token.includes(' ') && !/^\d{1,3}(?: \d{3})+(?:[.,]\d+)?$/.test(token)) {
      for (const [part] of token.matchAll(/\S+/g)) oneToken(part, before, after, found)
    } else oneToken(token, before, after, found)
    if (/^(?:年|月|日|号|號)/.test(after) || /月$/.test(before)) wideDate(text, index, found)
  }
}

const CLOCK = /^(\d{1,2})[:.](\d{2})$/
const WHOLE_HOUR =
  /^\s*(?:([ap])\.?\s?m\b|uhr\b|h\b|时(?!间|间)|時(?!間)|点(?!\d)|點)(?:\s*(\d{1,2})\s*(?:分)?)?/iu

function oneToken(token: string, before: string, after: string, found: string[]): void {
  const clock = CLOCK.exec(token)
  const hour = WHOLE_HOUR.exec(after)
  if (clock !== null && (token.includes(':') || hour !== null)) {
    pushTime(Number(clock[1]), Number(clock[2]), hour?.[1], before, found)
  } else if (hour !== null && /^\d{1,2}$/.test(token)) {
    pushTime(Number(token), Number(hour[2] ?? 0), hour[1], before, found)
  } else if (!pushNumericDate(token, found)) {
    found.push(...numbers(token, after).map((number) => `n:${number}`))
  }
  pushNamedDate(token, before, after, found)
}

function pushTime(
  hour: number,
  minute: number,
  half: string | undefined,
  before: string,
  found: string[],
): void {
  if (hour > 24 || minute > 59) return
  const isLater = half?.toLowerCase() === 'p' || /(?:下午|晚上|傍晚|午後|午后)$/.test(before)
  const isMidnight = half?.toLowerCase() === 'a' && hour === 12
  const hours = isMidnight ? 0 : isLater && hour < 12 ? hour + 12 : hour
  found.push(`t:${hours}:${String(minute).padStart(2, '0')}`)
}

const isDay = (day: number, month: number): boolean =>
  day >= 1 && day <= 31 && month >= 1 && month <= 12

/** "2026-02-24", "24.2.2026", "24/2"; both readings where day and month could be exchanged. */
function pushNumericDate(token: string, found: string[]): boolean {
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(token)
  if (iso !== null && isDay(Number(iso[3]), Number(iso[2]))) {
    found.push(`n:${iso[1]}`, `d:${Number(iso[2])}-${Number(iso[3])}`)
    return true
  }
  const short = /^(\d{1,2})([/.-])(\d{1,2})(?:\2(\d{4}|\d{2}))?$/.exec(token)
  if (short === null || (short[4] === undefined && short[2] !== '/')) return false
  const [first, second] = [Number(short[1]), Number(short[3])]
  const readings = new Set<string>()
  if (isDay(first, second)) readings.add(`d:${second}-${first}`)
  if (isDay(second, first) && short[2] !== '.') readings.add(`d:${first}-${second}`)
  if (readings.size === 0) return false
  found.push(...readings)
  if (short[4]?.length === 4) found.push(`n:${short[4]}`)
  return true
}

const NAME_BEFORE = /(\p{L}{3,10})\.?\s+$/u
const NAME_AFTER = /^(?:st|nd|rd|th|er|\.|º)?\s*(?:de\s+|of\s+)?(\p{L}{3,10})/u

/** "Feb. 24", "24 February", "3. Mai", "24 de febrero". */
function pushNamedDate(token: string, before: string, after: string, found: string[]): void {
  if (!/^\d{1,2}$/.test(token)) return
  const day = Number(token)
  const names = [NAME_AFTER.exec(after)?.[1], NAME_BEFORE.exec(before)?.[1]]
  for (const name of names) {
    const month = name === undefined ? null : monthOf(fold(name))
    if (month !== null && isDay(day, month)) return void found.push(`d:${month}-${day}`)
  }
}

/** "2月24日". */
function wideDate(text: string, index: number, found: string[]): void {
  const match = /^(\d{1,2})月(\d{1,2})[日号號]?/.exec(text.slice(index, index + 8))
  if (match !== null && isDay(Number(match[2]), Number(match[1])))
    found.push(`d:${Number(match[1])}-${Number(match[2])}`)
}

const SCALES: readonly (readonly [RegExp, number])[] = [
  [/^[ -]?(?:thousand|mille?|mil|tausend|k)(?!\p{L})/iu, 1e3],
  [/^[ -]?(?:million(?:s|en|es)?|millón|millones|milh(?:ão|ões)|mio|mn)(?!\p{L})/iu, 1e6],
  [/^[ -]?(?:milliard(?:s|en|e)?|mrd)(?!\p{L})/iu, 1e9],
  [/^[ -]?(?:billion|bn)(?!\p{L})/iu, 1e9],
]
const WIDE_SCALE = new RegExp(`^\\s?(?:[百千万萬亿億兆][${HAN_NUMBER}\\d.]*)`)

/** The values that a token may mean: with "1.000", both a thousand and one. */
function numbers(token: string, after: string): string[] {
  if (
    /^0\d/.test(token) ||
    (/^\d+(?:\.\d+){2,}$/.test(token) && !/^\d{1,3}(?:\.\d{3})+$/.test(token))
  )
    return [token]
  const readings = readingsOf(token)
  const wide = WIDE_SCALE.exec(after)?.[0].trim()
  if (wide !== undefined)
    return readings.flatMap((value) => parseHanNumber(`${value}${wide}`) ?? []).map(String)
  const scale = SCALES.find(([pattern]) => pattern.test(after))?.[1] ?? 1
  return readings.map((value) => String(Math.round(value * scale * 1e6) / 1e6))
}

function readingsOf(token: string): number[] {
  const plain = token.replace(/['’ \u00a0\u202f]/g, '')
  if (/^\d+$/.test(plain)) return [Number(plain)]
  if (/^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(plain)) return [Number(plain.replace(/,/g, ''))]
  if (/^\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?$/.test(plain) || /^\d{1,3}(?:\.\d{3})+,\d+$/.test(plain))
    return [Number(plain.replace(/\./g, '').replace(',', '.'))]
  if (/^\d{1,3}\.\d{3}$/.test(plain)) return [Number(plain), Number(plain.replace('.', ''))]
  if (/^\d+[.,]\d+$/.test(plain)) return [Number(plain.replace(',', '.'))]
  return [...plain.matchAll(/\d+(?:\.\d+)?/g)].map(([part]) => Number(part))
}

const HAN_RUN = new RegExp(
  `(?<!\\d)[${HAN_NUMBER}]{2,}|(?<!\\d)[${HAN_NUMBER}]+(?=[月日号號点點时時年])`,
  'g',
)

/** Numbers written in characters alone, and the dates and times made of them. */
function hanQuantities(text: string, found: string[]): void {
  for (const { index, 0: run } of text.matchAll(HAN_RUN)) {
    const value = parseHanNumber(run)
    if (value === null) continue
    found.push(`n:${value}`)
    const after = text.slice(index + run.length, index + run.length + 8)
    const day = new RegExp(`^月([${HAN_NUMBER}]{1,3})[日号號]`).exec(after)?.[1]
    const dayNumber = day === undefined ? null : parseHanNumber(day)
    if (dayNumber !== null && isDay(dayNumber, value)) found.push(`d:${value}-${dayNumber}`)
    const before = text.slice(Math.max(0, index - 2), index)
    if (/^[点點时時]/.test(after))
      pushTime(value, /^.半/.test(after) ? 30 : 0, undefined, before, found)
  }
}

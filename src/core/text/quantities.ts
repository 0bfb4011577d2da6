import { isDay, pushNamedDate, pushNumericDate, pushWideDate } from './calendar-days.ts'
import { pushClock, pushTime } from './clock-times.ts'
import { asciiDigits } from './digits.ts'
import { HAN_NUMBER, parseHanNumber } from './han-number.ts'
import { numbers } from './number-values.ts'

/** Canonical terms of what a text counts and dates: `n:1000000`, `d:2-24`, `t:9:30`. */
export function quantities(original: string): string[] {
  const found: string[] = []
  const text = asciiDigits(original)
  if (/\d/.test(text)) digitQuantities(plainDigits(text), found)
  if (HAN.test(text)) hanQuantities(text, found)
  return found
}

const HAN = new RegExp(`[${HAN_NUMBER}]`)
/** The letter before a version's number. */
const VERSION = /\bv(?=\d+\.\d)/gi
/** Between a day and a time of day as machines write them. */
const ISO_TIME = /(?<=\d)T(?=\d\d:\d\d)/g
/** A currency's code written on to its number; a single letter would be a size of paper. */
const CURRENCY =
  /(?<![\p{L}\p{N}])(?:EUR|USD|GBP|CHF|SFr|Rs|NTD|HKD|RMB|CNY|JPY|KRW|INR|PLN|BRL)\.?(?=\d)/giu
const FRACTIONS: Readonly<Record<string, string>> = {
  '½': '.5',
  '¼': '.25',
  '¾': '.75',
  '⅓': '.333',
  '⅔': '.667',
  '⅛': '.125',
  '⅜': '.375',
  '⅝': '.625',
  '⅞': '.875',
}
const FRACTION = new RegExp(`(?<=\\d) ?([${Object.keys(FRACTIONS).join('')}])`, 'g')
/** Signs that compatibility forms would make digits of their own: "m²", "1st¹", "½" alone. */
const NO_DIGITS = /[²³¹⁰⁴-⁹₀-₉¼-¾⅐-⅞]/g

/** Compatibility forms unified, with the marks of ordinals and fractions as other digits have them. */
const plainDigits = (text: string): string =>
  text
    .replace(FRACTION, (_, sign: string) => FRACTIONS[sign]!)
    .replace(NO_DIGITS, ' ')
    .replace(/(?<=\d)[ºª]\.?/g, '.')
    .normalize('NFKC')
    .replace(VERSION, ' ')
    .replace(ISO_TIME, ' ')
    .replace(CURRENCY, '$& ')

/** All digits with the signs between them, never a part of them: the lookahead gives nothing back. */
const TOKEN =
  /(?<![\p{Script=Latin}\p{N}]|\p{N}[.,百千万萬亿億])(?=(\d+(?:[.,:'’ \u00a0\u202f/-]\d+)*))\1/gu
/** What may be written on to a number: units, scales, the endings of ordinals, and zones of time. */
const UNIT =
  /^(?:(?:h|hs|hrs?|mins?|secs?|sec|ms|s|d|k|m|mn|bn|mio|km|cm|mm|g|kg|mg|t|lbs?|oz|l|ml|cl|dl|[kmgt]i?b|kwh?|[kmg]?hz|fps|px|pts?|x|uhr|eur|euros?|usd|chf|gbp|francs?|pln|z[łl]|kč|kr|rs|mil|mrd|st|nd|rd|th|er|ers|re|e|è?[mr]e|eme|nde|de|ste|ro|do|ra|am|pm|[ap]\.m|utc|gmt|ces?t|mes?z|bst|[ijk]st|msk|[ecmp][sd]t)(?![\p{Script=Latin}\p{N}])|h(?=\d\d(?!\d))|t(?=\d\d:))/iu
const IN_WORD = /^[\p{Script=Latin}\p{N}]/u
const SPACED_THOUSANDS = /^\d{1,3}(?: \d{3})+(?:[.,]\d+)?$/
/** Two hours or times, or two plain numbers: "10:00-18:00", "9-17". */
const PAIR = /^(\d{1,2}(?:[:.]\d{2})?)[-/](?=\d{1,2}(?:[:.]\d{2})?$)/

function digitQuantities(text: string, found: string[]): void {
  let read = 0
  for (const { index, 0: whole } of text.matchAll(TOKEN)) {
    const token = standingAlone(whole, text.slice(index + whole.length, index + whole.length + 8))
    if (index < read || token === '') continue
    for (const { part, at } of partsOf(token)) {
      const place = index + at
      const before = text.slice(Math.max(0, place - 18), place)
      const after = text.slice(place + part.length, place + part.length + 24)
      const minutes = oneToken(part, before, after, found)
      if (minutes > 0) read = place + part.length + minutes
    }
    const after = text.slice(index + token.length, index + token.length + 2)
    if (/^ ?[年月日号號월]/.test(after) || /月$/.test(text.slice(Math.max(0, index - 1), index)))
      pushWideDate(text, index, found)
  }
}

/** Without the last number where that runs into a word; nothing where it is of one with the others. */
function standingAlone(token: string, after: string): string {
  if (!IN_WORD.test(after) || UNIT.test(after)) return token
  const end = Math.max(...[...' \u00a0\u202f/-'].map((sign) => token.lastIndexOf(sign)))
  return end < 0 ? '' : token.slice(0, end)
}

interface Part {
  readonly part: string
  /** Where it begins in the token. */
  readonly at: number
}

/** What is no single number, day or time, as the numbers that it is made of. */
function partsOf(token: string): readonly Part[] {
  if (token.includes(' ') && !SPACED_THOUSANDS.test(token))
    return [...token.matchAll(/\S+/g)].map(({ 0: part, index }) => ({ part, at: index }))
  const first = PAIR.exec(token)?.[1]
  if (first === undefined || (token.includes('/') && !token.includes(':')))
    return [{ part: token, at: 0 }]
  return [
    { part: first, at: 0 },
    { part: token.slice(first.length + 1), at: first.length + 1 },
  ]
}

/** @returns how much of what follows belongs to it. */
function oneToken(token: string, before: string, after: string, found: string[]): number {
  const minutes = pushClock(token, before, after, found)
  if (minutes === null && !pushNumericDate(token, before, after, found))
    // One token of a hostile line may be more numbers than a call takes arguments.
    for (const number of numbers(token, after)) found.push(`n:${number}`)
  // The hour behind a month's name is no day: "24. Mai 19 Uhr".
  if (minutes === null) pushNamedDate(token, before, after, found)
  return minutes ?? 0
}

const HAN_RUN = new RegExp(
  `(?<!\\d)[${HAN_NUMBER}]{2,}|(?<!\\d)[${HAN_NUMBER}]+(?=[月日号號点點时時年])`,
  'g',
)
const HAN_DAY = new RegExp(`^月([${HAN_NUMBER}]{1,3})[日号號]`)
const HAN_MINUTES = new RegExp(`^[点點时時]([${HAN_NUMBER}]{1,3})分`)

/** Numbers written in characters alone, and the dates and times made of them. */
function hanQuantities(text: string, found: string[]): void {
  for (const { index, 0: run } of text.matchAll(HAN_RUN)) {
    const value = parseHanNumber(run)
    if (value === null) continue
    found.push(`n:${value}`)
    const after = text.slice(index + run.length, index + run.length + 8)
    const day = HAN_DAY.exec(after)?.[1]
    const dayNumber = day === undefined ? null : parseHanNumber(day)
    if (dayNumber !== null && isDay(dayNumber, value)) found.push(`d:${value}-${dayNumber}`)
    if (!/^[点點时時]/.test(after)) continue
    const minutes = HAN_MINUTES.exec(after)?.[1]
    const minute = minutes === undefined ? 0 : parseHanNumber(minutes)
    const before = text.slice(Math.max(0, index - 2), index)
    pushTime(value, /^.半/.test(after) ? 30 : (minute ?? 0), undefined, before, found)
  }
}

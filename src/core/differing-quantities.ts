import { takeMeasures } from './text/measures.ts'
import { monthsIn } from './text/months.ts'
import { wordsAsDigits } from './text/number-words.ts'
import { quantities } from './text/quantities.ts'
import { weekdaysIn } from './text/weekdays.ts'

/** One date, time or number, by all that it may mean: "3/4" is a day in March or in April. */
type Meanings = readonly string[]

/** Compared within one kind only; any kind that differs is enough. */
const KINDS = ['d', 't', 'n', 'weekday', 'in', 'time', 'months', 'mass', 'length', 'volume', 'data']

/** All that is compared in a text: besides what it is found by, weekdays, months, and measures by one unit. */
function comparedIn(text: string): string[] {
  const digits = wordsAsDigits(text)
  const { measures, rest } = takeMeasures(digits)
  const found = quantities(rest)
  const months = found.some(isDay) ? [] : monthsIn(rest)
  return [
    ...new Set([
      ...found,
      ...measures,
      ...weekdaysIn(text).map((day) => `weekday:${day}`),
      ...months.map((month) => `in:${month}`),
    ]),
  ]
}

/**
 * Whether two answers give different days, times or numbers: each has one that the other lacks. An
 * answer that only says more, or says it in another form, does not differ; nor does a day from a time
 * or a price.
 */
export function differInQuantities(one: string, other: string): boolean {
  const [said, saysNow] = withMonths(comparedIn(one), comparedIn(other))
  const parts = partsOf([...said, ...saysNow])
  const areAlike = said.some(isDay) === saysNow.some(isDay)
  return KINDS.some((kind) => {
    if (kind === 't' && !areAlike) return false
    const ofKind = (all: readonly string[]): string[] =>
      all.filter(
        (term) =>
          term.startsWith(`${kind}:`) &&
          !parts.has(term) &&
          (areAlike || !all.some(isDay) || !isYear(term)),
      )
    return lacks(ofKind(said), ofKind(saysNow), one) && lacks(ofKind(saysNow), ofKind(said), other)
  })
}

const isDay = (term: string): boolean => term.startsWith('d:')
const isYear = (term: string): boolean => /^n:(?:19|20)\d\d$/u.test(term)

/** Whether something of the one text stands in no way among what the other one has. */
const lacks = (own: readonly string[], others: readonly string[], text: string): boolean =>
  others.length > 0 &&
  meaningsOf(own, text).some((meanings) => !meanings.some((term) => others.includes(term)))

/** Where one text tells a month alone, the month of the other's days. */
function withMonths(one: string[], other: string[]): readonly [string[], string[]] {
  const isMonth = (term: string): boolean => term.startsWith('in:')
  const add = (own: string[], others: readonly string[]): string[] =>
    others.some(isMonth)
      ? [...own, ...own.filter(isDay).map((day) => `in:${monthOfDay(day)}`)]
      : own
  return [add(one, other), add(other, one)]
}

const monthOfDay = (day: string): string => day.slice('d:'.length, day.indexOf('-'))

/** "24 May" has the number 24 and "24.5." has not, though both mean one day. */
function partsOf(quantities: readonly string[]): ReadonlySet<string> {
  return new Set(
    quantities
      .filter((term) => /^[dt]:/u.test(term))
      .flatMap((term) => {
        const [first, second] = (term.match(/\d+/gu) ?? []).map(Number)
        // "24.5." and "24.05." may be numbers that end a sentence.
        const dotted = [`${second}.${first}`, `${second}.${String(first).padStart(2, '0')}`]
        return [first, second, ...(isDay(term) ? dotted : [])].map((part) => `n:${Number(part)}`)
      }),
  )
}

/** A thousand with a dot, or three decimal places. */
const DOTTED = /\d\.\d{3}(?!\d)/u

function meaningsOf(quantities: readonly string[], text: string): readonly Meanings[] {
  const isDotted = DOTTED.test(text)
  return quantities.map((term) => {
    const other = otherMeaning(term, isDotted)
    return other.filter((meaning) => quantities.includes(meaning)).concat(term)
  })
}

/** What the same signs would mean, read in another way. */
function otherMeaning(term: string, isDotted: boolean): string[] {
  const day = /^d:(\d+)-(\d+)$/u.exec(term)
  if (day !== null) return [`d:${day[2]}-${day[1]}`]
  if (!isDotted || !term.startsWith('n:')) return []
  const value = Number(term.slice(2))
  return [`n:${value * 1000}`, `n:${value / 1000}`]
}

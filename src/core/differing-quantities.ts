import { isPrice } from './differing-prices.ts'
import { type Measured, takeMeasures } from './text/measures.ts'
import { monthsIn, withoutNumberedMonths } from './text/months.ts'
import { wordsAsDigits } from './text/number-words.ts'
import { quantities } from './text/quantities.ts'
import { weekdaysIn } from './text/weekdays.ts'

/** One date, time or number, by all that it may mean: "3/4" is a day in March or in April. */
type Meanings = readonly string[]

/** Compared within one kind only; any kind that differs is enough. */
const KINDS = ['d', 't', 'n', 'weekday', 'in', 'time', 'months', 'mass', 'length', 'volume', 'data']

interface Compared {
  readonly terms: readonly string[]
  /** Weekdays and months of spans, named or not. */
  readonly spanned: readonly string[]
}

interface Answer {
  readonly text: string
  /** With its number words as digits. */
  readonly digits: string
  /** What it measures, and the digits without it. */
  readonly measured: Measured
}

function readAnswer(text: string): Answer {
  const digits = wordsAsDigits(text)
  return { text, digits, measured: takeMeasures(digits) }
}

/** All that is compared in a text: besides what it is found by, weekdays, months, and measures by one unit. */
function comparedIn({ text, digits, measured }: Answer, isMeasured: boolean): Compared {
  const { measures, rest } = isMeasured ? measured : { measures: [], rest: digits }
  const whole = quantities(rest)
  const [days, months] = [weekdaysIn(text), monthsIn(rest)]
  const isDated = whole.some(isDay)
  const found =
    isDated || months.named.length === 0 ? whole : quantities(withoutNumberedMonths(rest))
  const [weekdayOf, monthIn] = [(day: number) => `weekday:${day}`, (month: number) => `in:${month}`]
  const inMonths = isDated ? [] : months.named.map(monthIn)
  return {
    terms: [...new Set([...found, ...measures, ...days.named.map(weekdayOf), ...inMonths])],
    spanned: [...new Set([...days.spanned.map(weekdayOf), ...months.spanned.map(monthIn)])],
  }
}

/**
 * Whether two answers give different days, times or numbers: each has one that the other lacks. An
 * answer that only says more, or says it in another form, does not differ; nor does a day from a time
 * or a price, or from the span that it is in.
 */
export function differInQuantities(one: string, other: string): boolean {
  const answers = [readAnswer(one), readAnswer(other)] as const
  const isMeasured = !isMeasureBesideNumber(answers)
  const [said, saysNow] = withMonths(
    comparedIn(answers[0], isMeasured),
    comparedIn(answers[1], isMeasured),
  )
  const parts = partsOf([...said.terms, ...saysNow.terms])
  const areAlike = said.terms.some(isDay) === saysNow.terms.some(isDay)
  return KINDS.some((kind) => {
    if (kind === 't' && !areAlike) return false
    const ofKind = ({ terms, spanned }: Compared): Compared => ({
      terms: terms.filter(
        (term) =>
          term.startsWith(`${kind}:`) &&
          !parts.has(term) &&
          (areAlike || !terms.some(isDay) || !isYear(term)),
      ),
      spanned: spanned.filter((term) => term.startsWith(`${kind}:`)),
    })
    const [own, others] = [ofKind(said), ofKind(saysNow)]
    return lacks(own, others, one) && lacks(others, own, other)
  })
}

/** "16 years" and "18", "5 working days" and "10 days", whose numbers are of one thing; not of a price or year. */
function isMeasureBesideNumber(answers: readonly Answer[]): boolean {
  const bare = answers.filter(({ measured }) => measured.measures.length === 0)
  if (bare.length !== 1 || answers.some(({ text }) => isPrice(text))) return false
  return quantities(bare[0]!.digits).every((term) => term.startsWith('n:') && !isYear(term))
}

const isDay = (term: string): boolean => term.startsWith('d:')
const isYear = (term: string): boolean => /^n:(?:19|20)\d\d$/u.test(term)

/**
 * Whether something of the one text stands in no way among what the other one has. A day is in a span,
 * while two spans are compared by their ends.
 */
function lacks(own: Compared, others: Compared, text: string): boolean {
  const known = own.spanned.length > 0 ? others.terms : [...others.terms, ...others.spanned]
  return (
    known.length > 0 &&
    meaningsOf(own.terms, text).some((meanings) => !meanings.some((term) => known.includes(term)))
  )
}

/** Where one text tells a month alone, the month of the other's days. */
function withMonths(one: Compared, other: Compared): readonly [Compared, Compared] {
  const add = (own: Compared, others: Compared): Compared => {
    if (!others.terms.some((term) => term.startsWith('in:'))) return own
    const months = own.terms.filter(isDay).map((day) => `in:${monthOfDay(day)}`)
    return { ...own, terms: [...own.terms, ...months] }
  }
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

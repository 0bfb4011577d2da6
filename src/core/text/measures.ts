import { readingsOf } from './number-values.ts'
import { UNITS, type Unit } from './units.ts'

const PATTERNS = UNITS.map(([of, size, spaced, unspaced]) => ({
  of,
  size,
  whole: new RegExp(`^(?:${spaced}${unspaced === '' ? '' : `|${unspaced}`})$`, 'iu'),
}))
const joined = (column: 2 | 3): string =>
  UNITS.map((unit) => unit[column])
    .filter((alternatives) => alternatives !== '')
    .join('|')
/** The longer unit without spaces first: 千米 is no 千 of 米. */
const MEASURE = new RegExp(
  `(?<![\\p{Script=Latin}\\p{Sc}\\p{N}/]|\\p{N}[.,:])(\\d{1,12}(?:[.,]\\d{1,6})?)[\\s-]?(?:(${joined(2)})(?![\\p{L}\\p{N}])|(${joined(3)}))`,
  'giu',
)

/** Ahead of hours that something takes, where "9 h" alone is a time of day. */
const HOW_LONG =
  /(?<!\p{L})(?:within|in|for|after|every|last|binnen|innerhalb(?:\svon)?|nach|alle|für|sous|dans|pendant|après|toutes\sles|en|durante|dentro\sde|después\sde|tras|cada|por|em|após|entro|per|через|за|в\sтечение)\s$/iu

/** What a text measures, each in its base unit, and the text without it. */
export interface Measured {
  readonly measures: readonly string[]
  readonly rest: string
}

/** "2 weeks" and "14 days" are one measure, so are "1 h 30 min" and "90 minutes". */
export function takeMeasures(text: string): Measured {
  const found: Amount[] = []
  const rest = text.replace(MEASURE, (whole, digits: string, spaced, unspaced, start: number) => {
    const name: string = spaced ?? unspaced
    const unit = unitOf(name)
    const end = start + whole.length
    const around = [text.slice(Math.max(0, start - 20), start), text.slice(end, end + 20)] as const
    if (unit === undefined || isTimeOfDay(digits, name, ...around)) return whole
    const values = readingsOf(digits).map((value) => value * unit.size)
    const amount = { ...unit, values, end }
    const last = found.at(-1)
    if (last !== undefined && isMore(last, amount, text.slice(last.end, start)))
      found.push({ ...amount, values: found.pop()!.values.map((sum) => sum + values[0]!) })
    else found.push(amount)
    return '\n'
  })
  const measures = found.flatMap(({ of, values }) =>
    values.map((value) => `${of}:${Math.round(value * 1e6) / 1e6}`),
  )
  return { measures, rest }
}

interface Amount extends Unit {
  /** What the digits may mean, in the base unit. */
  readonly values: readonly number[]
  readonly end: number
}

/** Between hours and their minutes: "1 h and 30 min". */
const AND = '^\\s?(?:(?:and|und|et|y|e|en|и)\\s)?'
const NOTHING_MORE = new RegExp(`${AND}$`, 'iu')

/** The minutes of "1 h 30 min". */
const isMore = (last: Amount, { of, size }: Unit, between: string): boolean =>
  last.of === of && last.size > size && NOTHING_MORE.test(between)

const unitOf = (name: string): Unit | undefined => PATTERNS.find(({ whole }) => whole.test(name))

/** Behind hours that something takes: "1 h 30 min". */
const MINUTES = new RegExp(`${AND}\\d{1,2}\\s?min`, 'iu')

/** "9 h", and the minutes of 9時30分. */
function isTimeOfDay(amount: string, unit: string, before: string, after: string): boolean {
  if (/^[分분]$/u.test(unit)) return /[时時点點시]\s?$/u.test(before)
  if (!/^h$/iu.test(unit) || !/^\d{1,2}$/.test(amount) || Number(amount) >= 24) return false
  return !HOW_LONG.test(before) && !MINUTES.test(after)
}

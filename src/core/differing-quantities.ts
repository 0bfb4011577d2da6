import { kindOf, terms } from './terms.ts'

/** One date, time or number, by all that it may mean: "3/4" is a day in March or in April. */
type Meanings = readonly string[]

/** Compared within one kind only; any kind that differs is enough. */
const KINDS = ['d:', 't:', 'n:'] as const

export const quantitiesOf = (text: string): string[] => [
  ...new Set(
    terms(text)
      .map(({ term }) => term)
      .filter((term) => kindOf(term) === 'number'),
  ),
]

/**
 * Whether two answers give different days, times or numbers: each has one that the other lacks. An
 * answer that only says more, or says it in another form, does not differ; nor does a day from a time
 * or a price.
 */
export function differInQuantities(one: string, other: string): boolean {
  const [said, saysNow] = [quantitiesOf(one), quantitiesOf(other)]
  const parts = partsOf([...said, ...saysNow])
  const areAlike = said.some(isDay) === saysNow.some(isDay)
  return KINDS.some((kind) => {
    if (kind === 't:' && !areAlike) return false
    const ofKind = (all: readonly string[]): string[] =>
      all.filter(
        (term) =>
          term.startsWith(kind) &&
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

/** "24 May" has the number 24 and "24.5." has not, though both mean one day. */
function partsOf(quantities: readonly string[]): ReadonlySet<string> {
  const composed = quantities.filter((term) => !term.startsWith('n:'))
  return new Set(
    composed.flatMap((term) => (term.match(/\d+/gu) ?? []).map((part) => `n:${Number(part)}`)),
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

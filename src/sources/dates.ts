import { titleOf } from './metadata.ts'

/** Where dates are looked for: this many units and lines from the top. */
const HEAD_LENGTH = 3000
const HEAD_LINES = 12

/** Languages whose names of months are known. */
const LANGUAGES = ['en', 'de', 'fr', 'es', 'pt', 'it', 'nl', 'sv', 'pl', 'id']

/** "feb", "februar", "février" → 2; in lower case, without a full stop. */
const MONTHS: ReadonlyMap<string, number> = new Map(
  LANGUAGES.flatMap((language) =>
    (['long', 'short'] as const).flatMap((month) => {
      // With a day beside it, the name has the case that dates need.
      const format = new Intl.DateTimeFormat(language, { day: 'numeric', month, timeZone: 'UTC' })
      return Array.from({ length: 12 }, (_, index): [string, number] => {
        const parts = format.formatToParts(Date.UTC(2026, index, 1))
        const name = parts.find(({ type }) => type === 'month')?.value ?? ''
        return [name.toLowerCase().replace(/\.$/, ''), index + 1]
      })
    }),
  ),
).set('sept', 9)

const MONTH_NAME = String.raw`\p{L}{3,12}\.?`

/** 0 for a word that is no month, so that no date comes of it. */
const monthOf = (name: string): number => MONTHS.get(name.toLowerCase().replace(/\.$/, '')) ?? 0

/** ISO 8601 date, or null when there is no such day. */
export function isoDate(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day))
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return isReal && year >= 1000 && year <= 9999 ? date.toISOString().slice(0, 10) : null
}

/** A date as written in metadata → its ISO 8601 day; null when it is none. */
export function dayOf(text: string): string | null {
  const match = /^\s*(\d{4})-(\d\d)-(\d\d)(?:$|[T\s])/.exec(text)
  return match ? isoDate(Number(match[1]), Number(match[2]), Number(match[3])) : null
}

const yearsIn = (text: string): number[] => [
  ...new Set([...text.matchAll(/(?<!\d)(?:19|20)\d\d(?!\d)/g)].map(([year]) => Number(year))),
]

/** The year a text is about: the one its title names, or the one its body names. Null when several compete. */
function settledYear(text: string, title: string): number | null {
  for (const years of [yearsIn(title), yearsIn(text)]) if (years.length === 1) return years[0]!
  return null
}

/** Dates in full, and how their groups are read. */
const FULL_DATES: readonly (readonly [RegExp, (groups: string[]) => string | null])[] = [
  [
    /(?<!\d)(\d{4})-(\d\d)-(\d\d)(?!\d)/g,
    ([year, month, day]) => isoDate(Number(year), Number(month), Number(day)),
  ],
  [
    /(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]/g,
    ([year, month, day]) => isoDate(Number(year), Number(month), Number(day)),
  ],
  [
    new RegExp(
      String.raw`(?<!\p{L})(${MONTH_NAME})\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)`,
      'gu',
    ),
    ([month, day, year]) => isoDate(Number(year), monthOf(month!), Number(day)),
  ],
  [
    new RegExp(
      String.raw`(?<!\d)(\d{1,2})(?:\.|st|nd|rd|th|er|º)?\s+(?:de\s+)?(${MONTH_NAME})(?:\s+de)?,?\s+(\d{4})(?!\d)`,
      'gu',
    ),
    ([day, month, year]) => isoDate(Number(year), monthOf(month!), Number(day)),
  ],
]

/** A dateline that leaves out the year: "GUANGZHOU, China, Feb. 24 /PRNewswire/ —". */
const YEARLESS_DATELINE = new RegExp(
  String.raw`(?<!\p{L})(${MONTH_NAME})\s+(\d{1,2})\s*(?:\/[^/\n]{2,40}\/|\([^)\n]{2,40}\)\s*[-–—])`,
  'u',
)

/** What stands a little before the date, in a line that begins with it or is short. */
const PUBLISHED =
  /(?:posted|published|updated|revised|modified|dated?|effective|issued|released|adopted|datum|stand|veröffentlicht|publiée?|affichée?|mise? à jour|fecha|publicado|actualizado|pubblicato|发布|發佈|發布|更新|日期|公開|投稿)\P{N}{0,40}$/iu

/** What stands after the date of a dateline. */
const AFTER_DATELINE = /^\s*[)）]?\s*(?:[/:：]|[-–—]|电|電|讯|訊)/

/** How much else may stand in a line that is no more than a date, in UTF-16 units. */
const BARE_REST = 24

/** How many of the last lines may be a date alone, as where a notice is signed. */
const FOOT_LINES = 6

/** The dates of a line, in full ones, with what stands before and after each. */
function* datesIn(line: string): Generator<{ date: string; before: string; after: string }> {
  for (const [pattern, read] of FULL_DATES)
    for (const match of line.matchAll(pattern)) {
      const date = read(match.slice(1))
      const after = line.slice(match.index + match[0].length)
      if (date !== null) yield { date, before: line.slice(0, match.index), after }
    }
}

const SENTENCE_END = /[.!?。！？]["'”’»)）\]]*$/u

/** Little else in the line, and no sentence: "Oslo, 2 May 2026". */
const isBare = ({ before, after }: { before: string; after: string }): boolean =>
  before.length + after.length <= BARE_REST && !SENTENCE_END.test(after)

/** "(Oslo, 1 May 1950 – 2 June 2026)" tells of a life, not of a text. */
const isInBrackets = (before: string): boolean => /[(（][^)）]*$/.test(before)

function tellsPublication(line: string, before: string): boolean {
  const at = before.search(PUBLISHED)
  return at >= 0 && (at <= 12 || line.length <= 90)
}

/** The date in a head line when it is the text's own, not just one the text speaks of. */
function ownDateIn(line: string, isTitle: boolean): string | null {
  for (const found of datesIn(line.slice(0, 300))) {
    const isOwn =
      isTitle ||
      isBare(found) ||
      tellsPublication(line, found.before) ||
      (found.before.length <= 80 && !isInBrackets(found.before) && AFTER_DATELINE.test(found.after))
    if (isOwn) return found.date
  }
  return null
}

/** A date that stands alone near the end. */
function signedDateIn(lines: readonly string[]): string | null {
  for (const line of lines.slice(-FOOT_LINES).reverse())
    if (line.length <= 80) for (const found of datesIn(line)) if (isBare(found)) return found.date
  return null
}

/**
 * The day a text was published, from its first lines, or else from its last; ISO 8601, or null when
 * they do not settle it. A dateline without a year gets the year that the title names, or else the
 * only one in the text.
 */
export function dateOf(text: string, title: string): string | null {
  const linesIn = (part: string): string[] => part.split('\n').flatMap((line) => line.trim() || [])
  for (const line of linesIn(text.slice(0, HEAD_LENGTH)).slice(0, HEAD_LINES)) {
    const isTitle = titleOf(line) === title && !SENTENCE_END.test(line)
    const date = ownDateIn(line, isTitle)
    if (date) return date
    const dateline = YEARLESS_DATELINE.exec(line)
    const month = dateline ? monthOf(dateline[1]!) : 0
    const year = month > 0 ? settledYear(text, title) : null
    if (year) return isoDate(year, month, Number(dateline?.[2]))
  }
  return signedDateIn(linesIn(text.slice(-1000)))
}

/** Where dates are looked for: this many units and lines from the top. */
const HEAD_LENGTH = 3000
const HEAD_LINES = 12

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

const MONTH_NAME = String.raw`(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?`

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

const monthOf = (name: string): number => MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1

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
    /(?<!\d)(\d{4})-(\d\d)-(\d\d)(?!\d)/,
    ([year, month, day]) => isoDate(Number(year), Number(month), Number(day)),
  ],
  [
    /(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]/,
    ([year, month, day]) => isoDate(Number(year), Number(month), Number(day)),
  ],
  [
    new RegExp(String.raw`\b(${MONTH_NAME})\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b`),
    ([month, day, year]) => isoDate(Number(year), monthOf(month!), Number(day)),
  ],
  [
    new RegExp(String.raw`\b(\d{1,2})(?:st|nd|rd|th)?\s+(${MONTH_NAME}),?\s+(\d{4})\b`),
    ([day, month, year]) => isoDate(Number(year), monthOf(month!), Number(day)),
  ],
]

/** A dateline that leaves out the year: "GUANGZHOU, China, Feb. 24 /PRNewswire/ —". */
const YEARLESS_DATELINE = new RegExp(
  String.raw`\b(${MONTH_NAME})\s+(\d{1,2})\s*(?:\/[^/\n]{2,40}\/|\([^)\n]{2,40}\)\s*[-–—])`,
)

/** What stands before the date where a line tells when its text was published. */
const PUBLISHED =
  /^\W*(?:posted|published|updated|last (?:updated|modified)|date|dated|effective|issued|released?|datum|stand|veröffentlicht|publié|fecha|publicado|发布|發佈|發布|更新|日期|公開|投稿)/i

/** What stands after the date of a dateline. */
const AFTER_DATELINE = /^\s*[)）]?\s*(?:[/:：]|[-–—]|电|電|讯|訊)/

/** How much else may stand in a line that is no more than a date, in UTF-16 units. */
const BARE_REST = 24

/** The date in a head line when it is the text's own, not just one the text speaks of. */
function ownDateIn(line: string, isTitle: boolean): string | null {
  for (const [pattern, read] of FULL_DATES) {
    const match = pattern.exec(line)
    const date = match && read(match.slice(1))
    if (!date || match.index > 100) continue
    const rest = line.slice(match.index + match[0].length)
    const isOwn =
      isTitle ||
      line.length - match[0].length <= BARE_REST ||
      PUBLISHED.test(line) ||
      AFTER_DATELINE.test(rest)
    if (isOwn) return date
  }
  return null
}

/**
 * The day a text was published, from its first lines; ISO 8601, or null when they do not settle it.
 * A dateline without a year gets the year that the title names, or else the only one in the text.
 */
export function dateOf(text: string, title: string): string | null {
  const head = text.slice(0, HEAD_LENGTH)
  const lines = head.split('\n').filter((line) => line.trim() !== '')
  for (const line of lines.slice(0, HEAD_LINES)) {
    const date = ownDateIn(line.trim(), line.includes(title))
    if (date) return date
    const dateline = YEARLESS_DATELINE.exec(line)
    const year = dateline && settledYear(text, title)
    if (year) return isoDate(year, monthOf(dateline[1]!), Number(dateline[2]))
  }
  return null
}

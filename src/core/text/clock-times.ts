const CLOCK = /^(\d{1,2})[:.](\d{2})$/
const HOUR_MARK =
  '(?:([ap])\\.?\\s?m\\b|uhr\\b|h(?:\\b|(?=\\d\\d(?!\\d)))|时(?!间|间)|時(?!間)|[点點](?!\\d)|[点點](?=\\d{1,2}\\s?分)|시(?=$|[^\\p{L}]|에|부터|까지|이후|이전|쯤|경|반|와|과|입))'
const WHOLE_HOUR = new RegExp(
  `^\\s*${HOUR_MARK}(?:\\s?(\\d{1,2})\\s?[分분]|(?<!m\\.?)\\s*(\\d{1,2})(?!\\d)|\\s?(半|반)|\\s?([一三])刻)?`,
  'iu',
)
/** The hour that a span ends with, whose mark is that of the first hour too: "9 bis 17 Uhr". */
const SPAN_END = new RegExp(
  `^\\s?(?:[-–—~～至到]|bis|to|à|a|até)\\s?(\\d{1,2})(?:[:.]\\d{2})?\\s{0,2}${HOUR_MARK}`,
  'iu',
)

/**
 * Pushes the time of day that digits with what follows them tell.
 * @returns how much of what follows is part of it; null where it is none.
 */
export function pushClock(
  token: string,
  before: string,
  after: string,
  found: string[],
): number | null {
  const clock = CLOCK.exec(token)
  const hour = WHOLE_HOUR.exec(after)
  const end = hour === null ? SPAN_END.exec(after) : null
  if (clock !== null && (token.includes(':') || hour !== null || end !== null)) {
    pushTime(Number(clock[1]), Number(clock[2]), hour?.[1], before, found)
    return 0
  }
  if (!/^\d{1,2}$/.test(token)) return null
  if (end !== null) {
    const isBelow = Number(token) < Number(end[1])
    return pushTime(Number(token), 0, isBelow ? end[2] : undefined, before, found) ? 0 : null
  }
  if (hour === null || isLong(Number(token), hour[0])) return null
  const quarter = hour[5] === undefined ? 0 : hour[5] === '一' ? 15 : 45
  const minute = hour[4] === undefined ? Number(hour[2] ?? hour[3] ?? quarter) : 30
  return pushTime(Number(token), minute, hour[1], before, found) ? hour[0].length : null
}

/** "24h" and "48h" are how long something takes, "24 Uhr" is not. */
const isLong = (hour: number, mark: string): boolean => hour >= 24 && /^\s*h\s*$/iu.test(mark)

const LATER = /(?:下午|晚上|傍晚|午後|午后|오후|저녁)\s?$/u
/** Of the evening from five on. */
const NIGHT = /(?:夜|夜里|夜裡|深夜|밤)の?\s?$/u
const MIDNIGHT = /(?:晚上|夜|夜里|夜裡|深夜|半夜|凌晨|午前|上午|오전|밤)\s?$/u

/** Pushes a time; false where there is no such. */
export function pushTime(
  hour: number,
  minute: number,
  half: string | undefined,
  before: string,
  found: string[],
): boolean {
  if (hour > 24 || minute > 59) return false
  const isNight = NIGHT.test(before)
  const isLater = half?.toLowerCase() === 'p' || (isNight ? hour >= 5 : LATER.test(before))
  const isMidnight =
    hour === 24 || (hour === 12 && (half?.toLowerCase() === 'a' || MIDNIGHT.test(before)))
  const hours = isMidnight ? 0 : isLater && hour < 12 ? hour + 12 : hour
  found.push(`t:${hours}:${String(minute).padStart(2, '0')}`)
  return true
}

import { HAN_NUMBER, parseHanNumber } from './han-number.ts'

const SCALES: readonly (readonly [RegExp, number])[] = [
  [/^[ -]?(?:thousand|mille?|mil|tausend|k|тысячи?|тыс|ألف)(?!\p{L})/iu, 1e3],
  [/^ ?천(?!\p{N})/u, 1e3],
  [/^ ?만/u, 1e4],
  [/^ ?억/u, 1e8],
  [
    /^[ -]?(?:million(?:s|en|es)?|millón|millones|milh(?:ão|ões)|milion[ei]|mio|mn|миллион(?:а|ов)?|млн|مليون)(?!\p{L})/iu,
    1e6,
  ],
  [/^[ -]?(?:milliard(?:s|en|e)?|mrd|миллиард(?:а|ов)?|млрд|مليار)(?!\p{L})/iu, 1e9],
  [/^[ -]?(?:billion|bn)(?!\p{L})/iu, 1e9],
]
/** Of "$1.2M", and of a bus, "35M". */
const MAYBE_MILLION = /^ ?M(?![\p{L}\p{N}])/u
const WIDE_SCALE = new RegExp(`^\\s?(?:[百千万萬亿億兆][${HAN_NUMBER}\\d.]*)`)

/**
 * The values that digits may mean: with "1.000", both a thousand and one.
 * @param after what follows them, such as "million".
 */
export function numbers(token: string, after: string): string[] {
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
  const scales = MAYBE_MILLION.test(after) ? [1, 1e6] : [scale]
  return scales.flatMap((size) =>
    readings.map((value) => String(Math.round(value * size * 1e6) / 1e6)),
  )
}

/** The values of digits with the signs between them, without what follows. */
export function readingsOf(token: string): number[] {
  const plain = token.replace(/['’ \u00a0\u202f]/g, '')
  if (/^\d+$/.test(plain)) return [Number(plain)]
  if (/^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(plain)) return [Number(plain.replace(/,/g, ''))]
  if (/^\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?$/.test(plain) || /^\d{1,3}(?:\.\d{3})+,\d+$/.test(plain))
    return [Number(plain.replace(/\./g, '').replace(',', '.'))]
  if (/^\d{1,3}\.\d{3}$/.test(plain)) return [Number(plain), Number(plain.replace('.', ''))]
  if (/^\d+[.,]\d+$/.test(plain)) return [Number(plain.replace(',', '.'))]
  return [...plain.matchAll(/\d+(?:\.\d+)?/g)].map(([part]) => Number(part))
}

const DIGITS = '〇一二三四五六七八九'
const UNITS: Readonly<Record<string, number>> = {
  十: 10,
  百: 100,
  千: 1e3,
  万: 1e4,
  萬: 1e4,
  亿: 1e8,
  億: 1e8,
  兆: 1e12,
}

/** Characters that numbers are written with in Chinese and Japanese. */
export const HAN_NUMBER = '〇零一二三四五六七八九十百千两兩万萬亿億'

const digitOf = (sign: string): number => {
  if (sign === '零') return 0
  if (sign === '两' || sign === '兩') return 2
  return DIGITS.indexOf(sign)
}

/** "一九六二" → 1962, "两千三百万" → 23000000, "1亿8600万" → 186000000; null if it is no number. */
export function parseHanNumber(text: string): number | null {
  if (/^[〇零一二三四五六七八九]{2,}$/.test(text)) return Number([...text].map(digitOf).join(''))
  let total = 0
  let section = 0
  let digit: number | null = null
  for (const [part] of text.matchAll(/\d+(?:\.\d+)?|[^\d.]/g)) {
    const unit = UNITS[part]
    if (unit === undefined) {
      digit = /\d/.test(part) ? Number(part) : digitOf(part)
      if (digit < 0) return null
    } else if (unit >= 1e4) {
      const amount: number = section + (digit ?? 0)
      total += (amount === 0 ? 1 : amount) * unit
      section = 0
      digit = null
    } else {
      section += (digit ?? 1) * unit
      digit = null
    }
  }
  return Math.round((total + section + (digit ?? 0)) * 1e6) / 1e6
}

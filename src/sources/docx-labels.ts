import type { ListPlace, NumberedList, Numbering, NumberLevel } from './docx-numbering.ts'
import { numeral } from './list-marks.ts'

const HAN_DIGITS = ['', ...'一二三四五六七八九']

/** 一 … 九十九, which all countings of China, Taiwan and Japan write alike. */
const han = (number: number): string | null =>
  number < 1 || number > 99
    ? null
    : number < 10
      ? HAN_DIGITS[number]!
      : `${number < 20 ? '' : HAN_DIGITS[Math.floor(number / 10)]}十${HAN_DIGITS[number % 10]}`

const wide = (number: number): string =>
  String(number).replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit)))

/** a … z, aa, bb …: not as on the Web, where ab follows aa. */
const repeated = (number: number): string | null =>
  number < 1 || number > 78
    ? null
    : String.fromCharCode(97 + ((number - 1) % 26)).repeat(Math.ceil(number / 26))

const FORMATS: Readonly<Record<string, (number: number) => string | null>> = {
  decimal: String,
  decimalZero: (number) => String(number).padStart(2, '0'),
  decimalFullWidth: wide,
  decimalFullWidth2: wide,
  decimalEnclosedCircle: (number) =>
    number < 1 || number > 20 ? null : String.fromCharCode(0x245f + number),
  lowerLetter: repeated,
  upperLetter: (number) => repeated(number)?.toUpperCase() ?? null,
  lowerRoman: (number) => (number < 1 || number > 3999 ? null : numeral(number, 'i')),
  upperRoman: (number) => (number < 1 || number > 3999 ? null : numeral(number, 'I')),
  chineseCounting: han,
  chineseCountingThousand: han,
  taiwaneseCounting: han,
  taiwaneseCountingThousand: han,
  japaneseCounting: han,
  none: () => '',
}

/** What stands before the paragraphs of a document, which have to come in their order. */
export class ParagraphLabels {
  readonly #numbering: Numbering
  /** What the last item of each level had, for every counter. */
  readonly #counts = new Map<string, Map<number, number>>()
  readonly #restarted = new Set<string>()

  constructor(numbering: Numbering) {
    this.#numbering = numbering
  }

  /** The next paragraph's label; null when it has none, or none that is known for sure. */
  next(own: ListPlace, style: string | null): string | null {
    const styled = style === null ? undefined : this.#numbering.styles.get(style)
    const id = own.list ?? styled?.list ?? null
    const list = id === null ? undefined : this.#numbering.lists.get(id)
    if (id === null || list === undefined) return null
    const linked = [...list.levels].find(([, level]) => style !== null && level.style === style)
    const number = own.level ?? linked?.[0] ?? styled?.level ?? 0
    const level = list.levels.get(number)
    if (level === undefined) return null
    const counts = this.#count(id, list, number, level)
    return labelOf(list, level, counts)
  }

  #count(
    id: string,
    list: NumberedList,
    number: number,
    level: NumberLevel,
  ): ReadonlyMap<number, number> {
    const counts = this.#counts.get(list.counter) ?? new Map<number, number>()
    this.#counts.set(list.counter, counts)
    const restart = list.restarts.get(number)
    const key = `${id}:${number}`
    const before = counts.get(number)
    if (restart !== undefined && !this.#restarted.has(key)) counts.set(number, restart)
    else counts.set(number, before === undefined ? level.start : before + 1)
    this.#restarted.add(key)
    for (const [deeper, { restartsBelow }] of list.levels)
      if (deeper > number && number < restartsBelow) counts.delete(deeper)
    return counts
  }
}

function labelOf(
  { levels }: NumberedList,
  level: NumberLevel,
  counts: ReadonlyMap<number, number>,
): string | null {
  if (level.format === 'bullet') return null
  let isKnown = true
  const label = level.text.replace(/%([1-9])/g, (_, digit: string) => {
    const number = Number(digit) - 1
    const referred = levels.get(number)
    const count = counts.get(number) ?? referred?.start
    const format = level.isLegal ? 'decimal' : referred?.format
    const written =
      count === undefined || format === undefined
        ? null
        : Object.hasOwn(FORMATS, format)
          ? FORMATS[format]!(count)
          : null
    isKnown &&= written !== null
    return written ?? ''
  })
  return isKnown && label.trim() !== '' ? label.trim() : null
}

import { attributeOf, type DomNode, nameOf, styleOf } from './dom-node.ts'

/** A mark that is known from elsewhere than the page: what stands before the item, or nothing. */
export const ITEM_MARK = 'data-verbatim-mark'

/** How a list counts, as the attribute `type` says it; null where its items carry no number. */
type Counting = '1' | 'a' | 'A' | 'i' | 'I' | null

const COUNTINGS: Readonly<Record<string, Counting>> = {
  decimal: '1',
  'lower-alpha': 'a',
  'lower-latin': 'a',
  'upper-alpha': 'A',
  'upper-latin': 'A',
  'lower-roman': 'i',
  'upper-roman': 'I',
}

const LIST_STYLE = /(?:^|[;\s])list-style(?:-type)?\s{0,9}:\s{0,9}([a-z-]{1,40})/i

function countingOf(node: DomNode): Counting | undefined {
  const styled = LIST_STYLE.exec(styleOf(node))?.[1]?.toLowerCase()
  // Of a counting that is not known here no number can be told; a wrong one would be worse than none.
  if (styled !== undefined && !/^(?:in|out)side$|^inherit$/.test(styled))
    return Object.hasOwn(COUNTINGS, styled) ? COUNTINGS[styled]! : null
  const type = attributeOf(node, 'type')?.trim() ?? ''
  return /^[1aAiI]$/.test(type) ? (type as Counting) : undefined
}

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
]

function roman(number: number): string {
  let rest = number
  let text = ''
  for (const [value, letters] of ROMAN) for (; rest >= value; rest -= value) text += letters
  return text
}

/** a … z, aa, ab … */
function letters(number: number): string {
  let text = ''
  for (let rest = number; rest > 0; rest = Math.floor((rest - 1) / 26))
    text = String.fromCharCode(97 + ((rest - 1) % 26)) + text
  return text
}

/** A number as its list writes it. What letters or Roman numerals cannot write is written in digits. */
export function numeral(number: number, counting: '1' | 'a' | 'A' | 'i' | 'I'): string {
  if (counting === '1' || number < 1 || number > 3999) return String(number)
  const text = counting.toLowerCase() === 'a' ? letters(number) : roman(number)
  return counting === counting.toLowerCase() ? text : text.toUpperCase()
}

const integerOf = (node: DomNode, name: string): number | null => {
  const value = Number.parseInt(attributeOf(node, name) ?? '', 10)
  return Number.isSafeInteger(value) ? value : null
}

const BULLET = '- '

/** What stands before each item of a list, as a browser shows it; a dash for every kind of dot. */
export function listMarks(list: DomNode, items: readonly DomNode[]): ReadonlyMap<DomNode, string> {
  const known = items.map((item) => attributeOf(item, ITEM_MARK))
  if (known.some((mark) => mark !== null))
    return new Map(items.map((item, index) => [item, known[index] ? `${known[index]} ` : '  ']))
  if (nameOf(list) !== 'OL') return new Map(items.map((item) => [item, BULLET]))
  const isReversed = attributeOf(list, 'reversed') !== null
  const counting = countingOf(list)
  let next = integerOf(list, 'start') ?? (isReversed ? items.length : 1)
  const marks = new Map<DomNode, string>()
  for (const item of items) {
    const number = integerOf(item, 'value') ?? next
    const own = countingOf(item)
    const shown = own === undefined ? (counting === undefined ? '1' : counting) : own
    marks.set(item, shown === null ? BULLET : `${numeral(number, shown)}. `)
    next = number + (isReversed ? -1 : 1)
  }
  return marks
}

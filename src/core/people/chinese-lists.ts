import type { Span } from '../document.ts'
import { CLEAR_SURNAME } from './lexicon/chinese-words.ts'

const ELEMENT = '\\p{Script=Han}{2,4}(?:[（(][^（()）]{0,24}[）)])?'
const LIST = new RegExp(
  `(?<=^|[，。；：:“\\s])${ELEMENT}(?:、${ELEMENT}){1,40}(?=$|[。；，\\s]|(?:等|[二两三四五六七八九十]+)[人位名]|等|当选|担任|出席)`,
  'gu',
)
const NAME = new RegExp(`^${CLEAR_SURNAME}\\p{Script=Han}{1,2}$`, 'u')
const COUNTED = /^(?:等|[二两三四五六七八九十]+)[人位名](?![口民])/u

/**
 * The names of lists such as "温国栋（主席）、蓝天宇": all of them, where all look like names and one
 * is known to be one or people are counted behind. In order.
 * @param plain in simplified characters.
 */
export function listedNames(plain: string, known: readonly Span[]): Span[] {
  return [...plain.matchAll(LIST)].flatMap(({ index, 0: list }) => {
    const end = index + list.length
    const names = [...list.matchAll(/\p{Script=Han}+(?=[（(、]|$)/gu)].map(
      ({ index: at, 0: name }) => ({ start: index + at, end: index + at + name.length }),
    )
    const isSure =
      COUNTED.test(plain.slice(end, end + 4)) ||
      known.some((span) => names.some((name) => name.start === span.start && name.end === span.end))
    const elements = names.filter(({ start }) => !isBracketed(plain, index, start))
    return isSure && elements.every((name) => NAME.test(plain.slice(name.start, name.end)))
      ? elements
      : []
  })
}

const isBracketed = (plain: string, from: number, place: number): boolean =>
  /[（(][^）)]*$/u.test(plain.slice(from, place))

import { Converter } from 'opencc-js/t2cn'

let converter: ((text: string) => string) | null = null
const known = new Map<string, string>()

/** Each Chinese character in its simplified form; every offset stays. */
export const simplified = (text: string): string =>
  text.replace(/\p{Script=Han}/gu, (character) => {
    let simple = known.get(character)
    if (simple === undefined) {
      // The dictionaries take a moment to load, and most texts need none.
      const convert: (text: string) => string = converter ?? Converter({ from: 'tw', to: 'cn' })
      converter = convert
      const converted = convert(character)
      simple = converted.length === character.length ? converted : character
      known.set(character, simple)
    }
    return simple
  })

export const hasHan = (text: string): boolean => /\p{Script=Han}/u.test(text)

import { pinyin } from 'pinyin-pro'
import { fold } from '../text/fold.ts'
import { surnameReading } from '../text/names.ts'
import { hasHan, simplified } from './chinese.ts'

/** Words of a name in small plain letters, in the order written. */
export const wordsOfName = (name: string): string[] =>
  hasHan(name)
    ? [simplified(name)]
    : (fold(name).match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*/gu) ?? []).map((word) =>
        word.replace(/['’-]/gu, ''),
      )

/** "黄坤明" → "huangkunming"; null for other scripts and for transliterated names. */
export const pinyinOf = (name: string): string | null =>
  /^\p{Script=Han}{2,4}$/u.test(name) ? readingOf(name) : null

/** Chinese characters, a single one too, in one run of letters. */
export const readingOf = (name: string): string => surnameReading(simplified(name))

/** Any text in one run of letters and digits, Chinese characters by their pinyin. */
export function lettersIn(text: string): string {
  const plain = fold(text)
  const read = hasHan(plain)
    ? fold(pinyin(simplified(plain), { toneType: 'none', type: 'array' }).join(''))
    : plain
  return read.replace(/[^\p{L}\p{N}]+/gu, '')
}

/** All ways of writing a name in one run of letters: surname first and surname last. */
export function lettersOf(name: string): string[] {
  const reading = pinyinOf(name)
  if (reading !== null) return [reading]
  const words = wordsOfName(name)
  return words.length < 2 ? words : [words.join(''), [words.at(-1), ...words.slice(0, -1)].join('')]
}

/** One key for a name in any order of its words; names in Chinese characters have their own. */
export const nameKey = (name: string): string =>
  hasHan(name) ? simplified(name) : wordsOfName(name).toSorted().join(' ')

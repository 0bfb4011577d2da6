import { pinyin } from 'pinyin-pro'
import { fold } from './fold.ts'
import { stem } from './stem.ts'
import { isStopTerm } from './stop-words.ts'

/**
 * Chinese names in characters and in letters meet in their pairs of neighbouring syllables: 黄坤明,
 * Huang Kunming and Kunming Huang have `kunming` in common, and the first two `huangkun` as well.
 * So no list of surnames or places is needed, and what is misspelt by sound is found too.
 */

/** A run of simplified Chinese → each pair of neighbouring syllables. */
export function hanNames(run: string): string[] {
  const signs = [...run]
  if (signs.length < 2) return []
  const readings = pinyin(run, { toneType: 'none', type: 'array' }).map(fold)
  return signs.slice(0, -1).flatMap((sign, index) => {
    const [first, second] = [readings[index]!, readings[index + 1]!]
    const asSurname = surnameReading(sign)
    return asSurname === first ? [first + second] : [first + second, asSurname + second]
  })
}

const readings = new Map<string, string>()

/**
 * Simplified Chinese in one run of letters, as a name is read: some characters are read otherwise where
 * they are surnames (单, 仇, 解).
 */
export function surnameReading(name: string): string {
  let reading = readings.get(name)
  if (reading === undefined) {
    const options = { toneType: 'none', type: 'array', mode: 'surname' } as const
    reading = fold(pinyin(name, options).join(''))
    readings.set(name, reading)
  }
  return reading
}

const SYLLABLE =
  /^(?:er|(?:zh|ch|sh|[bpmfdtnlgkhjqxzcsryw])?(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|ei|ao|ou|an|en|in|un|ia|ie|iu|ua|uo|ui|ue|a|o|e|i|u))$/
const LONGEST_SYLLABLE = 6
const LONGEST_NAME = 30
const CAPITALISED = /\p{Lu}\p{Ll}+(?:[-'’]?\p{Script=Latin}+)*/gu

/** A text in Latin letters → the pairs of syllables of the Chinese names it possibly has. */
export function romanNames(text: string): string[] {
  const pairs: string[] = []
  let [before, beforeEnd] = ['', 0]
  for (const { 0: word, index } of text.matchAll(CAPITALISED)) {
    const cut = syllablesOf(word)
    const syllables = cut.length > 1 && isFunctionWord(word) ? [] : cut
    if (text.slice(beforeEnd, index) !== ' ') before = ''
    for (const syllable of syllables) {
      if (before !== '') pairs.push(before + syllable)
      before = syllable
    }
    if (syllables.length === 0) before = ''
    beforeEnd = index + word.length
  }
  return pairs
}

/**
 * What a text in Latin letters surely calls by a Chinese name, as pairs of syllables. A word alone may
 * be of any language ("Miete", "Game"); two or more beside each other, one of them of a single syllable
 * as most surnames are and none longer than a given name, hardly are.
 */
export function surelyRomanNames(text: string): string[] {
  return runsOf(text, CAPITALISED).flatMap((run) =>
    run.length > 1 && run.some(({ length }) => length === 1) ? pairsOf(run.flat()) : [],
  )
}

/**
 * Each that may be a Chinese name written without capitals or in nothing else, as its pairs of
 * syllables: "huang kunming", "HUANG KUNMING". Many are none ("long game").
 */
export const uncasedRomanNames = (text: string): string[][] =>
  runsOf(text, WORD).flatMap((run) =>
    run.flatMap((_, index) =>
      [run.slice(index, index + 2), run.slice(index, index + 3)]
        .filter((words, row) => words.length === row + 2 && isNameLong(words.flat().length))
        .map((words) => pairsOf(words.flat())),
    ),
  )

const isNameLong = (syllables: number): boolean => syllables === 2 || syllables === 3

const WORD = /\p{Script=Latin}+(?:[-'’]\p{Script=Latin}+)*/gu
const LONGEST_PART = 2

/** Words one space apart that can be parts of a name, each as its syllables. */
function runsOf(text: string, pattern: RegExp): (readonly string[])[][] {
  const runs: (readonly string[])[][] = []
  let end = -1
  for (const { 0: word, index } of text.matchAll(pattern)) {
    const isNext = index === end + 1 && text[end] === ' '
    const isPart = !isFunctionWord(word) || isNamedMidway(word, text, index)
    const syllables = isPart ? syllablesOf(word) : []
    if (syllables.length === 0 || syllables.length > LONGEST_PART) continue
    if (isNext) runs.at(-1)!.push(syllables)
    else runs.push([syllables])
    end = index + word.length
  }
  return runs
}

/** A function word with a capital behind a word without one is none: "Who is He Jiankui?". */
const isNamedMidway = (word: string, text: string, index: number): boolean =>
  /^\p{Lu}\p{Ll}/u.test(word) &&
  /(?<!\p{L})\p{Ll}\p{L}{0,30} $/u.test(text.slice(Math.max(0, index - 32), index))

const pairsOf = (syllables: readonly string[]): string[] =>
  syllables.slice(1).map((syllable, index) => syllables[index]! + syllable)

/** Such as begin a question. Of one syllable only some other language has them: Can, He, Qu. */
const isFunctionWord = (word: string): boolean => isStopTerm(stem(fold(word)))

/** A word as syllables, cut where it says so; none where it can't be cut. */
function syllablesOf(word: string): readonly string[] {
  const parts = fold(word)
    .split(/[-'’]/)
    .map((part) => cutUp(part))
  return parts.some((part) => part === null) ? [] : parts.flatMap((part) => part ?? [])
}

/** Syllables, the first ones as long as they can be; null where there is no way. */
function cutUp(letters: string): readonly string[] | null {
  if (letters.length > LONGEST_NAME) return null
  const ways: (readonly string[] | null)[] = Array.from(letters, () => null)
  ways.push([])
  for (let at = letters.length - 1; at >= 0; at -= 1)
    for (let length = LONGEST_SYLLABLE; length > 0 && ways[at] === null; length -= 1) {
      const rest = ways[at + length] ?? null
      const first = letters.slice(at, at + length)
      if (rest !== null && SYLLABLE.test(first)) ways[at] = [first, ...rest]
    }
  return ways[0]!
}

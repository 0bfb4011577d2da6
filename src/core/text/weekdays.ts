import { fold } from './fold.ts'
import { membersOfSpans, type Named } from './spans.ts'

/** Languages whose names of weekdays are known. */
const LANGUAGES = [
  'en',
  'de',
  'fr',
  'es',
  'pt',
  'it',
  'nl',
  'sv',
  'pl',
  'ru',
  'uk',
  'tr',
  'id',
  'ar',
]

/** What changes with number and case, at the end of a name: "среда", "по средам", "wtorek", "wtorki". */
const ENDING = /(?:ek|ok|ок|[aeoаеоя])$/u
/** A stem of this many letters begins nothing but the day's name and words made of it: "Dienstagabend". */
const SURE_STEM = 6
/** A shorter name is the beginning of other words: "salı", Tuesday, and "salir". */
const SHORTEST_NAME = 5
/** As many letters may follow other stems. */
const LONGEST_ENDING = 3

interface Stem {
  readonly stem: string
  /** 1 for Monday. */
  readonly day: number
  /** How many letters may follow it. */
  readonly most: number
}

function stemOf(name: string, day: number): Stem {
  const bare = name.replace(ENDING, '')
  const stem = bare.length < 4 ? name : bare
  if (stem.length >= SURE_STEM) return { stem, day, most: Number.POSITIVE_INFINITY }
  const isShort = name.length < SHORTEST_NAME && /\p{Script=Latin}/u.test(name)
  return { stem: isShort ? name : stem, day, most: isShort ? 0 : LONGEST_ENDING }
}

/** From Monday to Sunday. */
function namesOf(language: string, weekday: 'long' | 'short'): string[] {
  const format = new Intl.DateTimeFormat(language, { weekday, timeZone: 'UTC' })
  // 1 June 2026 is a Monday.
  return Array.from({ length: 7 }, (_, index) => format.format(Date.UTC(2026, 5, 1 + index)))
}

/** Longer ones first, since "pazartesi" is no "pazar". */
const STEMS: readonly Stem[] = LANGUAGES.flatMap((language) =>
  namesOf(language, 'long').map((name, index) => stemOf(fold(name), index + 1)),
).sort((one, other) => other.stem.length - one.stem.length)

/** The hyphen of "terça-feira"; that of "Monday-Friday" parts two days. */
const WORD = /(?<![\p{L}\p{M}])[\p{L}\p{M}]{3,20}(?:['’]\p{L}{2,6}|-feiras?)?/gu
const SHORT = {
  pattern: /(?<!\p{L})(Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)(?!\p{L})/gu,
  days: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
}
/** Of each language "Mo", "lun.", "пн", without the dot; in its case, and with a capital. */
const ABBREVIATED: readonly ReadonlyMap<string, number>[] = LANGUAGES.map((language) => {
  const days = namesOf(language, 'short').map((dotted, index) => {
    const name = dotted.replace('.', '')
    return [name, name.slice(0, 1).toUpperCase() + name.slice(1)].map(
      (written) => [written, index + 1] as const,
    )
  })
  return new Map(days.flat())
})
const ABBREVIATED_SPAN =
  /(?<![\p{L}\p{M}])([\p{L}\p{M}]{1,6})\.?\s{0,2}(?:[-–—~～]|(?<=\s)(?:bis|au|à|al?|até|do|по|t\/m|tot)(?=\s))\s{0,2}([\p{L}\p{M}]{1,6})(?![\p{L}\p{M}])/gu
const HAN = {
  pattern:
    /(?:[周週]|星期|[礼禮]拜|(?<=(?:[周週期]|拜)[一二三四五六日天][-–—~～至到]))([一二三四五六日天])/gu,
  days: ['一', '二', '三', '四', '五', '六', '日', '天'],
}
const JAPANESE = {
  pattern: /([月火水木金土日])(?:曜|(?=[-–—~～〜][月火水木金土日]曜))/gu,
  days: [...'月火水木金土日'],
}
const KOREAN = {
  pattern: /([월화수목금토일])(?:요일|(?=[-–—~～〜][월화수목금토일]요일))/gu,
  days: [...'월화수목금토일'],
}

/** Weekdays of a text, Monday to Sunday as 1 to 7. */
export interface Weekdays {
  readonly named: readonly number[]
  /** All of each span, whether named or not. */
  readonly spanned: readonly number[]
}

export function weekdaysIn(text: string): Weekdays {
  const words = placesOf(text, WORD, ([word]) => dayOf(fold(word.replace('s-feiras', '-feira'))))
  const signs = [SHORT, HAN, JAPANESE, KOREAN].flatMap(({ pattern, days }) =>
    placesOf(text, pattern, ([, day]) =>
      Math.min(7, days.findIndex((one) => day!.startsWith(one)) + 1),
    ),
  )
  const places = [...words, ...signs, ...abbreviatedIn(text)]
    .filter(({ value }) => value > 0)
    .sort((one, other) => one.start - other.start)
  return {
    named: [...new Set(places.map(({ value }) => value))],
    spanned: membersOfSpans(text, places, 7).flat(),
  }
}

/** Most are other words too ("so", "mar"), so that only those count that bound a span: "Mo–Fr". */
const abbreviatedIn = (text: string): Named[] =>
  [...text.matchAll(ABBREVIATED_SPAN)].flatMap(
    ({ 0: span, 1: first = '', 2: last = '', index }) => {
      const days = ABBREVIATED.find((names) => names.has(first) && names.has(last))
      const end = index + span.length
      return days === undefined
        ? []
        : [
            { value: days.get(first)!, start: index, end: index + first.length },
            { value: days.get(last)!, start: end - last.length, end },
          ]
    },
  )

const placesOf = (
  text: string,
  pattern: RegExp,
  numberOf: (match: RegExpExecArray) => number,
): Named[] =>
  [...text.matchAll(pattern)].map((match) => ({
    value: numberOf(match),
    start: match.index,
    end: match.index + match[0].length,
  }))

/** 0 for a word that is none. */
const dayOf = (word: string): number =>
  STEMS.find(({ stem, most }) => word.startsWith(stem) && word.length - stem.length <= most)?.day ??
  0

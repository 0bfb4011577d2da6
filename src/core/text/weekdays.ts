import { fold } from './fold.ts'

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

/** Longer ones first, since "pazartesi" is no "pazar". */
const STEMS: readonly Stem[] = LANGUAGES.flatMap((language) => {
  const format = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' })
  // 1 June 2026 is a Monday.
  return Array.from({ length: 7 }, (_, index) =>
    stemOf(fold(format.format(Date.UTC(2026, 5, 1 + index))), index + 1),
  )
}).sort((one, other) => other.stem.length - one.stem.length)

const WORD = /(?<![\p{L}\p{M}])[\p{L}\p{M}]{3,20}(?:['’-]\p{L}{2,6})?/gu
const SHORT = {
  pattern: /(?<!\p{L})(Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)(?!\p{L})/gu,
  days: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
}
const HAN = {
  pattern: /(?:[周週]|星期|[礼禮]拜)([一二三四五六日天])/gu,
  days: ['一', '二', '三', '四', '五', '六', '日', '天'],
}
const JAPANESE = { pattern: /([月火水木金土日])曜/gu, days: [...'月火水木金土日'] }
const KOREAN = { pattern: /([월화수목금토일])요일/gu, days: [...'월화수목금토일'] }

/** Monday to Sunday, 1 to 7, as a text names them. */
export function weekdaysIn(text: string): number[] {
  const words = [...text.matchAll(WORD)].map(([word]) => fold(word.replace('s-feiras', '-feira')))
  const signs = [SHORT, HAN, JAPANESE, KOREAN].flatMap(({ pattern, days }) =>
    [...text.matchAll(pattern)].map(([, day]) =>
      Math.min(7, days.findIndex((one) => day!.startsWith(one)) + 1),
    ),
  )
  return [...new Set([...words.map(dayOf), ...signs])].filter((day) => day > 0)
}

/** 0 for a word that is none. */
const dayOf = (word: string): number =>
  STEMS.find(({ stem, most }) => word.startsWith(stem) && word.length - stem.length <= most)?.day ??
  0

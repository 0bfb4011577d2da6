import { detect, detectAll } from 'tinyld'
import { sharing, writtenIn } from './text/alphabets.ts'
import { askedIn, asksInLatin } from './text/asking-words.ts'
import { DENSE_LANGUAGES } from './text/dense.ts'
import { isKanjiOnly } from './text/kanji.ts'
import { functionWordCounts } from './text/stop-words.ts'

/** How much of a text is looked at, in UTF-16 units. */
const SAMPLE = 4000

/** Scripts that tell the language by themselves, or nearly so. */
const BY_SCRIPT: readonly (readonly [RegExp, string])[] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, 'ja'],
  [/\p{Script=Han}/gu, 'zh'],
  [/\p{Script=Hangul}/gu, 'ko'],
  [/\p{Script=Arabic}/gu, 'ar'],
  [/\p{Script=Hebrew}/gu, 'he'],
  [/\p{Script=Thai}/gu, 'th'],
  [/\p{Script=Devanagari}/gu, 'hi'],
  [/\p{Script=Bengali}/gu, 'bn'],
  [/\p{Script=Tamil}/gu, 'ta'],
  [/\p{Script=Telugu}/gu, 'te'],
  [/\p{Script=Greek}/gu, 'el'],
  [/\p{Script=Georgian}/gu, 'ka'],
  [/\p{Script=Armenian}/gu, 'hy'],
  [/\p{Script=Khmer}/gu, 'km'],
  [/\p{Script=Lao}/gu, 'lo'],
  [/\p{Script=Myanmar}/gu, 'my'],
  [/\p{Script=Cyrillic}/gu, 'ru'],
]

const LATIN = [
  ...[
    'en',
    'de',
    'fr',
    'es',
    'pt',
    'it',
    'nl',
    'sv',
    'da',
    'no',
    'fi',
    'pl',
    'cs',
    'sk',
    'hu',
    'ro',
  ],
  ...['tr', 'vi', 'id', 'ca', 'hr', 'et', 'lv', 'lt', 'is'],
]

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0

const QUOTED =
  /「[^」]{0,40}」|『[^』]{0,40}』|《[^》]{0,40}》|“[^”]{0,40}”|（[^）]{0,40}）|\([^)]{0,40}\)/g

/** The language of the script that most of the text is written in; null for Latin. */
function byScript(text: string): string | null {
  const latin = count(text, /\p{Script=Latin}/gu)
  const found = BY_SCRIPT.map(([pattern, language]) => ({
    language,
    letters: count(text, pattern),
  }))
  const kana = count(text.replace(QUOTED, ''), BY_SCRIPT[0]![0])
  const han = found[1]!.letters
  // Japanese mixes both; a Chinese text has kana in a title or a quoted word at most.
  const cjk = { language: kana * 10 > han ? 'ja' : 'zh', letters: kana + han }
  const best = [cjk, ...found.slice(2)].reduce((a, b) => (b.letters > a.letters ? b : a))
  const weight = DENSE_LANGUAGES.has(best.language) ? 3 : 1
  return best.letters > 0 && best.letters * weight > latin ? best.language : null
}

/** In UTF-16 units. A longer text has enough words of its own. */
const SHORT = 40
/** Longer ones have so many words that those of names do not count. */
const LONGEST_QUESTION = 200

/** "Der Herr der Ringe", "El Niño de la Palma" amid a sentence: words with capitals and what stands between them. */
const NAME =
  /(?<=[^.!?:\s]\s)\p{Lu}[\p{L}'’.-]{0,40}(?:(?:\s\p{Ll}{1,6}){0,3}\s\p{Lu}[\p{L}'’.-]{0,40}){1,8}/gu

/** Decided by function words where they are clear: names of another language mislead the detector. */
function byFunctionWords(text: string): string | null {
  const isShort = text.length < LONGEST_QUESTION
  return (isShort ? clearest(text.replace(NAME, ' ')) : null) ?? clearest(text)
}

/** The word that asks, at the beginning, counts twice. */
function clearest(text: string): string | null {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? []
  const asking = words.slice(0, 1).filter(asksInLatin)
  const [best, second] = [...functionWordCounts([...asking, ...words])].sort(
    ([, a], [, b]) => b - a,
  )
  if (best === undefined || best[1] < 2 || best[1] * 8 < words.length) return null
  return best[1] > (second?.[1] ?? 0) * 1.25 ? best[0] : null
}

/** What the detector takes short words of related languages for. */
const MISTAKEN_FOR = new Set(['be', 'fa', 'hi'])

/**
 * A short text in a script of several languages: of those that have its letters and words that ask,
 * the one that the detector is sure of, or else the one to expect.
 */
function amongShared(sample: string, script: string, hint: string | undefined): string | null {
  const [expected] = hint?.toLowerCase().split('-', 1) ?? []
  if (script === 'zh') return expected === 'ja' && isKanjiOnly(sample) ? 'ja' : 'zh'
  const fitting = askedIn(sample, writtenIn(sample, script))
  const likely = fitting.find((language) => language === expected)
  if (fitting.length < 2) return fitting[0] ?? null
  const [first] = detectAll(sample, { only: fitting })
  const isSure = first?.accuracy === 1 && !(likely !== undefined && MISTAKEN_FOR.has(first.lang))
  return isSure ? first.lang : (likely ?? fitting[0]!)
}

/**
 * The language of a text: ISO 639-1, or `und` where there is too little to tell by.
 * @param hint taken for short texts that do not tell: names and keywords in Latin letters, and
 * what several languages of one script could say.
 */
export function detectLanguage(text: string, hint?: string): string {
  const sample = text.slice(0, SAMPLE).toWellFormed()
  const isShort = sample.trim().length < SHORT
  const script = byScript(sample)
  if (script !== null) {
    const likely = isShort ? amongShared(sample, script, hint) : null
    const shared = sharing(script)
    return likely ?? (shared.length === 0 ? script : detect(sample, { only: shared }) || script)
  }
  if (!/\p{L}/u.test(sample)) return hint ?? 'und'
  const clear = byFunctionWords(sample)
  if (clear !== null) return clear
  if (isShort) return hint ?? 'und'
  return detect(sample, { only: LATIN }) || hint || 'und'
}

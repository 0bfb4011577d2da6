/**
 * Abbreviations that nearly always stand before the rest of their sentence: titles and references.
 * Those that may also end one ("etc.", "Inc.", "p.m.") are left to the splitter.
 */
const BEFORE_A_NAME =
  'mr mrs ms mx dr prof st rev hon gen col capt lt sgt maj gov sen rep pres supt messrs mt ft jr sr sra srta srs dña dr dra d prof.ª hr fr frl mme mlle mgr me m mm vs cf approx ca bzw vgl evtl ggf inkl zzgl insb sog stellv z d u i'
const BEFORE_A_NUMBER =
  'no nos nr núm n vol vols fig figs eq sec secs art arts abs pp p s ch chap bd aufl pág págs tel ext par'

const names = new Set(BEFORE_A_NAME.split(' '))
const numbers = new Set(BEFORE_A_NUMBER.split(' '))
const LAST_WORD = /(?<![\p{Script=Latin}\p{N}.])([\p{Script=Latin}\p{Script=Cyrillic}ª]{1,8})\.$/u
/** "M.", "D.", "I." are titles or initials in these; in English a single letter often ends a sentence. */
const SINGLE_LETTER = /^\p{Lu}\.$/u

/** Roman numerals have no other letters: "Is" and "Visit" are none. */
const NUMBER = /^(?:[\d(]|[IVXLC]{1,8}(?![\p{L}'’]))/u
/** "No. I think not." */
const PRONOUN = /^I\s\p{Ll}/u

/** Words that open a sentence and hardly ever follow an abbreviation or an ordinal. */
const OPENERS = new Set(
  (
    'the this that these those he she it they we you i there here in on at if when while after before but and so then however our their his her its what who how why yes no ' +
    'der die das ein eine er sie es wir ihr ich dies diese dieser dieses danach dann dort hier dabei dafür außerdem wenn als nach bei mit im am für aber und doch so bis seit wer was wie ' +
    'le la les un une il elle ils elles on nous vous ce cette ces dans en pour mais et puis si quand ' +
    'el los las una él ella ellos se no en por para pero y si cuando este esta estos estas su sus o a os as um uma ele ela eles mas e quando esse essa'
  ).split(' '),
)

const opensSentence = (next: string): boolean => {
  const word = /^[\p{Pi}\p{Ps}"']*(\p{L}+)/u.exec(next.slice(0, 24))?.[1]
  return word !== undefined && OPENERS.has(word.toLowerCase())
}

/** The full stop at the end of `piece` belongs to an abbreviation or an initial, not to a sentence. */
export function endsInAbbreviation(piece: string, next: string): boolean {
  const word = LAST_WORD.exec(piece.slice(-12))?.[1]
  if (word === undefined) return false
  const lower = word.toLowerCase()
  if (numbers.has(lower) && NUMBER.test(next)) return !(lower === 'no' && PRONOUN.test(next))
  if (SINGLE_LETTER.test(`${word}.`))
    return /^(?:\p{Lu}|d[’']|(?:de|von|van|zu) )/u.test(next) && !opensSentence(next)
  return (
    names.has(lower) &&
    lower.length > 1 &&
    /^[\p{L}\d]/u.test(next) &&
    !(lower.length === 2 && opensSentence(next))
  )
}

const ORDINAL_LANGUAGES = new Set(
  'de da no nb nn sv fi is cs sk pl hu hr sl sr bs et lv tr'.split(' '),
)

/** "am 3. Mai", "die 2. Vorsitzende": an ordinal number in the languages that write it with a full stop. */
export const endsInOrdinal = (piece: string, next: string, language: string): boolean =>
  ORDINAL_LANGUAGES.has(language) &&
  /(?:^|[\s(/–-])\d{1,2}\.$/.test(piece.slice(-5)) &&
  /^\p{L}/u.test(next) &&
  !opensSentence(next)

/** An abbreviation such as "U.S." or "etc." that may end a sentence, before a word that opens one. */
export const splitsAfterAbbreviation = (next: string): boolean => opensSentence(next)

import type { Span } from '../document.ts'
import type { NamedEntity } from '../reader.ts'
import { PARTICLES, POLITE, SUFFIXES } from './lexicon/name-words.ts'
import { KINSHIP } from './lexicon/role-words.ts'
import { isRoleNoun } from './role-nouns.ts'

/** A word of a script with capitals, and how surely each of its letters belongs to a name; 0 to 1. */
export interface Word extends Span {
  /** Its place among the words of the text. */
  readonly index: number
  readonly text: string
  readonly lower: string
  readonly person: number
  readonly organisation: number
  readonly location: number
  /** Index of the tagged name that it begins in; −1 for none. */
  readonly name: number
}

/** Addresses and handles hold names of nobody. */
const MACHINE =
  /https?:\/\/\S+|www\.\S+|[\w.+-]+@[\w.-]+\w|(?<![\p{L}\p{N}])@[\p{L}\p{N}_.-]*[\p{L}\p{N}_]/gu

/** The text with addresses and handles blanked out; every offset stays. */
const withoutMachineNames = (text: string): string =>
  text.replace(MACHINE, (machine) => '\uFFFC'.repeat(machine.length))

const LETTER = '(?:(?![\\p{scx=Han}\\p{scx=Hira}\\p{scx=Kana}\\p{scx=Hang}])[\\p{L}\\p{M}\\p{N}])'
const WORD = new RegExp(
  `(?:[ldLD]['’](?=${LETTER}))|${LETTER}+(?:[-‐‑'’]${LETTER}+)*(?:['’](?=\\s\\p{Lu}))?`,
  'gu',
)

/** Words of scripts written with spaces, in order. A possessive ’s is no part of its word. */
export function wordsOf(text: string, names: readonly NamedEntity[]): Word[] {
  const words: Word[] = []
  let from = 0
  for (const match of withoutMachineNames(text).matchAll(WORD)) {
    const start = match.index
    const bare = match[0].replace(/(?<=\p{L})['’]s$/u, '')
    const end = start + bare.length
    while (from < names.length && names[from]!.end <= start) from += 1
    words.push({
      start,
      end,
      index: words.length,
      text: bare,
      lower: bare.toLowerCase(),
      ...scoresOf({ start, end }, names, from),
    })
  }
  return words
}

function scoresOf({ start, end }: Span, names: readonly NamedEntity[], from: number) {
  const scores = { person: 0, organisation: 0, location: 0, name: -1 }
  for (let index = from; index < names.length && names[index]!.start < end; index += 1) {
    const name = names[index]!
    const shared = Math.min(end, name.end) - Math.max(start, name.start)
    if (shared > 0 && scores.name < 0) scores.name = index
    if (shared > 0) scores[name.kind] += (shared / (end - start)) * name.confidence
  }
  return scores
}

export const isCapitalised = ({ text }: Pick<Word, 'text'>): boolean => /^\p{Lu}/u.test(text)
export const isInitial = ({ text }: Pick<Word, 'text'>): boolean =>
  /^\p{Lu}{1,2}$|^\p{Lu}-\p{Lu}$/u.test(text)
/** "Sister Benedicta" has a title, "his sister Clara" has none. */
export const isPolite = (word: Pick<Word, 'lower' | 'text'>): boolean =>
  POLITE.has(word.lower) && (!KINSHIP.has(word.lower) || isCapitalised(word))
export const isParticle = ({ lower }: Pick<Word, 'lower'>): boolean => PARTICLES.has(lower)
export const isSuffix = ({ lower }: Pick<Word, 'lower'>): boolean => SUFFIXES.has(lower)

/** Given names that are written short, with a dot: "Ma. Teresa", "Wm. Bligh". */
const SHORTENED =
  /^(?:st|ste|ma|wm|chas|geo|thos|jos|robt|jas|benj|edw|th|ph|chr|joh|fco|fdo|alex)$/u

/** Whether what stands between two words leaves them in one name. */
export function joins(text: string, left: Word, right: Word): boolean {
  const gap = text.slice(left.end, right.start)
  if (gap === '') return /['’]$/u.test(left.text)
  if (/^[ \u00A0]{1,2}$/u.test(gap)) return true
  if (/^\.[ \u00A0]?$/u.test(gap))
    return (
      isInitial(left) ||
      isPolite(left) ||
      SHORTENED.test(left.lower) ||
      (left.lower.length < 6 && isRoleNoun(left.lower))
    )
  if (/^, ?$/u.test(gap)) return /^(?:jr|sr)$/u.test(right.lower)
  // A nickname in quotation marks.
  return /^ \(?["“”„'‘]$|^["”“'’]\)? $/u.test(gap)
}

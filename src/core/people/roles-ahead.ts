import type { Span } from '../document.ts'
import { FUNCTION_WORDS, SENTENCE_OPENERS } from './lexicon/ahead-words.ts'
import { ARTICLES, PREPOSITIONS, ROLE_MODIFIERS } from './lexicon/role-words.ts'
import { isRoleNoun, looksLikeAgent } from './role-nouns.ts'
import { rolesIn } from './role-phrase.ts'
import { before, type Place } from './role-place.ts'
import { ORGANISATION, PERSON } from './skeleton.ts'

/** "Ministry of Ports spokesperson Name", "Acting Chief Inspector Name". */
export function ahead(place: Place): Span[] {
  const { skeleton, line } = place
  // "Councillors A. Finch and M. Osei".
  const text = before(place).replace(
    new RegExp(`(?<=s )(?:${PERSON}+(?:, | (?:and|und|et|y) ))+$`, 'u'),
    '',
  )
  if (!/[\p{L}\uE001]\.? $/u.test(text)) return []
  const isShared = text.length < before(place).length
  const words = [...text.matchAll(/[\p{L}\uE001][\p{L}\p{M}\uE001'’-]*/gu)].map(
    ({ index, 0: word }) => ({
      start: line.start + index,
      end: line.start + index + word.length,
      word,
      lower: word.toLowerCase().replace(/^[ld]['’]/u, ''),
    }),
  )
  const head = words.at(-1)
  if (isShared && !/s$/u.test(head?.lower ?? '')) return []
  // "She heads Name", "coaches Name": several nouns for one name.
  const isPlural =
    head !== undefined && /^\p{Ll}+s$/u.test(head.word) && isRoleNoun(head.lower.slice(0, -1))
  if (isPlural && !isShared && !OTHERS.test(skeleton.slice(place.mention.end, line.end))) return []
  if (
    head === undefined ||
    !(/^\p{Lu}\p{L}{1,4}$/u.test(head.word) ? /^\.? $/u : /^ $/u).test(
      skeleton.slice(head.end, line.start + text.length),
    ) ||
    !isHead(head) ||
    isInfinitive(head, place.language)
  )
    return []
  let from = words.length - 1
  while (from > 0 && belongs(skeleton, words, from)) from -= 1
  while (isOwnerAhead(skeleton, words, from)) from -= 1
  const start = words[from]!.start + (/^[ldLD]['’](?=\p{L})/u.test(words[from]!.word) ? 2 : 0)
  const roles = partsByComma(skeleton, { start, end: head.end }).flatMap((part) =>
    rolesIn(skeleton, part, 'noun'),
  )
  return / (?:and|und|et|y) |, /u.test(skeleton.slice(start, head.end)) ? roles : roles.slice(-1)
}

/** "New York's governor Name": all of the owner's name. */
const isOwnerAhead = (skeleton: string, words: readonly Placed[], from: number): boolean => {
  const [owner, ahead] = [words[from], words[from - 1]]
  return (
    owner !== undefined &&
    ahead !== undefined &&
    /^\p{Lu}[\p{L}-]*(?:['’]s)?$/u.test(owner.word) &&
    words.slice(from, from + 2).some(({ word }) => /['’]s$/u.test(word)) &&
    /^\p{Lu}\p{Ll}[\p{L}-]*$/u.test(ahead.word) &&
    !SENTENCE_OPENERS.has(ahead.lower) &&
    skeleton.slice(ahead.end, owner.start) === ' '
  )
}

const OTHERS = new RegExp(
  `^(?: \\([^()]*\\))?(?:,|,? (?:and|und|et|y|e|&))[^.;:]{0,40}${PERSON}`,
  'u',
)

const partsByComma = (skeleton: string, { start, end }: Span): Span[] =>
  [...skeleton.slice(start, end).matchAll(/[^,]+/gu)].map(({ index, 0: part }) => ({
    start: start + index,
    end: start + index + part.length,
  }))

/** "Pour remplacer Name". */
const isInfinitive = ({ word, lower }: Placed, language: string): boolean =>
  language !== 'en' && language !== 'de' && /^\p{Ll}+er$/u.test(word) && !isRoleNoun(lower)

const isHead = ({ word, lower }: Placed): boolean => isRoleNoun(lower) || looksLikeAgent(word)

interface Placed extends Span {
  readonly word: string
  readonly lower: string
}

/** Whether the word ahead of word `at` is still part of the role. */
function belongs(skeleton: string, words: readonly Placed[], at: number): boolean {
  const word = words[at - 1]!
  const gap = skeleton.slice(word.end, words[at]!.start)
  // An elided article: "l'ingénieure Ludivine Abergel".
  if (/^[ld]['’]/iu.test(words[at]!.word)) return false
  // "Lt. Col. Name".
  if (gap === '. ' && word.lower.length < 5) return isRoleNoun(word.lower)
  if (gap !== ' ' && gap !== ', ') return false
  const isListed = gap === ', ' && isRoleNoun(word.lower) && isRoleNoun(words[at]!.lower)
  if (isListed) return true
  if (/^(?:and|und|et|y)$/u.test(word.lower))
    return (
      at > 1 &&
      isRoleNoun(words[at - 2]!.lower) &&
      skeleton.slice(words[at - 2]!.end, word.start) === ' '
    )
  if (gap !== ' ') return false
  // "They chose Major General Name", "the 21-year-old Major Name".
  if (
    /^\p{Ll}/u.test(word.word) &&
    /^\p{Lu}/u.test(words[at]!.word) &&
    !ROLE_MODIFIERS.has(word.lower) &&
    !isRoleNoun(word.lower)
  )
    return false
  if (word.word.includes(ORGANISATION) || ROLE_MODIFIERS.has(word.lower) || isRoleNoun(word.lower))
    return true
  if (ARTICLES.has(word.lower) || PREPOSITIONS.has(word.lower) || FUNCTION_WORDS.has(word.lower))
    return false
  if (/^\p{Ll}/u.test(word.word) && SENTENCE_OPENERS.has(word.lower)) return false
  const isFirst = at === 1 || /[.!?:;]\s+["“„«]?$/u.test(skeleton.slice(0, word.start))
  if (/^\p{Lu}/u.test(word.word)) return !(isFirst && SENTENCE_OPENERS.has(word.lower))
  return reachesArticle(skeleton, words, at - 1)
}

/** Lower-case nouns count only if an article or possessive opens the phrase close ahead. */
function reachesArticle(skeleton: string, words: readonly Placed[], at: number): boolean {
  for (let index = at; index >= Math.max(0, at - 3); index -= 1) {
    const { lower, end } = words[index]!
    const opens =
      ARTICLES.has(lower) ||
      FUNCTION_WORDS.has(lower) ||
      PREPOSITIONS.has(lower) ||
      /['’]s$|(?:ed|ing|ly)$/u.test(lower)
    if (opens) return index < at
    const ahead = skeleton.slice(Math.max(0, words[index]!.start - 2), words[index]!.start)
    if (
      ahead.trim() === ''
        ? words[index]!.start === lineStartOf(skeleton, words[index]!.start)
        : /[,;:.!?“"«(]\s?$/u.test(ahead)
    )
      return true
    if (skeleton.slice(end, words[index + 1]?.start ?? end) !== ' ') return false
  }
  return false
}

const lineStartOf = (skeleton: string, place: number): number =>
  skeleton.lastIndexOf('\n', place - 1) + 1

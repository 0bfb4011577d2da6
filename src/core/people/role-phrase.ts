import type { Span } from '../document.ts'
import {
  ARTICLES,
  KINSHIP,
  NOT_HUMAN,
  ORDINALS,
  POLITE,
  PREPOSITIONS,
  ROLE_MODIFIERS,
} from './lexicon.ts'
import { isRoleNoun, looksLikeAgent } from './role-nouns.ts'
import { ORGANISATION, PERSON } from './skeleton.ts'

/** `noun`: the phrase must hold a known role noun. `phrase`: after "a" or "an" any noun will do. */
export type Strictness = 'noun' | 'phrase'

const MONTH =
  'January|February|March|April|May|June|July|August|September|October|November|December'
const DAY =
  'Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Easter|Christmas|Whitsun|Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag|Ostern|Weihnachten'
/** Says when, and so ends what somebody is. */
const WHEN = `(?:(?:on|at|over|by|from|in|am|an|zu|vom|seit)(?: the)? (?:\\d{1,2} )?(?:${DAY}|${MONTH})s?(?! \\p{Lu})|(?:el|este|le|ce) (?:lunes|martes|miércoles|jueves|viernes|sábado|domingo|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)|(?:en|im|am|seit|depuis|desde|ab|dès) (?:\\d{1,2}\\.? |mes de )?(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)|yesterday|today|tonight|tomorrow|this (?:week|month|year|morning|afternoon|evening|spring|summer|autumn|winter)|gestern|heute|morgen|ayer|hoy|mañana|hier|demain|ernannt|gewählt|bestellt|berufen|befördert|bestimmt|benannt|wiedergewählt|vorgeschlagen)`

const STOP = new RegExp(
  `[,;:()|\\n\\t–—“”"«»„!?${PERSON}\\uFFFC]|(?<!\\b(?:St|Ste|Hon|Asst|Gen|Sen|Rep|Prof|Vice|Dept|Inc|Ltd|Co|Corp|Dr|No|Mt|\\p{Lu}|Stellv|stellv|Abt|Vors|Dir|Adj|Exec|Mgr|Gral|Sekr))\\.(?=\\s|$)| [-·•] |\\s${WHEN}(?![\\p{L}])|\\s(?:who|which|that|whose|where|when|while|will|would|has|have|had|is|was|are|were|said|says|told|since|until|after|before|during|because|but|whom|qui|que|dont|où|quien|donde|cuyo|cuya|seit|bis|depuis|jusqu|desde|hasta|aber|mais|pero|per|via|as|from \\d|in \\d|on \\d|at \\d|by \\d|for \\d|from (?:the )?${ORGANISATION}|in (?:spring|summer|autumn|winter)|next|last|ist|war|sagte|wird|wurde|est|était|es|fue|era)(?![\\p{L}])`,
  'u',
)
const AND = /\s(?:and|und|sowie|et|y|e|&)\s+/gu
const WORD =
  /[\p{L}\p{N}\uE001][\p{L}\p{M}\p{N}\uE001'’./-]*[\p{L}\p{M}\p{N}\uE001]|[\p{L}\p{N}\uE001]/gu
const LONGEST = 140

interface Token extends Span {
  readonly word: string
  readonly lower: string
}

const tokensOf = (skeleton: string, { start, end }: Span): Token[] =>
  [...skeleton.slice(start, end).matchAll(WORD)].map(({ index, 0: word }) => ({
    start: start + index,
    end: start + index + word.length,
    word,
    lower: word.toLowerCase().replace(/^(?:[ldLD]|qu)['’](?=\p{L})/u, ''),
  }))

/** Where the phrase that begins at `from` ends. */
export function phraseEnd(skeleton: string, from: number, limit = skeleton.length): number {
  const at = skeleton.slice(from, Math.min(limit, from + LONGEST)).search(STOP)
  return at < 0 ? Math.min(limit, from + LONGEST) : from + at
}

/** The roles that the phrase `span` names, without articles: two where "and" joins two. */
export function rolesIn(skeleton: string, span: Span, strictness: Strictness): Span[] {
  const phrase = withoutDeterminers(skeleton, span)
  if (
    phrase === null ||
    OPENS_PREDICATE.test(skeleton.slice(phrase.start, phrase.end)) ||
    !isRole(skeleton, phrase, strictness)
  )
    return []
  for (const { index, 0: and } of skeleton.slice(phrase.start, phrase.end).matchAll(AND)) {
    const left = { start: phrase.start, end: phrase.start + index }
    const rest = { start: left.end + and.length, end: phrase.end }
    const right = rolesIn(skeleton, rest, 'noun')
    const isOwn = /^(?:the|an?|its|his|her|la|el|le|une?|der|die|das|eine?) /u.test(
      skeleton.slice(rest.start, rest.end),
    )
    if (
      right.length > 0 &&
      isRole(skeleton, left, strictness) &&
      (isOwn || !shares(skeleton, left, right[0]!))
    )
      return [trimmed(skeleton, left), ...right]
    if (right.length === 0 && opensClause(skeleton, rest)) return [trimmed(skeleton, left)]
  }
  return [trimmed(skeleton, phrase)]
}

/** "founder and chief executive of X": one complement for both. */
const shares = (skeleton: string, left: Span, right: Span): boolean =>
  !hasComplement(skeleton, left) && hasComplement(skeleton, right)

const hasComplement = (skeleton: string, span: Span): boolean =>
  tokensOf(skeleton, span).some(
    ({ lower }) => PREPOSITIONS.has(lower) || lower.includes(ORGANISATION),
  )

/** "… and lives in the village". */
const opensClause = (skeleton: string, span: Span): boolean =>
  /^(?:has|is|was|will|then|also|lives|works|plays|[\p{Ll}-]+ed|he|she|they|her|his|ist|war|lebt|vive|vit|a|ha)(?!\p{L})/u.test(
    skeleton.slice(span.start, span.end),
  )

/** A verb ahead: no phrase that says what somebody is. */
const OPENS_PREDICATE =
  /^(?:will|would|has|have|had|is|was|are|were|who|which|whose|said|says|told|met|led|took|gave|becomes|became|remains|remained|serves|acts|succeeds|replaces|joins|wird|wurde|ist|war|est|devient|es|fue|será|\p{Ll}+ed (?:the|a|an|by|to|at|in|his|her)|and|or|but|y|et|und|oder|no|not|if|when|while)(?!\p{L})/u

const ADVERBS = new Set(
  'del al du au des zum vom beim then appointed nommé nommée nombrado nombrada designado designada zuvor vorher auparavant précédemment anteriormente antes now currently formerly previously once later also today damals heute jetzt derzeit bisher bislang bisherige bisheriger neue neuer neues actuellement alors jusqu hoy ahora hasta until previously nueva nuevo nouvelle nouveau new'.split(
    ' ',
  ),
)

const isDeterminer = (lower: string): boolean =>
  ARTICLES.has(lower) || ORDINALS.has(lower) || ADVERBS.has(lower)

/** Without a leading article, possessive or ordinal; null when nothing is left. */
function withoutDeterminers(skeleton: string, span: Span): Span | null {
  const tokens = tokensOf(skeleton, span)
  let from = 0
  while (from < tokens.length && isDeterminer(tokens[from]!.lower)) from += 1
  if (
    /^(?:seit|since|desde|depuis)$/u.test(tokens[from]?.lower ?? '') &&
    /^\d{4}$/u.test(tokens[from + 1]?.lower ?? '')
  )
    from += 2
  // "The museum's new curator".
  const owner = tokens.findLastIndex(
    ({ lower }, index) => index <= from + 3 && /['’]s$/u.test(lower),
  )
  const isOwned =
    owner >= 0 &&
    !tokens.slice(from, owner).some(({ lower }) => isRoleNoun(lower) || PREPOSITIONS.has(lower))
  const first = tokens[isOwned ? owner + 1 : from]
  if (first === undefined) return null
  const elided =
    /^(?:[ldLD]|qu)['’](?=\p{L})/u.exec(skeleton.slice(first.start, first.end))?.[0].length ?? 0
  return { start: first.start + elided, end: span.end }
}

/** The phrase's own noun with what stands ahead of it; the complement left out. */
function coreOf(skeleton: string, span: Span): Token[] {
  const tokens = tokensOf(skeleton, span)
  const at = tokens.findIndex(({ lower }, index) => index > 0 && PREPOSITIONS.has(lower))
  return at < 0 ? tokens : tokens.slice(0, at)
}

function isRole(skeleton: string, span: Span, strictness: Strictness): boolean {
  const core = coreOf(skeleton, span)
  if (core.length === 0 || core.length > 9) return false
  const known = core.findLastIndex(({ word, lower }) => isRoleNoun(lower) || looksLikeAgent(word))
  if (core.some(({ lower }) => NOT_HUMAN.has(lower)) && known < 0) return false
  if (core.some(({ lower }) => KINSHIP.has(lower) || KINSHIP.has(lower.replace(/s$/u, ''))))
    return false
  if (known >= 0) return !tokensOf(skeleton, span).every(({ lower }) => POLITE.has(lower))
  if (strictness === 'noun')
    return ROLE_MODIFIERS.has(core[0]!.lower) && /^(?:head|chief|lead)$/u.test(core.at(-1)!.lower)
  return (
    core.length <= 5 &&
    /\p{Ll}{3}/u.test(core.at(-1)!.lower) &&
    !/(?:ed|ing)$/u.test(core[0]!.lower)
  )
}

function trimmed(skeleton: string, { start, end }: Span): Span {
  const text = skeleton.slice(start, end)
  return {
    start,
    end:
      start +
      text.replace(/[\s,.;:–—-]+$/u, '').replace(/\s(?:and|und|et|y|e|or|at|of|in)$/u, '').length,
  }
}

import type { Span } from '../document.ts'
import { RANKS } from './lexicon/adjectives.ts'
import { POLITE } from './lexicon/name-words.ts'
import { ADVERBS, OPENS_PREDICATE, OWN, SET_PHRASE, STOP } from './lexicon/phrase-ends.ts'
import { ARTICLES, KINSHIP, ORDINALS, PREPOSITIONS, ROLE_MODIFIERS } from './lexicon/role-words.ts'
import { NOT_HUMAN } from './lexicon/thing-words.ts'
import { isListedNoun, isRoleNoun, looksLikeAgent } from './role-nouns.ts'
import { isTail } from './role-tail.ts'
import { type Token, tokensOf } from './role-tokens.ts'
import { ORGANISATION, PERSON } from './skeleton.ts'

/** `noun`: the phrase must hold a known role noun. `phrase`: after "a" or "an" any noun will do. */
export type Strictness = 'noun' | 'phrase'

const AND = /\s(?:and|und|sowie|et|y|e|&)\s+/gu
const LONGEST = 140

const OF_SOMEBODY =
  / (?:for|of|to|von|vom|de|del|du|d['’]|für|bei|pour|para|da|do) ?(?:\p{L}{1,5}\.? )?$/iu

const NAME = new RegExp(`^${PERSON}+`, 'u')

/** Where the phrase that begins at `from` ends: past a name that is its complement. */
export function phraseEnd(skeleton: string, from: number, limit = skeleton.length): number {
  const until = Math.min(limit, from + LONGEST)
  const at = skeleton.slice(from, until).search(STOP)
  if (at < 0) return until
  const end = from + at
  const name = NAME.exec(skeleton.slice(end, limit))?.[0].length ?? 0
  const isOwner = at === 0 && /^['’]s /u.test(skeleton.slice(end + name, limit))
  if (name === 0 || !(isOwner || OF_SOMEBODY.test(skeleton.slice(from, end)))) return end
  return phraseEnd(skeleton, end + name, limit)
}

/** The roles that the phrase `span` names, without articles: two where "and" joins two. */
export function rolesIn(skeleton: string, span: Span, strictness: Strictness): Span[] {
  const phrase = withoutDeterminers(skeleton, span)
  if (
    phrase === null ||
    skeleton[span.start] === '@' ||
    OPENS_PREDICATE.test(skeleton.slice(phrase.start, phrase.end)) ||
    !isRole(skeleton, phrase, strictness)
  )
    return []
  for (const { index, 0: and } of skeleton.slice(phrase.start, phrase.end).matchAll(AND)) {
    const left = { start: phrase.start, end: phrase.start + index }
    const rest = { start: left.end + and.length, end: phrase.end }
    const right = rolesIn(skeleton, rest, 'noun')
    const isOwn = OWN.test(skeleton.slice(rest.start, rest.end))
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
  /^(?:has|is|was|will|then|also|(?:live|work|play|write|run|teache?|sing|sell|make|lead|chair|coache?|host|own|paint|edit|manage|keep|serve|sit|hold|head|studie|speak|direct|design|build|grow|bake|cook|collect)s|[\p{Ll}-]+ed|he|she|they|her|his|ist|war|lebt|vive|vit|a|ha)(?!\p{L})/u.test(
    skeleton.slice(span.start, span.end),
  )

const isDeterminer = (lower: string): boolean =>
  ARTICLES.has(lower) || ORDINALS.has(lower) || ADVERBS.has(lower)

/** "New Zealand's minister". */
const isNewPlace = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]!.word === 'New' && /^\p{Lu}\p{Ll}+['’]s$/u.test(tokens[at + 1]?.word ?? '')

/** Without a leading article, possessive or ordinal; null when nothing is left. */
function withoutDeterminers(skeleton: string, span: Span): Span | null {
  // "Quaye's lawyer".
  if (skeleton[span.start] === PERSON) return span
  const opening = SET_PHRASE.exec(skeleton.slice(span.start, span.end))?.[0].length ?? 0
  const tokens = tokensOf(skeleton, { start: span.start + opening, end: span.end })
  let from = 0
  while (from < tokens.length && isDeterminer(tokens[from]!.lower) && !isNewPlace(tokens, from))
    from += 1
  // "Seit Mai Intendantin", "depuis dix ans directrice".
  if (/^(?:seit|since|desde|depuis)$/u.test(tokens[from]?.lower ?? '')) {
    const noun = tokens.findIndex(({ lower }, at) => at > from && isRoleNoun(lower))
    if (noun > from && noun <= from + 4) from = noun
  }
  // "The museum's new curator"; but "Georgia's consul".
  const owner = tokens.findLastIndex(
    ({ word }, index) => index <= from + 3 && /^\p{Ll}.*['’]s$/u.test(word),
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

/** "In the chair", "from Leeds"; but "under secretary". */
const isAdverbial = ({ lower }: Token): boolean => PREPOSITIONS.has(lower) && lower !== 'under'

/** "Spokesman for", ahead of a name: the complement is missing. */
const isOpen = (skeleton: string, { start, end }: Span): boolean =>
  / (?:of|for|to|de|del|du|des|d['’]|von|für|pour|para|da|do) ?$/u.test(skeleton.slice(start, end))

/** Titles that are professions as well: "the doctor, Name". In lower case. */
const PROFESSIONS = new Set(
  'doctor doctora docteur docteure professor professora profesor profesora professeur professeure'.split(
    ' ',
  ),
)

/** "Name, Cllr Beck": the next one's rank and name. */
const namesNext = (core: readonly Token[]): boolean => {
  const rank = core.findIndex(({ lower }) => RANKS.has(lower))
  return (
    rank >= 0 &&
    core
      .slice(rank + 1)
      .some(({ word, lower }) => /^[\p{Lu}\uE001]/u.test(word) && !isListedNoun(lower))
  )
}

function isRole(skeleton: string, span: Span, strictness: Strictness): boolean {
  const core = coreOf(skeleton, span)
  if (core.length === 0 || core.length > 9 || isAdverbial(core[0]!)) return false
  if (isOpen(skeleton, span) || namesNext(core)) return false
  const known = core.findLastIndex(({ word, lower }) => isRoleNoun(lower) || looksLikeAgent(word))
  if (core.some(({ lower }) => NOT_HUMAN.has(lower)) && known < 0) return false
  // "A partner at the firm" has a post.
  const isPost = /^(?:at|in|bei|en|chez)$/u.test(tokensOf(skeleton, span)[core.length]?.lower ?? '')
  if (
    core.some(
      ({ lower }) =>
        (KINSHIP.has(lower) || KINSHIP.has(lower.replace(/^great-|s$/gu, ''))) &&
        !((isPost || core[0]!.word.includes(ORGANISATION)) && /^partners?$/u.test(lower)),
    )
  )
    return false
  if (
    known >= 0 &&
    !isTail(
      core[known]!.lower,
      core.slice(known + 1).map(({ word }) => word),
    )
  )
    return false
  if (known >= 0)
    return !tokensOf(skeleton, span).every(
      ({ word, lower }) => POLITE.has(lower) && !PROFESSIONS.has(word),
    )
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
      text
        .replace(/[\s,.;:–—-]+$/u, '')
        .replace(/ (?:too|also|again|now|alone|auch|aussi|también)$/u, '')
        .replace(/\s(?:and|und|et|y|e|or|at|of|in|ab|an|auf|aus|ein|vor|mit|nach)$/u, '').length,
  }
}

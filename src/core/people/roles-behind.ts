import type { Span } from '../document.ts'
import {
  APPOSITION,
  BODY_AHEAD,
  BODY_BEHIND,
  BRACKETS,
  LISTS,
  NEXT_PERSON,
  NO_PART,
  SERIES,
  VAGUE,
  VAGUE_ENGLISH,
} from './lexicon/behind-patterns.ts'
import { ADVERBS, CLAUSE } from './lexicon/phrase-ends.ts'
import { ARTICLES, ROLE_MODIFIERS } from './lexicon/role-words.ts'
import { isRoleNoun, looksLikeAgent } from './role-nouns.ts'
import { particulars, withOrganisation } from './role-particulars.ts'
import { rolesIn } from './role-phrase.ts'
import { after, before, type Place, phrase, ROMANCE } from './role-place.ts'
import { ORGANISATION, PERSON } from './skeleton.ts'

/** There the noun comes first: what begins otherwise is a verb, as in "Name, reste membre". */
function opensWithNoun(skeleton: string, { start, end }: Span): boolean {
  const words =
    skeleton
      .slice(start, end)
      .toLowerCase()
      .match(/[\p{L}\p{M}-]+/gu) ?? []
  const first = words.find(
    (word) => !ARTICLES.has(word) && !ROLE_MODIFIERS.has(word) && !ADVERBS.has(word),
  )
  return first !== undefined && (isRoleNoun(first) || looksLikeAgent(first))
}

/** "Name, role of Org and role of Org," */
export function apposition(place: Place): Span[] {
  const { skeleton } = place
  const from = after(place, APPOSITION)
  if (from === null) return []
  if (LISTS.test(skeleton.slice(from.start, from.end))) return []
  const isVague = (place.language === 'en' ? VAGUE_ENGLISH : VAGUE).test(
    skeleton.slice(from.start, from.end),
  )
  const roles: Span[] = []
  for (let next: Span | null = from; next !== null && roles.length < 6; ) {
    const span: Span = phrase(skeleton, next)
    // "…, and Bishop Crispin Tate": the role of whom it stands before.
    if (skeleton[span.end] === PERSON) break
    if (ROMANCE.has(place.language) && !opensWithNoun(skeleton, span)) break
    const found = rolesIn(skeleton, span, isVague && roles.length === 0 ? 'phrase' : 'noun')
    // "According to Name, the fever has peaked": the subject of a clause.
    if (CLAUSE.test(skeleton.slice(span.end, place.line.end))) break
    if (found.length === 0) return roles.length === 0 ? oneOfSeries(place, span) : roles
    if (roles.length === 0 && leadsToNext(place, span, isVague)) return []
    const end = withOrganisation(skeleton, span.end, place.line.end)
    if (end > span.end) found.splice(-1, 1, { start: found.at(-1)!.start, end })
    roles.push(...found)
    const rest =
      /^, (?:(?:and|y|et|und) (?!the |an? |la |el |le |die |der |das |une? |eine? |its |his |her |our |their ))?/u.exec(
        skeleton.slice(end, place.line.end),
      )
    next = rest === null ? null : { start: end + rest[0].length, end: place.line.end }
  }
  return roles
}

/** "After X's resignation, the deputy, Name, takes over": the role of whom it leads up to. */
function leadsToNext({ skeleton, line }: Place, span: Span, isVague: boolean): boolean {
  const next = NEXT_PERSON.exec(skeleton.slice(span.end, line.end))?.[0].length
  if (next === undefined) return false
  if (isVague && !/^(?:his|her|their|its|our) /u.test(skeleton.slice(span.start, span.end)))
    return false
  if (
    !/^(?:the|his|her|their|its|our|l[ae]|su|son|sa|ihre?|seine?|el|die|der|das|l['’]|o|a) ?/iu.test(
      skeleton.slice(span.start, span.end),
    )
  )
    return false
  const rest = skeleton.slice(span.end + next, line.end)
  const from = span.end + next + 2
  return /^, /u.test(rest)
    ? rolesIn(skeleton, phrase(skeleton, { start: from, end: line.end }), 'noun').length === 0
    : /^ \p{Ll}/u.test(rest) && !/^ (?:and|und|et|y|e|&) /u.test(rest)
}

/** "Name, cello; Name, piano": the parts in a list of several, whatever they are. */
const oneOfSeries = ({ skeleton, line }: Place, span: Span): Span[] => {
  const text = skeleton.slice(line.start, line.end)
  const isListed = (text.match(SERIES) ?? []).length > 1 && text.includes(';')
  return isListed &&
    /^\p{Ll}[\p{Ll}\s'’-]{2,30}$/u.test(skeleton.slice(span.start, span.end)) &&
    !NO_PART.test(skeleton.slice(span.start, span.end))
    ? [span]
    : []
}

/** "Name (role)", "Name — role", "Name: role", "Name | role". */
export function bracketOrDash(place: Place): Span[] {
  const { skeleton } = place
  const bracket = after(place, /^\s?[([（]/u)
  if (bracket !== null) {
    const close = skeleton.slice(bracket.start, bracket.end).search(/[)\]）]/u)
    if (close < 0) return []
    const inside = { start: bracket.start, end: bracket.start + close }
    const roles = particulars(skeleton, inside)
    return roles.length > 0 ? roles : oneOfBrackets(place, inside)
  }
  if (!/^[\s\d:.*•·|–—-]*$/u.test(before(place))) return betweenDashes(place)
  const dash = after(place, /^\s*(?:[–—|·]|:|\s-|\s\/(?=\s)|\t|\s{3,})\s*/u)
  return dash === null ? [] : particulars(skeleton, { ...dash, end: firstBar(skeleton, dash) })
}

/** "Name (drums), Name (vocals)": the parts in a list of several, whatever they are. */
function oneOfBrackets({ skeleton, line }: Place, inside: Span): Span[] {
  const text = skeleton.slice(inside.start, inside.end)
  const listed = skeleton.slice(line.start, line.end).match(BRACKETS) ?? []
  return listed.length > 1 && /^\p{Ll}[\p{Ll}\s'’&-]{1,40}$/u.test(text) && !NO_PART.test(text)
    ? [inside]
    : []
}

/** "Name – the trust's chair – said". */
function betweenDashes(place: Place): Span[] {
  const dash = after(place, /^ [–—-] (?=\p{L})/u)
  if (dash === null) return []
  const span = phrase(place.skeleton, dash)
  return /^ [–—-] /u.test(place.skeleton.slice(span.end)) ||
    /^[–—]/u.test(place.skeleton.slice(span.end).trim())
    ? rolesIn(place.skeleton, span, 'noun')
    : []
}

const firstBar = (skeleton: string, { start, end }: Span): number => {
  const at = skeleton.slice(start, end).search(/[|\t]/u)
  return at < 0 ? end : start + at
}

/** "Name (Org)", "Name, Org:", "Name of Org", "Org: Name, Name": where nothing else says what somebody is. */
export function bareOrganisation(place: Place): Span[] {
  const { skeleton, mention, line } = place
  const ahead = BODY_AHEAD.exec(before(place))
  if (ahead !== null) {
    const start = line.start + ahead.index + ahead[0].indexOf(ORGANISATION)
    return [{ start, end: start + ahead[1]!.length }]
  }
  const rest = skeleton.slice(mention.end, line.end)
  const match = BODY_BEHIND.exec(rest)
  if (match === null) return []
  const start = mention.end + match[0].indexOf(ORGANISATION)
  return [{ start, end: start + match[1]!.length }]
}

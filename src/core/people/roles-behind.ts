import type { Span } from '../document.ts'
import { particulars, withOrganisation } from './role-particulars.ts'
import { rolesIn } from './role-phrase.ts'
import { after, before, type Place, phrase } from './role-place.ts'
import { ORGANISATION, PERSON } from './skeleton.ts'

const ASIDE = `(?:\\s\\((?:née|né|geb\\.?|born|aged?|\\d)[^)]*\\))?(?:,? (?:Ph\\.? ?D|M\\.?D|J\\.?D|Ed\\.?D|D\\.?Phil|M\\.?A|M\\.?Sc|MBA|B\\.?A|B\\.?Sc|LL\\.?[BM]|R\\.?N|C\\.?P\\.?A|Esq|[OMC]\\.?B\\.?E|[QK]\\.?C|F\\.?R\\.?S)\\.?(?=,))*(?:, (?:aged? )?\\d{1,3}(?: ans| años| anos| Jahre(?: alt)?)?(?=,))?`
const APPOSITION = new RegExp(`^${ASIDE},\\s+`, 'u')

/** "Name, role of Org and role of Org," */
export function apposition(place: Place): Span[] {
  const { skeleton } = place
  const from = after(place, APPOSITION)
  if (from === null) return []
  const isVague = /^(?:an?|une?|eine?|una?|uma?|his|her|their|its|our) /u.test(
    skeleton.slice(from.start, from.end),
  )
  const roles: Span[] = []
  for (let next: Span | null = from; next !== null && roles.length < 6; ) {
    const span: Span = phrase(skeleton, next)
    // "…, and Bishop Crispin Tate": the role of whom it stands before.
    if (skeleton[span.end] === PERSON) break
    const found = rolesIn(skeleton, span, isVague && roles.length === 0 ? 'phrase' : 'noun')
    if (found.length === 0) break
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

/** "Name (role)", "Name — role", "Name: role", "Name | role". */
export function bracketOrDash(place: Place): Span[] {
  const { skeleton } = place
  const bracket = after(place, /^\s?[([（]/u)
  if (bracket !== null) {
    const close = skeleton.slice(bracket.start, bracket.end).search(/[)\]）]/u)
    if (close < 0) return []
    return particulars(skeleton, { start: bracket.start, end: bracket.start + close })
  }
  if (!/^[\s\d:.*•·|–—-]*$/u.test(before(place))) return betweenDashes(place)
  const dash = after(place, /^\s*(?:[–—|·]|:|\s-|\s\/(?=\s)|\t|\s{3,})\s*/u)
  return dash === null ? [] : particulars(skeleton, { ...dash, end: firstBar(skeleton, dash) })
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

const BODY_BEHIND = new RegExp(
  `^(?:\\s?[(（]|, (?:of |from )?(?:the )?| (?:of|from|von|de|del|du|da|do) (?:the )?|\\s[–—|-]\\s)(${ORGANISATION}+)(?=[)）,:;.|]|\\s:|\\s*$| (?:and|said|promised|will|who)|\\s\\p{Ll})`,
  'u',
)

const BODY_AHEAD = new RegExp(
  `(?:^|[.;|–—]\\s+)(${ORGANISATION}+)\\s?: (?:${PERSON}+(?:,? (?:and|und|et|y|&) |, )){0,12}$`,
  'u',
)

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

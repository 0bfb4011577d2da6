import type { Span } from '../document.ts'
import {
  ACTS,
  APPOINTED,
  APPOINTING,
  APPOINTING_FAR,
  COORDINATED,
  COPULA,
  MOVED,
  NOT_YET,
  POST,
  TAKES,
  TO_A_BODY,
  UNSURE,
  VERB_AS,
} from './lexicon/verb-patterns.ts'
import { rolesIn } from './role-phrase.ts'
import { after, before, type Place, phrase } from './role-place.ts'

/** Past an apposition: "Name, a former clerk, succeeds Name as treasurer". */
const pastApposition = (place: Place): Place => {
  const end = /^, [^,.;:!?()\uE000\n]{2,90},(?= \p{L})/u.exec(
    place.skeleton.slice(place.mention.end, place.line.end),
  )?.[0].length
  return end === undefined
    ? place
    : { ...place, mention: { ...place.mention, end: place.mention.end + end } }
}

const coordinated = (place: Place): Span[] => {
  const from = /(?:^|[.!?] )$/u.test(before(place)) ? after(place, COORDINATED) : null
  return from === null ? [] : rolesIn(place.skeleton, phrase(place.skeleton, from), 'noun')
}

/** "Name is role", "Name was appointed role", "Name succeeds Name as role". */
export function predicate(place: Place): Span[] {
  const own = predicateOf(place)
  const past = pastApposition(place)
  return [
    ...own,
    ...(own.length === 0 && past !== place ? predicateOf(past) : []),
    ...coordinated(place),
  ]
}

function predicateOf(place: Place): Span[] {
  const { skeleton } = place
  if (UNSURE.test(before(place))) return []
  const moved = after(place, MOVED)
  if (moved !== null) return change(skeleton, moved)
  const from =
    after(place, TAKES) ??
    after(place, POST) ??
    after(place, TO_A_BODY) ??
    after(place, APPOINTED) ??
    after(place, COPULA) ??
    after(place, ACTS) ??
    asSuch(place)
  if (from === null) return []
  const first = phrase(skeleton, from)
  return [...rolesIn(skeleton, first, 'noun'), ...furtherRoles(place, first)]
}

/** "Is a potter, a beekeeper": each with an article of its own. */
function furtherRoles({ skeleton, line }: Place, { end }: Span): Span[] {
  const next = /^, (?=(?:an?|une?|eine?|una?) \p{L})/u.exec(skeleton.slice(end, line.end))?.[0]
    .length
  if (next === undefined) return []
  const span = phrase(skeleton, { start: end + next, end: line.end })
  const isClause = /^(?:,|\s|\.|;|$)/u.test(skeleton.slice(span.end, span.end + 1))
  return isClause ? rolesIn(skeleton, span, 'noun') : []
}

/** "From role to role". */
function change(skeleton: string, from: Span): Span[] {
  const match = /^from (.{2,80}?) to (?=\p{L})/u.exec(skeleton.slice(from.start, from.end))
  if (match === null) return []
  const start = from.start + 'from '.length
  const old = { start, end: start + match[1]!.length }
  const next = { start: from.start + match[0].length, end: from.end }
  return [...rolesIn(skeleton, old, 'noun'), ...rolesIn(skeleton, phrase(skeleton, next), 'noun')]
}

/** "X succeeds Name as role": the role is not the name's. */
const asSuch = (place: Place): Span | null =>
  /(?:succe|replac|follow|remplac|suced|sustitu|folgt|from|than|of|by|von|par|por)\p{L}* $/u.test(
    before(place),
  )
    ? null
    : after(place, VERB_AS)

/** "appointed Name as role", "promotes Name from role to role". */
export function appointment(place: Place): Span[] {
  const { skeleton } = place
  const ahead = before(place).trimEnd()
  const isFar = APPOINTING_FAR.test(ahead) && after(place, /^ as (?=\p{L})/u) !== null
  if ((!APPOINTING.test(ahead) && !isFar) || NOT_YET.test(ahead)) return []
  const from = after(
    place,
    /^,?(?: as| to be| to(?= (?:\p{L}+ ){0,4}\p{L}+)| zum| zur| als| comme| como)? (?:its |the |their )?(?=[\p{L}\uE001])/iu,
  )
  if (from === null) return []
  if (/^from /u.test(skeleton.slice(from.start, from.end))) return change(skeleton, from)
  return rolesIn(skeleton, phrase(skeleton, from), 'noun')
}

/** "Its present owner is Name", "The chair was Name". */
export function inverted(place: Place): Span[] {
  const text = before(place)
  const match =
    /(?:^|[.;:,]\s+|\sand\s)((?:(?:the|its|their|our|his|her|la|el|le|der|die|das|su|sa|son|ihr|sein|seine|ihre|a|o)\s)?[^.;:,\uE000]{3,80}?)\s(?:is|was|will be|remains|bleibt|reste|ist|war|wird|wurde|est|es|era|fue|é)\s(?:currently |now |the )?$/iu.exec(
      text,
    )
  if (match === null) return []
  const start = place.line.start + match.index + match[0].indexOf(match[1]!)
  return rolesIn(place.skeleton, { start, end: start + match[1]!.length }, 'noun')
}

/** "The post of role went to Name". */
export function post(place: Place): Span[] {
  const match =
    /(?:post|role|job|position|office|title|seat|puesto|cargo|poste|amt) (?:of|de|des) ([^.;:,\uE000]{3,60}) (?:went|goes|passed|passes|was given|is given|falls|fell|will go|pasa|pasó|revient|geht|ging) (?:to|a|à|an) $/iu.exec(
      before(place),
    )
  if (match === null) return []
  const start = place.line.start + match.index + match[0].indexOf(match[1]!)
  return rolesIn(place.skeleton, { start, end: start + match[1]!.length }, 'noun')
}

import type { Span } from '../document.ts'
import {
  CLOSED,
  DETERMINER,
  FRONTED_POST,
  JOINS,
  OWNER,
  ROMANCE_ARTICLE,
} from './lexicon/leading-patterns.ts'
import { KINSHIP } from './lexicon/role-words.ts'
import { isRoleNoun } from './role-nouns.ts'
import { phraseEnd, rolesIn } from './role-phrase.ts'
import { before, beforeRank, type Place, ROMANCE } from './role-place.ts'
import { PERSON } from './skeleton.ts'

/** "The director of the museum, Name, said", "la escritora chilena Name": the phrase that leads up to the name. */
export function phraseAhead(place: Place): Span[] {
  const { skeleton, mention, line } = place
  const unranked = beforeRank(place)
  const text = /, $/u.test(unranked) ? unranked : before(place)
  // "The treasurer (Mr Singh)" as well.
  const comma = /(?:,\s|\s\()$/u.test(text)
  const behind = skeleton.slice(mention.end, line.end)
  // "Thanks to her doctor, Name lived": without a mark behind, the name begins a clause.
  if (comma && !CLOSED.test(behind)) return []
  if (!/(?:[\p{L}\uE001)](?:,?\s|\s\()|\uE000, )$/u.test(text) || JOINS.test(text)) return []
  const clause = text.slice(Math.max(0, text.length - 120), text.length - (comma ? 2 : 1))
  const offset = line.start + Math.max(0, text.length - 120)
  const openings = [...clause.matchAll(DETERMINER)].reverse()
  for (const { index, 0: opening } of openings) {
    const lead = /^['’]s/u.test(opening)
      ? opening.length - ownerLength(clause, index)
      : opening.search(/\p{L}|$/u)
    const span = { start: offset + index + lead, end: offset + clause.length }
    if (phraseEnd(skeleton, span.start, span.end) < span.end) return []
    if (!comma && !(ROMANCE.has(place.language) || ROMANCE_ARTICLE.test(opening))) continue
    if (isComplement(clause.slice(0, index), opening)) continue
    if (isOfSeveral(clause.slice(0, index)) || (!comma && followsName(clause.slice(0, index + 1))))
      return []
    const found = rolesIn(skeleton, span, 'noun')
    // "Por los trabajadores, Name": several are not one.
    if (/^\s?(?:los|las|les)\s/iu.test(opening)) return []
    if (
      found.length > 0 &&
      !endsWithTitle(skeleton, found.at(-1)!, comma) &&
      opensWithRole(
        skeleton,
        found[0]!,
        comma && opening.trim() !== '' && !ROMANCE_ARTICLE.test(opening),
      )
    )
      return found
  }
  return []
}

/** "One of the cyclists, Name". */
const isOfSeveral = (ahead: string): boolean =>
  /(?:^|\s)(?:one|two|three|some|many|most|each|un[ao]?|une|eine[rs]?|einer) (?:of|de|des|der|del|d['’])$/iu.test(
    ahead,
  )

const NAME_AHEAD = new RegExp(`${PERSON}\\)?, ?(?:and |y |et |und )?$`, 'u')
const followsName = (ahead: string): boolean => NAME_AHEAD.test(ahead)

/** "La fille du maire, Name": what stands ahead of "of the" is what the name is. */
const isComplement = (ahead: string, opening: string): boolean =>
  (/^\s(?:del|du|des|der)\s$/iu.test(opening) || /\s(?:of|de|von)$/iu.test(ahead)) &&
  saysWho(/([\p{L}-]+)(?: (?:of|de|von))?$/u.exec(ahead)?.[1]?.toLowerCase() ?? '')

const saysWho = (noun: string): boolean => isRoleNoun(noun) || KINSHIP.has(noun)

/** "Georgia's consul", "Quaye's lawyer": a named owner belongs to the role. In UTF-16 units, with its ’s. */
const ownerLength = (clause: string, at: number): number => {
  const owner = OWNER.exec(clause.slice(0, at))?.[0].length
  return owner === undefined ? 0 : owner + "'s ".length
}

/** Without a comma, only where the noun comes first, as in Spanish and French. */
const opensWithRole = (skeleton: string, { start, end }: Span, comma: boolean): boolean =>
  comma || isRoleNoun(/^[\p{L}\p{M}-]+/u.exec(skeleton.slice(start, end))?.[0].toLowerCase() ?? '')

/** "Nachfolger von Trainer Name": the last word alone is the name's. */
const endsWithTitle = (skeleton: string, { start, end }: Span, comma: boolean): boolean => {
  const [, last] =
    / (?:of|to|de|del|von|vom|du|des) ([\p{L}-]+)$/u.exec(skeleton.slice(start, end)) ?? []
  return !comma && last !== undefined && isRoleNoun(last.toLowerCase())
}

/** "Counsel for the brewery, Name, said", "A nurse for ten years, Name works": at a sentence's beginning. */
export function fronted(place: Place): Span[] {
  const text = before(place)
  const match =
    /(?:^|[.!?]\s+["“„«]?)(?:(?:After [^,.;:]{2,30} |Nach [^,.;:]{2,30} |Tras [^,.;:]{2,30} |Après [^,.;:]{2,30} )?(?:[Aa]s |En tant que |[Cc]omo |[Aa]ls |comme ))?(\p{L}[^,.;:!?()“”"\uE000]{2,90}), $/u.exec(
      text,
    )
  if (match === null) return []
  const start = place.line.start + match.index + match[0].lastIndexOf(match[1]!)
  const span = { start, end: phraseEnd(place.skeleton, start, start + match[1]!.length) }
  const first =
    /^(?:an? |the )?(?:\p{L}+ )?[\p{L}-]+/iu.exec(match[1]!)?.[0].toLowerCase().split(' ') ?? []
  // A determiner inside would belong to the object of a verb.
  const core = match[1]!.split(/ (?:of|for|at|in|to|de|del|du|des|von|für|depuis|desde|seit) /u)[0]!
  // "Como el director, Name": a comparison.
  if (/^(?:Como|Comme|Wie) (?:el|la|le|der|die|das|l['’]) ?/u.test(match[0].trimStart())) return []
  const isPlain =
    !/ (?:the|an?|his|her|its|our|their|my|la|el|le|les|une?|su|sus|son|sa|ses|notre|leur|der|die|das|den|dem|eine?[nmr]?|seine?|ihre?|unsere?) /u.test(
      core,
    )
  return isPlain && first.some((word) => isRoleNoun(word))
    ? rolesIn(place.skeleton, span, 'noun')
    : []
}

/** "Zur Vorsitzenden wählte der Verein Name", "Como secretaria fue elegida Name". */
export function frontedPost(place: Place): Span[] {
  const match = FRONTED_POST.exec(before(place))
  const role = match?.[1] ?? match?.[2]
  if (match === null || role === undefined) return []
  const start = place.line.start + match.index + match[0].indexOf(role)
  return rolesIn(place.skeleton, { start, end: start + role.length }, 'noun')
}

import type { Span } from '../document.ts'
import { isRoleNoun } from './role-nouns.ts'
import { phraseEnd, rolesIn } from './role-phrase.ts'
import { before, type Place } from './role-place.ts'
import { PERSON } from './skeleton.ts'

const DETERMINER =
  /(?:^|[\s("“„«])(?:the|its|their|our|his|her|my|el|la|los|las|le|les|der|die|das|den|dem|su|sa|son|a|o|un|une|una|sein|seine|seiner|ihr|ihre|del|al|du|au|des|vom|beim|zum)\s(?=\p{L})|(?:^|[.;!?]\s)(?=\p{Lu})|(?:^|[\s(«])[lL]['’](?=\p{L})|['’]s\s(?=\p{L})/giu

/** "The director of the museum, Name, said", "la escritora chilena Name": the phrase that leads up to the name. */
export function phraseAhead(place: Place): Span[] {
  const { skeleton, mention, line } = place
  const text = before(place)
  // "The treasurer (Mr Singh)" as well.
  const comma = /(?:,\s|\s\()$/u.test(text)
  const isClosed = /^(?:[,.;:)]|\s*$|\s\p{L}+)/u.test(skeleton.slice(mention.end, line.end))
  if (!/[\p{L}\uE001)](?:,?\s|\s\()$/u.test(text) || !isClosed) return []
  const clause = text.slice(Math.max(0, text.length - 120), text.length - (comma ? 2 : 1))
  const offset = mention.titleStart - (text.length - Math.max(0, text.length - 120))
  const openings = [...clause.matchAll(DETERMINER)].reverse()
  for (const { index, 0: opening } of openings) {
    const lead = /^['’]s/u.test(opening) ? opening.length : opening.search(/\p{L}|$/u)
    const span = { start: offset + index + lead, end: offset + clause.length }
    if (phraseEnd(skeleton, span.start, span.end) < span.end) return []
    if (
      new RegExp(`${PERSON}\\)?, ?(?:and |y |et |und )?$`, 'u').test(clause.slice(0, index + 1)) &&
      !comma
    )
      return []
    const found = rolesIn(skeleton, span, 'noun')
    if (found.length > 0 && opensWithRole(skeleton, found[0]!, comma && opening.trim() !== ''))
      return found
  }
  return []
}

/** Without a comma, only where the noun comes first, as in Spanish and French. */
const opensWithRole = (skeleton: string, { start, end }: Span, comma: boolean): boolean =>
  comma || isRoleNoun(/^[\p{L}\p{M}-]+/u.exec(skeleton.slice(start, end))?.[0].toLowerCase() ?? '')

/** "Counsel for the brewery, Name, said", "A nurse for ten years, Name works": at a sentence's beginning. */
export function fronted(place: Place): Span[] {
  const text = before(place)
  const match =
    /(?:^|[.!?]\s+["“„«]?)(?:As |En tant que |Como |Als )?(\p{L}[^,.;:!?()“”"\uE000]{2,90}), $/u.exec(
      text,
    )
  if (match === null) return []
  const start = place.line.start + match.index + match[0].lastIndexOf(match[1]!)
  const span = { start, end: phraseEnd(place.skeleton, start, start + match[1]!.length) }
  const first =
    /^(?:an? |the )?(?:\p{L}+ )?[\p{L}-]+/iu.exec(match[1]!)?.[0].toLowerCase().split(' ') ?? []
  // A determiner inside would belong to the object of a verb.
  const core = match[1]!.split(/ (?:of|for|at|in|to|de|del|du|des|von|für|depuis|desde|seit) /u)[0]!
  const isPlain = !/ (?:the|a|an|his|her|its|la|el|le) /u.test(core)
  return isPlain && first.some((word) => isRoleNoun(word))
    ? rolesIn(place.skeleton, span, 'noun')
    : []
}

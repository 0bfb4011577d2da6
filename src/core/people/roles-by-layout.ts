import type { Span } from '../document.ts'
import { LIST_LABELS, PREPOSITIONS } from './lexicon.ts'
import { isRoleNoun } from './role-nouns.ts'
import { particulars } from './role-particulars.ts'
import { before, beforeRank, type Place } from './role-place.ts'
import { apposition, bracketOrDash } from './roles-behind.ts'
import { PERSON } from './skeleton.ts'

const LABEL = new RegExp(
  `(?:^|[.;|·•]\\s+|,\\s(?=\\p{Lu})|\\()[\\s*•·#>\\d.–—-]*((?:[\\p{L}\\p{M}\\p{N}'’&/-]+ ?){1,6}?)\\s?[:：]\\s*(?:(?:(?:\\p{L}{1,5}\\.? )?[${PERSON}]+|@[\\w.-]+)(?: \\([^)]*\\))?(?:,? (?:and|und|et|y|e|&) |, )(?:\\p{L}{1,5}\\.? )?){0,12}$`,
  'u',
)
/** "Group bookings", "Stage crew": a list's label only where they stand last. */
const COLLECTIVES =
  /^(?:group|team|staff|board|council|family|committee|crew|cast|video|news|title|topic|item|talk|panel|equipo|equipe|équipe)$/u
const AND_OTHERS = new RegExp(`^[^.:|·]*(?:[,;]|and|und|et|y|e|&) ${PERSON}`, 'u')

/** "Director: Name", "Sound: Name and Name". */
export function label(place: Place): Span[] {
  const ahead = beforeRank(place)
  const match = /[:：]/u.test(ahead) ? LABEL.exec(ahead) : null
  if (match === null) return []
  const words = match[1]!.toLowerCase().match(/[\p{L}\p{M}'’-]+/gu) ?? []
  const isList =
    LIST_LABELS.has(words.at(-1) ?? '') ||
    (LIST_LABELS.has(words[0] ?? '') &&
      !COLLECTIVES.test(words[0]!) &&
      !(
        words.length > 1 &&
        words.length < 4 &&
        !PREPOSITIONS.has(words[0]!) &&
        isRoleNoun(words.at(-1)!)
      ))
  if (words.length === 0 || isList || /\d|\p{Script=Han}/u.test(match[1]!)) return []
  // "Reviewed-by", "Text von": what was done, not what somebody is.
  if (/(?:^|-)(?:by|von|par|por)$/u.test(words.at(-1)!)) return []
  // "Goals: Name 12, Name 40".
  if (/^ \d/u.test(place.skeleton.slice(place.mention.end, place.line.end))) return []
  if (words.some((word) => /^(?:said|says|adding|added|told|asked|sagte|dijo|dit)$/u.test(word)))
    return []
  const rest = place.skeleton.slice(place.mention.end, place.line.end)
  const isShared = match[0].includes(PERSON) || AND_OTHERS.test(rest)
  if (isShared && [...apposition(place), ...bracketOrDash(place)].length > 0) return []
  const start = place.line.start + match.index + match[0].indexOf(match[1]!)
  const article =
    /^(?:(?:the|an?|our|your|its|der|die|das|ihre?|unsere?|el|la|los|las|su|sus|nuestr[oa]s?|le|les|votre|vos|notre|nos) |l['’])(?=\p{L})/iu.exec(
      match[1]!,
    )
  return [{ start: start + (article?.[0].length ?? 0), end: start + match[1]!.trimEnd().length }]
}

const DASH_LABEL = /(?:^|[.;:|]\s+)(\p{Lu}[^.;:|–—()\n\uE000]{1,40}) [–—-] $/u

/** "Chair – Name; Secretary – Name": only where the label surely is a role. */
export function dashLabel(place: Place): Span[] {
  const match = DASH_LABEL.exec(before(place))
  if (match === null || [...apposition(place), ...bracketOrDash(place)].length > 0) return []
  const words = match[1]!.toLowerCase().split(' ')
  const head = words.findIndex((word) => /^(?:of|for|de|del|des|du|der|für)$/u.test(word))
  if (!isRoleNoun(words.at(head < 0 ? -1 : head - 1) ?? '')) return []
  const start = place.line.start + match.index + match[0].indexOf(match[1]!)
  return [{ start, end: start + match[1]!.length }]
}

/** How far up a block of short lines is followed, in UTF-16 units. */
const LONGEST_BLOCK = 2000

/** A signature: the name alone in its line, the role alone in the next. */
export function nextLine(place: Place): Span[] {
  const { skeleton, mention, line } = place
  if (
    !/^[\s*>–—-]*(?:\/s\/ )?$/u.test(before(place)) ||
    !/^(?:, (?:\p{Lu}[\p{L}.]{1,6}))*\s*$/u.test(skeleton.slice(mention.end, line.end))
  )
    return []
  const near = Math.max(0, line.start - LONGEST_BLOCK)
  const blockStart = near + skeleton.slice(near, line.start + 1).lastIndexOf('\n\n') + 1
  const firstLine = skeleton.slice(blockStart, line.end).trimStart().split('\n')[0]!
  const isRoleFirst =
    blockStart < line.start &&
    lineRoles(skeleton, {
      start: skeleton.indexOf(firstLine, blockStart),
      end: skeleton.indexOf(firstLine, blockStart) + firstLine.length,
    }).length > 0
  return lineRoles(skeleton, isRoleFirst ? lineBefore(skeleton, line) : lineAfter(skeleton, line))
}

const lineAfter = (skeleton: string, { end }: Span): Span => {
  const next = skeleton.indexOf('\n', end + 1)
  return { start: end + 1, end: next < 0 ? skeleton.length : next }
}

const lineBefore = (skeleton: string, { start }: Span): Span => ({
  start: skeleton.lastIndexOf('\n', start - 2) + 1,
  end: start - 1,
})

/** Roles where the whole line says nothing else. */
function lineRoles(skeleton: string, { start, end }: Span): Span[] {
  const text = skeleton.slice(start, end)
  if (start >= end || text.length > 90 || /[.!?:]\s*$/u.test(text) || text.includes(PERSON))
    return []
  return particulars(skeleton, { start, end })
}

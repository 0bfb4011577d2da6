import type { Span } from '../document.ts'
import { BODY, DASH_LABEL, FIELD } from './lexicon/label-patterns.ts'
import { isRoleNoun } from './role-nouns.ts'
import { particulars } from './role-particulars.ts'
import { before, type Place } from './role-place.ts'
import { apposition, bracketOrDash } from './roles-behind.ts'
import { PERSON } from './skeleton.ts'

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
    !/^[\s*>–—-]*(?:\/s\/ |(?:(?:full )?name|nombre|nom|nome)\s?: )?$/iu.test(before(place)) ||
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
  return isRoleFirst
    ? lineRoles(skeleton, lineBefore(skeleton, line))
    : linesOfRoles(skeleton, line)
}

/** The roles of the next lines, up to three; lines that name a body may stand between them. */
function linesOfRoles(skeleton: string, from: Span): Span[] {
  const roles: Span[] = []
  let line = from
  for (let count = 0; count < 3; count += 1) {
    line = lineAfter(skeleton, line)
    const found = lineRoles(skeleton, line)
    if (
      found.length === 0 &&
      (roles.length === 0 || !BODY.test(skeleton.slice(line.start, line.end)))
    )
      break
    roles.push(...found)
  }
  return roles
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
  const field = FIELD.exec(text)?.[0].length
  if (field !== undefined) return particulars(skeleton, { start: start + field, end })
  if (start >= end || text.length > 90 || /[.!?:]\s*$/u.test(text) || text.includes(PERSON))
    return []
  return particulars(skeleton, { start, end })
}

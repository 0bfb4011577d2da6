import type { Span } from '../document.ts'
import type { Mention } from './mention.ts'
import { phraseEnd } from './role-phrase.ts'

/** One mention, and the line that it stands in; of a long line, what is near. */
export interface Place {
  readonly skeleton: string
  readonly mention: Mention
  readonly line: Span
}

/** What follows the mention and the pattern; null where the pattern does not fit. */
export const after = ({ skeleton, mention, line }: Place, pattern: RegExp): Span | null => {
  const match = pattern.exec(skeleton.slice(mention.end, line.end))
  return match === null ? null : { start: mention.end + match[0].length, end: line.end }
}

/** The line up to the mention and its title. */
export const before = ({ skeleton, mention, line }: Place): string =>
  skeleton.slice(line.start, mention.titleStart)

/** The phrase that begins there. */
export const phrase = (skeleton: string, { start, end }: Span): Span => ({
  start,
  end: phraseEnd(skeleton, start, end),
})

/** How far a line is looked at, on each side of a mention; in UTF-16 units. */
const REACH = 300

export function placeOf(skeleton: string, mention: Mention): Place {
  const lineStart = skeleton.lastIndexOf('\n', mention.titleStart - 1) + 1
  const lineEnd = skeleton.indexOf('\n', mention.end)
  const start = Math.max(lineStart, mention.titleStart - REACH)
  const end = Math.min(lineEnd < 0 ? skeleton.length : lineEnd, mention.end + REACH)
  return { skeleton, mention, line: { start, end } }
}

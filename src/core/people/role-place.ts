import type { Span } from '../document.ts'
import type { Mention } from './mention.ts'
import { isRoleNoun } from './role-nouns.ts'
import { phraseEnd } from './role-phrase.ts'

/** Languages whose nouns stand ahead of their adjectives, as codes of `Document.language`. */
export const ROMANCE: ReadonlySet<string> = new Set(['fr', 'es', 'pt', 'it', 'ca'])

/** One mention, and the line that it stands in; of a long line, what is near. */
export interface Place {
  readonly skeleton: string
  readonly mention: Mention
  /** Of the document, as in `Document.language`. */
  readonly language: string
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

/** The same without ranks directly ahead: "His handler, PC Name". */
export const beforeRank = (place: Place): string => {
  const text = before(place)
  const ranks = /(?:\p{Lu}[\p{L}-]*\.? ){1,3}$/u.exec(text)?.[0]
  const isRank =
    ranks
      ?.trim()
      .split(' ')
      .every((word) => isRoleNoun(word.toLowerCase().replace('.', ''))) ?? false
  return isRank ? text.slice(0, text.length - ranks!.length) : text
}

/** The phrase that begins there. */
export const phrase = (skeleton: string, { start, end }: Span): Span => ({
  start,
  end: phraseEnd(skeleton, start, end),
})

/** How far a line is looked at, on each side of a mention; in UTF-16 units. */
const REACH = 300

export function placeOf(skeleton: string, mention: Mention, language: string): Place {
  const ahead = skeleton.slice(Math.max(0, mention.titleStart - REACH), mention.titleStart)
  const behind = skeleton.slice(mention.end, mention.end + REACH)
  const lineEnd = behind.indexOf('\n')
  return {
    skeleton,
    mention,
    language,
    line: {
      start: mention.titleStart - ahead.length + ahead.lastIndexOf('\n') + 1,
      end: mention.end + (lineEnd < 0 ? behind.length : lineEnd),
    },
  }
}

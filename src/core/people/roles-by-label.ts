import type { Span } from '../document.ts'
import {
  AND_OTHERS,
  ARTICLE,
  COLLECTIVES,
  CONTACT,
  GOES_ON,
  LABEL,
} from './lexicon/label-patterns.ts'
import { LIST_LABELS, PREPOSITIONS } from './lexicon/role-words.ts'
import { isRoleNoun } from './role-nouns.ts'
import { rolesIn } from './role-phrase.ts'
import { beforeRank, type Place } from './role-place.ts'
import { isTail } from './role-tail.ts'
import { apposition, bracketOrDash } from './roles-behind.ts'
import { PERSON } from './skeleton.ts'

/** "Director: Name", "Sound: Name and Name". */
export function label(place: Place): Span[] {
  const { skeleton, mention, line } = place
  const ahead = beforeRank(place)
  const match = /[:：]/u.test(ahead) ? LABEL.exec(ahead) : null
  const rest = skeleton.slice(mention.end, line.end)
  if (match === null || GOES_ON.test(rest)) return []
  const start = line.start + match.index + match[0].indexOf(match[1]!)
  const span = { start, end: start + match[1]!.trimEnd().length }
  if (!mayBeRole(skeleton, span)) return []
  const isShared = match[0].includes(PERSON) || AND_OTHERS.test(rest)
  if (isShared && [...apposition(place), ...bracketOrDash(place)].length > 0) return []
  const article = ARTICLE.exec(match[1]!)?.[0].length ?? 0
  return [withRoleAhead(skeleton, line, { start: start + article, end: span.end })]
}

/** Whether a label says what somebody is or did, rather than what is listed. */
function mayBeRole(skeleton: string, span: Span): boolean {
  const text = skeleton.slice(span.start, span.end)
  const words = text.toLowerCase().match(/[\p{L}\p{M}'’-]+/gu) ?? []
  const last = words.at(-1)
  if (last === undefined || isListLabel(words) || /\d|\p{Script=Han}/u.test(text)) return false
  // "The judge charged three managers: …": a sentence.
  if (words.length > 3 && !isPhrase(skeleton, span) && !CONTACT.test(words[0]!)) return false
  // "Reviewed-by", "Text von": what was done, not what somebody is.
  if (/(?:^|-)(?:by|von|par|por)$/u.test(last)) return false
  return !words.some((word) => /^(?:said|says|adding|added|told|asked|sagte|dijo|dit)$/u.test(word))
}

function isListLabel(words: readonly string[]): boolean {
  const first = words[0]!
  const last = words.at(-1)!
  const isRole =
    words.length > 1 && words.length < 4 && !PREPOSITIONS.has(first) && isRoleNoun(last)
  return LIST_LABELS.has(last) || (LIST_LABELS.has(first) && !COLLECTIVES.test(first) && !isRole)
}

/** No verb among the words of a long label. */
function isPhrase(skeleton: string, span: Span): boolean {
  if (rolesIn(skeleton, span, 'noun').length === 0) return false
  const words = skeleton.slice(span.start, span.end).match(/[\p{L}\p{M}\uE001'’-]+/gu) ?? []
  const head = words.findIndex((word) => isRoleNoun(word.toLowerCase()))
  const end = words.findIndex((word, at) => at > head && PREPOSITIONS.has(word.toLowerCase()))
  return (
    head < 0 ||
    /^\p{Lu}/u.test(words[head]!) ||
    isTail(words[head]!.toLowerCase(), words.slice(head + 1, end < 0 ? undefined : end))
  )
}

/** "Senior Vice President, Operations: Name": the label begins with the role ahead of the comma. */
function withRoleAhead(skeleton: string, line: Span, found: Span): Span {
  const role = { start: line.start, end: found.start - 2 }
  return skeleton.slice(role.end, found.start) === ', ' && isPhrase(skeleton, role)
    ? { start: role.start, end: found.end }
    : found
}

import { KINSHIP } from './lexicon/role-words.ts'
import {
  AFTER_KIN,
  BEFORE_FULL,
  LABEL,
  SPEECH,
  SPEECH_AHEAD,
} from './lexicon/single-name-patterns.ts'
import type { Mention } from './mention.ts'
import { isRoleNoun } from './role-nouns.ts'

/** Below it, the tagger is not sure enough of one word for what stands around it to count. */
const SURE = 0.85

/**
 * Whether one word that fits nobody's full name names a person: it has a title, an office, a label
 * or kinship ahead, a role behind, stands beside a full name, or speaks. A tagger takes ships, pets
 * and programs for people, too.
 */
export function standsAlone(text: string, mention: Mention): boolean {
  const { start, end, titleStart, sureness } = mention
  const ahead = text.slice(Math.max(0, start - 30), start)
  const behind = text.slice(end, end + 60)
  const word = AFTER_KIN.exec(ahead)?.[1]?.toLowerCase() ?? ''
  if (titleStart < start || (isRoleNoun(word) && !ahead.endsWith(', ')) || LABEL.test(ahead))
    return true
  if (hasRoleBehind(behind)) return true
  if (sureness < SURE) return false
  return (
    KINSHIP.has(word) ||
    KINSHIP.has(word.replace(/s$/u, '')) ||
    BEFORE_FULL.test(behind) ||
    SPEECH.test(behind) ||
    SPEECH_AHEAD.test(ahead)
  )
}

/** "Wanjiru, a farmer", "Greta (clerk)". */
function hasRoleBehind(behind: string): boolean {
  const phrase = /^(?:,|\s\() ?(?:an? |the )?([\p{L}\s-]{3,40})/u.exec(behind)?.[1]
  return (
    phrase
      ?.toLowerCase()
      .split(/[\s-]+/u)
      .slice(0, 4)
      .some(isRoleNoun) ?? false
  )
}

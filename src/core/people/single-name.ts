import { KINSHIP } from './lexicon.ts'
import type { Mention } from './mention.ts'
import { isRoleNoun } from './role-nouns.ts'

/** Below it, the tagger is not sure enough of one word for what stands around it to count. */
const SURE = 0.85

const LABEL = /[\p{L}] ?: $/u
const SPEECH =
  /^["”»]?,? (?:said|says|told|tells|asked|asks|wrote|replied|added|adds|explains|explained|laughed|smiled|sagte|sagt|dijo|dice|dit)(?!\p{L})/u
const SPEECH_AHEAD =
  /(?:said|says|asked|replied|added|adds|wrote|dijo|sagte|dit|I['’]m|I am|name is|called|named|[Cc]all|[Aa]sk|[Rr]ing|[Tt]ell|[Ee]mail|[Cc]ontact|[Tt]hank|[Tt]hanks to|thanks go to|[Dd]ear|[Hh]i|[Hh]ello) $/u
const AND = '(?:and|und|et|y|e|&)'
const FULL_NAME = "\\p{Lu}[\\p{L}\\p{M}'’-]+ \\p{Lu}[\\p{L}\\p{M}'’-]+"
const BEFORE_FULL = new RegExp(`^(?:, \\p{Lu}\\p{L}+)* ${AND} ${FULL_NAME}`, 'u')
const AFTER_KIN = /(\p{L}+),? $/u

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

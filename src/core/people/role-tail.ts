import { ENGLISH_BEHIND, ROMANCE_BEHIND, VERBS } from './lexicon/adjectives.ts'
import { ENGLISH } from './lexicon/nouns/english.ts'
import { FRENCH } from './lexicon/nouns/french.ts'
import { GERMAN } from './lexicon/nouns/german.ts'
import { PORTUGUESE } from './lexicon/nouns/portuguese.ts'
import { SPANISH } from './lexicon/nouns/spanish.ts'
import { isRoleNoun } from './role-nouns.ts'
import { ORGANISATION } from './skeleton.ts'

/**
 * Whether the words between what somebody is and its complement leave it a phrase: "directeur général",
 * but "le maire félicite", "the mayor met". @param head in lower case. @param behind as written.
 */
export function isTail(head: string, behind: readonly string[]): boolean {
  const isRomance = [FRENCH, SPANISH, PORTUGUESE].some((nouns) => nouns.has(head))
  const isEnglish = ENGLISH.has(head)
  const isKnown = isRomance || isEnglish || GERMAN.has(head)
  return behind.every((word) => {
    const lower = word.toLowerCase()
    return (
      /^[\p{Lu}\p{N}]/u.test(word) ||
      word.includes(ORGANISATION) ||
      isRoleNoun(lower) ||
      ENGLISH_BEHIND.has(lower) ||
      /^(?:and|und|et|y|e|or|oder|ou|o|sowie)$/u.test(lower) ||
      ((isRomance || !isKnown) &&
        ROMANCE_BEHIND.test(lower) &&
        !VERBS.has(lower) &&
        // "The director praises".
        !(isEnglish && lower.endsWith('s')))
    )
  })
}

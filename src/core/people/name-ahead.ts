import { isRoleNoun } from './role-nouns.ts'
import { kindOf, LIKELY } from './word-kind.ts'
import { isParticle, joins, type Word } from './words.ts'

const OF = /^(?:of|for|de|del|du|des|da|do|von|für|at)$/u

/** "Mayor of Larkhill Edwin Stroud": a place or a body, then the name. */
export function withoutPlace(
  text: string,
  words: readonly Word[],
  segment: readonly Word[],
): Word[] {
  const from = segment.findIndex((word) => kindOf(word) === 'person')
  const first = segment[0]
  if (from <= 0 || first === undefined) return [...segment]
  const before = words[first.index - 1]
  const isComplement =
    before !== undefined &&
    (OF.test(before.lower) ||
      // "Président de la République Name".
      (/^(?:la|le|les|las|los|l['’])$/u.test(before.lower) &&
        OF.test(words[before.index - 1]?.lower ?? ''))) &&
    joins(text, before, first)
  const isPlace = segment.slice(0, from).every(({ location }) => location >= 0.55)
  return isComplement || isPlace ? segment.slice(from) : [...segment]
}

/** "Chief Financial Officer Greg Smith": past an office of several words, or one that no name is like. */
export function withoutOffice(segment: readonly Word[]): readonly Word[] {
  const office = segment.findLastIndex(
    ({ lower, person }, at) =>
      isRoleNoun(lower) &&
      segment.length - at > 2 &&
      (lower.length > 10 || (at > 0 && person < LIKELY)),
  )
  if (office >= 0) return segment.slice(office + 1)
  // "Président de la République Name".
  const role = segment.findIndex(({ lower, person }) => isRoleNoun(lower) && person < LIKELY)
  const next = segment[role + 1]
  if (role < 0 || next === undefined || !isParticle(next)) return segment
  const name = segment.findIndex(
    (word, at) => at > role && kindOf(word) === 'person' && !isParticle(word),
  )
  return segment.length - name > 1 && name > 0 ? segment.slice(name) : segment
}

import { hasHan } from './people/chinese.ts'
import type { Question } from './question.ts'
import { namesAsked, namesIn } from './terms.ts'

/** How much of what a question names stands in some texts together, 0 to 1; 1 where it names nothing. */
export type NameShare = (texts: readonly string[]) => number

/**
 * Of names that are written in characters and in letters: a sentence about somebody has the name, and
 * a sentence about another Huang has another one, which to the models is nearly the same.
 * @param load texts of which at least one has what is a name: not every pair of syllables is.
 */
export async function nameShareOf(
  { text: question }: Pick<Question, 'text'>,
  load: () => Promise<readonly string[]>,
): Promise<NameShare> {
  const asked = [...new Set(namesAsked(question))]
  if (asked.length === 0) return () => 1
  const known = new Map<string, ReadonlySet<string>>()
  const standingIn = (text: string): ReadonlySet<string> => {
    const standing = known.get(text) ?? new Set(namesIn(text))
    known.set(text, standing)
    return standing
  }
  // Characters are compared with letters here, and with characters by the match.
  const isCompared = (text: string): boolean => !(hasHan(question) && hasHan(text))
  const compared = (await load()).filter(isCompared)
  const names = asked.filter((name) => compared.some((text) => standingIn(text).has(name)))
  if (names.length === 0) return () => 1
  return (texts) => {
    if (!texts.every(isCompared)) return 1
    const standing = names.filter((name) => texts.some((text) => standingIn(text).has(name)))
    return standing.length / names.length
  }
}

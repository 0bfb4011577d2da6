import { distance } from 'fastest-levenshtein'
import { hasHan, simplified } from './chinese.ts'
import { lettersOf, nameKey, readingOf, wordsOfName } from './name-key.ts'
import type { PeopleIndex, Person } from './person.ts'

/** Who is meant by a name, best first; or, when nobody is, the nearest names, at most three. */
export type FoundPeople =
  | { readonly kind: 'found'; readonly people: readonly [Person, ...Person[]] }
  | { readonly kind: 'unknown'; readonly suggestions: readonly string[] }

const MAX_SUGGESTIONS = 3

/** A name is found in any order and script, or by some of its words: "Huang" finds every Huang. */
export function findPeople({ people }: PeopleIndex, name: string): FoundPeople {
  const asked = plain(name)
  const exact = people.filter((person) => person.names.some((one) => isWhole(one, asked)))
  const [first, ...rest] =
    exact.length > 0 ? exact : people.filter((person) => hasWords(person, asked))
  if (first !== undefined) return { kind: 'found', people: [first, ...rest] }
  return { kind: 'unknown', suggestions: nearest(people, asked) }
}

/** Without titles that people put ahead of a name. */
const plain = (name: string): string =>
  name.trim().replace(/^(?:mr|mrs|ms|miss|dr|prof|professor|sir|herr|frau|mme|sra?)\.? +/iu, '')

const isWhole = (name: string, asked: string): boolean =>
  nameKey(name) === nameKey(asked) ||
  // Two names in Chinese characters that only sound alike are two people.
  (!(hasHan(name) && hasHan(asked)) &&
    lettersOf(name).some((letters) => letters.length > 3 && lettersOf(asked).includes(letters)))

function hasWords({ names }: Person, asked: string): boolean {
  const words = wordsOfName(asked)
  if (words.length === 0) return false
  return names.some((name) => {
    const own = wordsOfName(name)
    if (/^\p{Script=Han}/u.test(name) && /^\p{Script=Han}/u.test(asked))
      return own[0]!.includes(simplified(asked))
    return hasHan(asked) && !hasHan(name)
      ? own.includes(readingOf(asked))
      : words.every((word) => own.includes(word))
  })
}

/** By edits, words compared one by one, so that a slip in a surname alone counts as one. */
function nearest(people: readonly Person[], asked: string): string[] {
  const letters = wordsOfName(asked)
  if (letters.length === 0) return []
  const whole = letters.join('')
  return people
    .map((person) => ({ name: person.name, edits: editsTo(person, letters, whole) }))
    .filter(({ edits }) => edits <= Math.max(1, Math.floor(whole.length / 3)))
    .sort((one, other) => one.edits - other.edits)
    .slice(0, MAX_SUGGESTIONS)
    .map(({ name }) => name)
}

const editsTo = ({ names }: Person, words: readonly string[], whole: string): number =>
  Math.min(
    ...names.flatMap((name) => [
      ...lettersOf(name).map((letters) => distance(letters, whole)),
      words.reduce(
        (sum, word) => sum + Math.min(...wordsOfName(name).map((own) => distance(own, word))),
        0,
      ),
    ]),
  )

/** Names that go on from what was typed, those named most first. */
export function completePeople({ people }: PeopleIndex, typed: string, limit: number): string[] {
  const words = wordsOfName(typed)
  const whole = words.join('')
  const reading = /^\p{Script=Han}+$/u.test(whole) ? readingOf(whole) : whole
  const fits = ({ names }: Person): boolean =>
    names.some((name) => {
      const own = wordsOfName(name)
      return (
        words.every((word) => own.some((one) => one.startsWith(word))) ||
        (!(hasHan(name) && hasHan(whole)) &&
          lettersOf(name).some((letters) => letters.startsWith(reading)))
      )
    })
  return people
    .filter(fits)
    .slice(0, limit)
    .map(({ name }) => name)
}

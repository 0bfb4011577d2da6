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
  const asked = formOf(plain(name))
  const exact = people.filter((person) => formsOf(person).some((one) => isWhole(one, asked)))
  const [first, ...rest] =
    exact.length > 0 ? exact : people.filter((person) => hasWords(person, asked))
  if (first !== undefined) return { kind: 'found', people: [first, ...rest] }
  return { kind: 'unknown', suggestions: nearest(people, asked) }
}

/** Without titles that people put ahead of a name. */
const plain = (name: string): string =>
  name.trim().replace(/^(?:mr|mrs|ms|miss|dr|prof|professor|sir|herr|frau|mme|sra?)\.? +/iu, '')

/** A name as it is compared, or what was asked. */
interface Form {
  readonly name: string
  readonly key: string
  readonly words: readonly string[]
  readonly letters: readonly string[]
  readonly hasHan: boolean
}

const formOf = (name: string): Form => ({
  name,
  key: nameKey(name),
  words: wordsOfName(name),
  letters: lettersOf(name),
  hasHan: hasHan(name),
})

/** Forms do not change, and choices are wanted at each key that is pressed. */
const known = new WeakMap<Person, readonly Form[]>()

function formsOf(person: Person): readonly Form[] {
  const forms = known.get(person) ?? person.names.map(formOf)
  known.set(person, forms)
  return forms
}

const isWhole = (own: Form, asked: Form): boolean =>
  own.key === asked.key ||
  // Two names in Chinese characters that only sound alike are two people.
  (!(own.hasHan && asked.hasHan) &&
    own.letters.some((letters) => letters.length > 3 && asked.letters.includes(letters)))

function hasWords(person: Person, asked: Form): boolean {
  if (asked.words.length === 0) return false
  return formsOf(person).some((own) => {
    if (/^\p{Script=Han}/u.test(own.name) && /^\p{Script=Han}/u.test(asked.name))
      return own.words[0]!.includes(simplified(asked.name))
    return asked.hasHan && !own.hasHan
      ? own.words.includes(readingOf(asked.name))
      : asked.words.every((word) => own.words.includes(word))
  })
}

/** By edits, words compared one by one, so that a slip in a surname alone counts as one. */
function nearest(people: readonly Person[], { words }: Form): string[] {
  if (words.length === 0) return []
  const whole = words.join('')
  return people
    .map((person) => ({ name: person.name, edits: editsTo(person, words, whole) }))
    .filter(({ edits }) => edits <= Math.max(1, Math.floor(whole.length / 3)))
    .sort((one, other) => one.edits - other.edits)
    .slice(0, MAX_SUGGESTIONS)
    .map(({ name }) => name)
}

const editsTo = (person: Person, words: readonly string[], whole: string): number =>
  Math.min(
    ...formsOf(person).flatMap((own) => [
      ...own.letters.map((letters) => distance(letters, whole)),
      words.reduce(
        (sum, word) => sum + Math.min(...own.words.map((other) => distance(other, word))),
        0,
      ),
    ]),
  )

/** Names that go on from what was typed, those named most first. */
export function completePeople({ people }: PeopleIndex, typed: string, limit: number): string[] {
  const words = wordsOfName(typed)
  const whole = words.join('')
  const reading = /^\p{Script=Han}+$/u.test(whole) ? readingOf(whole) : whole
  const isHan = hasHan(whole)
  const fits = (person: Person): boolean =>
    formsOf(person).some(
      (own) =>
        words.every((word) => own.words.some((one) => one.startsWith(word))) ||
        (!(own.hasHan && isHan) && own.letters.some((letters) => letters.startsWith(reading))),
    )
  return people
    .filter(fits)
    .slice(0, limit)
    .map(({ name }) => name)
}

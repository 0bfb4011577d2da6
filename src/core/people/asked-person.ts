import { opensDangling } from '../dangling.ts'
import type { Document } from '../document.ts'
import type { ReadPassage } from '../read-passage.ts'
import type { Retrieved } from '../retrieve.ts'
import type { StoredPassage } from '../store.ts'
import { hasHan } from './chinese.ts'
import { peopleInDocument } from './document-people.ts'
import { POLITE } from './lexicon/name-words.ts'
import { ARTICLES } from './lexicon/role-words.ts'
import { lettersIn, lettersOf } from './name-key.ts'
import { isRoleNoun } from './role-nouns.ts'

const NAME = "(?<name>[\\p{L}\\p{M}.'’·・ -]{2,60}?)"
/** "Who is NAME?" */
const ASKED = [
  new RegExp(`^(?:so,? |and )?who(?:['’]s| is| was)(?: exactly)? ${NAME} ?\\??$`, 'iu'),
  new RegExp(`^wer (?:ist|war)(?: eigentlich)? ${NAME} ?\\??$`, 'iu'),
  new RegExp(`^qui (?:est|était) ${NAME} ?\\??$`, 'iu'),
  new RegExp(`^¿?quién (?:es|fue|era) ${NAME} ?\\??$`, 'iu'),
  new RegExp(`^quem (?:é|foi|era) ${NAME} ?\\??$`, 'iu'),
  /^(?<name>[\p{Script=Han}·・]{2,20}|[\p{Lu}][\p{L} .'’-]{2,40}?) ?(?:是|係)(?:谁|誰|什么人|什麼人|何人)[？?]?$/u,
  /^(?:谁|誰)是(?<name>[\p{Script=Han}·・]{2,20})[？?]?$/u,
]

/** The whole name that a question asks about; null for any other question, and for an office: "Who is the chair?" */
export function askedPerson(question: string): string | null {
  const text = question.trim()
  const name = ASKED.map((pattern) => pattern.exec(text)?.groups?.['name'])
    .find(Boolean)
    ?.trim()
  if (name === undefined) return null
  if (hasHan(name)) return name
  const words = name
    .split(/\s+/u)
    .filter((word) => !POLITE.has(word.toLowerCase().replace('.', '')))
  const isOffice = words.some(
    (word) => ARTICLES.has(word.toLowerCase()) || isRoleNoun(word.toLowerCase()),
  )
  return words.length < 2 || words.length > 5 || isOffice ? null : words.join(' ')
}

/** What a sentence says of the person asked about: nothing, something, or what the person is. */
const NOTHING = 0
const NAMED = 1
const ROLE = 2

/** More than any difference between the scores of a reader. */
const STEP = 1_000

/** How the sentences of retrieved passages tell of one person. */
export interface PersonAsked {
  /** Those that say what the person is first, then those that name the person; else as retrieved. */
  readonly passages: readonly Retrieved[]
  /** Passages as read, with the scores of sentences that tell less set below those that tell more. */
  prefer(read: readonly ReadPassage[]): ReadPassage[]
}

/** Nothing changes for another question, and where no sentence has the whole name, in any order or script. */
export async function personAsked(
  question: string,
  retrieved: readonly Retrieved[],
  documentOf: (id: string) => Promise<Document>,
): Promise<PersonAsked> {
  const unchanged: PersonAsked = { passages: retrieved, prefer: (read) => [...read] }
  const name = askedPerson(question)
  if (name === null || retrieved.length === 0) return unchanged
  const forms = lettersOf(name)
  const told = new Map<number, readonly number[]>()
  for (const { passage, document } of retrieved)
    told.set(passage.id, toldIn(passage, await documentOf(document.id), forms))
  const most = ({ passage }: Retrieved) => Math.max(NOTHING, ...(told.get(passage.id) ?? []))
  const best = Math.max(...retrieved.map(most))
  if (best === NOTHING) return unchanged
  return {
    passages: retrieved.toSorted((one, other) => most(other) - most(one)),
    prefer: (read) =>
      read
        .map((passage) => ({
          ...passage,
          rank: passage.rank - STEP * (best - most(passage)),
          reading: {
            ...passage.reading,
            sentences: passage.reading.sentences.map((sentence, index) => ({
              ...sentence,
              score:
                sentence.score - STEP * (best - (told.get(passage.passage.id)?.[index] ?? NOTHING)),
            })),
          },
        }))
        .sort((one, other) => other.rank - one.rank),
  }
}

/** What each sentence of the passage tells. */
function toldIn(
  passage: StoredPassage,
  { text, language }: Document,
  forms: readonly string[],
): number[] {
  const { start, end } = passage
  const names = (passage.names ?? [])
    .filter((name) => name.start >= start && name.end <= end)
    .map((name) => ({ ...name, start: name.start - start, end: name.end - start }))
  const { people } = peopleInDocument({ text: text.slice(start, end), language }, names)
  const roles = people
    .filter((person) => lettersOf(person.name).some((letters) => forms.includes(letters)))
    .flatMap((person) => person.roles)
  const sentences = passage.sentences.map((sentence) => text.slice(sentence.start, sentence.end))
  const has = sentences.map((sentence) => {
    const letters = lettersIn(sentence)
    return forms.some((form) => letters.includes(form))
  })
  return passage.sentences.map((sentence, index) => {
    const isRole = roles.some(
      (role) => role.start + start >= sentence.start && role.end + start <= sentence.end,
    )
    if (isRole) return ROLE
    const leans = index > 0 && has[index - 1]! && opensDangling(sentences[index]!, language)
    return has[index]! || leans ? NAMED : NOTHING
  })
}

import type { Document } from '../document.ts'
import type { ReadPassage } from '../read-passage.ts'
import type { Retrieved } from '../retrieve.ts'
import type { StoredPassage } from '../store.ts'
import { hasHan } from './chinese.ts'
import { peopleInDocument } from './document-people.ts'
import { POLITE } from './lexicon/name-words.ts'
import { ARTICLES } from './lexicon/role-words.ts'
import { lettersOf } from './name-key.ts'
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
    .filter((word) => !POLITE.has(word.toLowerCase().replaceAll('.', '')))
  const isOffice = words.some(
    (word) => ARTICLES.has(word.toLowerCase()) || isRoleNoun(word.toLowerCase()),
  )
  return words.length < 2 || words.length > 5 || isOffice ? null : words.join(' ')
}

/** More than any difference between the scores of two sentences. */
const STEP = 1_000

/** The retrieved passages, as they tell of one person. */
export interface PersonAsked {
  /** Those that say what the person is first; else as retrieved. */
  readonly passages: readonly Retrieved[]
  /** Of passages as read those that say it alone, and their sentences that do first. */
  prefer(read: readonly ReadPassage[]): ReadPassage[]
}

/** Nothing changes for another question, and where no sentence gives a role to somebody of that whole name. */
export async function personAsked(
  question: string,
  retrieved: readonly Retrieved[],
  documentOf: (id: string) => Promise<Document>,
): Promise<PersonAsked> {
  const unchanged: PersonAsked = { passages: retrieved, prefer: (read) => [...read] }
  const name = askedPerson(question)
  if (name === null) return unchanged
  const forms = lettersOf(name)
  const told = await Promise.all(
    retrieved.map(async ({ passage, summary }) => {
      return [passage.id, rolesIn(passage, await documentOf(summary.id), forms)] as const
    }),
  )
  const tells = new Map(told.filter(([, sentences]) => sentences.includes(true)))
  if (tells.size === 0) return unchanged
  const isTold = ({ passage }: Retrieved): boolean => tells.has(passage.id)
  return {
    passages: [...retrieved.filter(isTold), ...retrieved.filter((one) => !isTold(one))],
    prefer: (read) =>
      read.filter(isTold).map((passage) => ({
        ...passage,
        scores: passage.scores.map((score, index) =>
          tells.get(passage.passage.id)![index] ? score : score - STEP,
        ),
      })),
  }
}

/** For each sentence of the passage whether it gives the person a role. */
function rolesIn(
  { start, end, names = [], sentences }: StoredPassage,
  { text, language }: Document,
  forms: readonly string[],
): boolean[] {
  const inside = names
    .filter((name) => name.start >= start && name.end <= end)
    .map((name) => ({ ...name, start: name.start - start, end: name.end - start }))
  const { people } = peopleInDocument({ text: text.slice(start, end), language }, inside)
  const roles = people
    .filter((person) => lettersOf(person.name).some((letters) => forms.includes(letters)))
    .flatMap((person) => person.roles)
  return sentences.map((sentence) =>
    roles.some((role) => role.start + start >= sentence.start && role.end + start <= sentence.end),
  )
}

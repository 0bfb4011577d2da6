import { hasHan } from './chinese.ts'
import { type Individual, shapeOf } from './join.ts'
import { ACTS, COMMON, VERB } from './lexicon/single-name-patterns.ts'
import { NOT_PERSON } from './lexicon/thing-words.ts'
import type { Mention } from './mention.ts'
import { isListedNoun } from './role-nouns.ts'
import { firstEndingAfter } from './spans.ts'
import { isTitle, titleStart } from './titles.ts'
import { isCapitalised, isParticle, isPolite, joins, type Word } from './words.ts'

const LIKELY = 0.4

/**
 * Further places where somebody already named is meant by one word of the name, though the tagger
 * saw no person there: after a title, or where nothing speaks against it.
 */
export function shortForms(
  text: string,
  words: readonly Word[],
  people: readonly Individual[],
): Map<Individual, Mention[]> {
  const taken = new Set(
    people.flatMap(({ mentions }) => mentions.flatMap((mention) => wordsIn(words, mention))),
  )
  const owners = ownersByWord(people)
  const forms = new Map<Individual, Mention[]>()
  words.forEach((word, index) => {
    const isSignature = isAloneInLine(text, word)
    const owner = owners.get(word.lower) ?? (isSignature ? signer(text, people, word) : undefined)
    if (owner === undefined || !isCapitalised(word)) return
    if (taken.has(index)) return
    const previous = words[index - 1]
    const hasTitle = previous !== undefined && isPolite(previous) && joins(text, previous, word)
    const hasParticle =
      previous !== undefined &&
      isParticle(previous) &&
      isCapitalised(previous) &&
      joins(text, previous, word)
    if (!hasTitle && !hasParticle && !isSignature && !isFree(text, words, index, owner.name)) return
    const start = hasParticle ? previous.start : word.start
    const mention = {
      start,
      end: word.end,
      text: text.slice(start, word.end),
      titleStart: hasTitle ? previous.start : start,
      formStart: hasTitle ? previous.start : start,
      parts: [word.lower],
      sureness: word.person,
    }
    if (owner.mentions[0]!.start < start || isSignature)
      forms.set(owner, [...(forms.get(owner) ?? []), mention])
  })
  return forms
}

/** "Sam" or "Bex", above "Samuel Kiprotich" in the next line that is not empty. */
const signer = (
  text: string,
  people: readonly Individual[],
  { end, lower, person }: Word,
): Individual | undefined => {
  const next = /^\n[\s–—-]*/u.exec(text.slice(end))?.[0].length
  if (next === undefined) return undefined
  return people.find(({ mentions }) =>
    mentions.some(
      ({ start, parts }) =>
        start === end + next &&
        parts.length > 1 &&
        (person >= LIKELY || parts[0]!.startsWith(lower)),
    ),
  )
}

/** "Te Hīkoi" of Marama Te Hīkoi: a short form takes in the particles that the full name has there. */
export function withParticles(text: string, words: readonly Word[], person: Individual): Mention[] {
  const full = person.name.toLowerCase()
  return person.mentions.map((mention) => {
    const at = firstEndingAfter(words, mention.start)
    if (mention.parts.length !== 1 || words[at]?.start !== mention.start) return mention
    let from = at
    while (
      from > 0 &&
      isParticle(words[from - 1]!) &&
      joins(text, words[from - 1]!, words[from]!) &&
      full.endsWith(` ${text.slice(words[from - 1]!.start, mention.end).toLowerCase()}`)
    )
      from -= 1
    if (from === at) return mention
    const first = words[from]!
    return {
      ...mention,
      start: first.start,
      text: text.slice(first.start, mention.end),
      titleStart: titleStart(text, words, first),
      formStart: titleStart(text, words, first, isTitle),
    }
  })
}

/** Indexes of the words that a mention covers. */
function wordsIn(words: readonly Word[], { start, end }: Mention): number[] {
  const covered: number[] = []
  for (
    let at = firstEndingAfter(words, start);
    at < words.length && words[at]!.start < end;
    at += 1
  )
    covered.push(at)
  return covered
}

/** Words of one person's name alone, of three letters and more. */
function ownersByWord(people: readonly Individual[]): Map<string, Individual> {
  const owners = new Map<string, Individual>()
  const shared = new Set<string>()
  for (const person of people) {
    const parts = new Set(
      person.mentions.flatMap(({ parts, text }) => (hasHan(text) ? [] : shapeOf(parts).words)),
    )
    for (const part of parts) {
      if (owners.has(part)) shared.add(part)
      else if (part.length > 2) owners.set(part, person)
    }
  }
  for (const part of shared) owners.delete(part)
  return owners
}

/** A name that opens a sentence ahead of a verb, and is no word for something else. */
const isSubject = (text: string, { end, lower }: Word, isSurname: boolean): boolean =>
  lower.length > (isSurname ? 3 : 2) &&
  !COMMON.has(lower) &&
  !NOT_PERSON.has(lower) &&
  !isListedNoun(lower) &&
  (isSurname ? /^(?: \p{Ll}{2}|, |: )/u : VERB).test(text.slice(end, end + 30))

/** A signature: "Rosa", above the full name. */
const isAloneInLine = (text: string, { start, end }: Word): boolean =>
  (start === 0 || text[start - 1] === '\n') && (end === text.length || text[end] === '\n')

/** Alone between words that no name goes on in, and not merely capitalised at a sentence's beginning. */
function isFree(text: string, words: readonly Word[], index: number, fullName: string): boolean {
  const word = words[index]!
  if (ACTS.test(text.slice(word.end, word.end + 40))) return true
  if (word.location >= LIKELY) return false
  if (word.organisation >= LIKELY && isInLongerName(text.replaceAll(fullName, ''), word))
    return false
  const near = [words[index - 1], words[index + 1]].filter(
    (other) =>
      other !== undefined && isCapitalised(other) && /^[ &-]+$/u.test(between(text, word, other)),
  )
  const opens = /(?:^|[.!?:]\s+|["“„«\n]\s?)$/u.test(
    text.slice(Math.max(0, word.start - 4), word.start),
  )
  const isSurname = fullName.toLowerCase().indexOf(word.lower) > 0
  return near.length === 0 && (!opens || word.person >= LIKELY || isSubject(text, word, isSurname))
}

/** "Washington Dairy Cooperative" of a text where Washington is a person as well. */
const isInLongerName = (text: string, { text: name }: Word): boolean =>
  new RegExp(`(?<!\\p{L})${name} (?:& )?\\p{Lu}`, 'u').test(text)

const between = (text: string, one: Word, other: Word): string =>
  one.start < other.start ? text.slice(one.end, other.start) : text.slice(other.end, one.start)

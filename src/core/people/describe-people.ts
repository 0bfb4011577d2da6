import type { Document, Span } from '../document.ts'
import { type Quote, quote } from '../quote.ts'
import type { Generation } from '../store.ts'
import type { Person } from './person.ts'
import type { Sighting } from './sighting.ts'

export interface DescribedRole {
  /** A slice of the quote. */
  readonly text: string
  readonly quote: Quote
}

/** What the documents say of a person; every word in it is a quote or a slice of one. */
export interface DescribedPerson {
  readonly name: string
  /** The newest document's first; each role once, from the newest document that has it. */
  readonly roles: readonly DescribedRole[]
  /** The best sentences about the person, none twice; best first. */
  readonly mentions: readonly Quote[]
  /** Bodies named with the person, most often first; each a slice of its quote. */
  readonly organisations: readonly DescribedRole[]
}

export interface DescriptionLimits {
  readonly roles: number
  readonly mentions: number
  readonly organisations: number
}

const DEFAULT_DESCRIPTION = {
  roles: 20,
  mentions: 8,
  organisations: 8,
} as const satisfies DescriptionLimits

/** A span of a document and what to mark in it. */
interface Place {
  readonly document: string
  readonly span: Span
  readonly highlight: Span
}

/** Cuts the quotes out of a fresh read of the documents; what is gone from them is left out. */
export async function describePerson(
  generation: Generation,
  person: Person,
  limits: DescriptionLimits = DEFAULT_DESCRIPTION,
): Promise<DescribedPerson> {
  const documents = new Map<string, Document | null>()
  const quoteAt = async ({ document: id, span, highlight }: Place): Promise<Quote | null> => {
    if (!documents.has(id)) documents.set(id, await generation.document(id))
    const document = documents.get(id)
    return document == null ? null : quote(document, span, highlight)
  }
  const labelled = async (places: readonly Place[]): Promise<DescribedRole[]> => {
    const made: DescribedRole[] = []
    for (const place of places) {
      const found = await quoteAt(place)
      const { start, end } = place.highlight
      if (found !== null)
        made.push({ text: found.text.slice(start - found.start, end - found.start), quote: found })
    }
    return made
  }
  const mentions: Quote[] = []
  for (const place of bestSentences(person)) {
    if (mentions.length >= limits.mentions) break
    const found = await quoteAt(place)
    if (found !== null && !mentions.some((other) => repeats(found.text, other.text)))
      mentions.push(found)
  }
  return {
    name: person.name,
    roles: await labelled(rolesOf(person).slice(0, limits.roles)),
    mentions,
    organisations: await labelled(organisationsOf(person).slice(0, limits.organisations)),
  }
}

const keyOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[\s.]+/gu, ' ')
    .trim()

function rolesOf({ sightings }: Person): Place[] {
  const places = new Map<string, Place>()
  for (const { document, roles } of sightings)
    for (const { start, end, text, sentence } of roles)
      if (!places.has(keyOf(text)))
        places.set(keyOf(text), { document, span: sentence, highlight: { start, end } })
  return [...places.values()]
}

function organisationsOf({ sightings }: Person): Place[] {
  const counts = new Map<string, { place: Place; count: number }>()
  for (const { document, organisations } of sightings)
    for (const { start, end, text, sentence } of organisations) {
      const known = counts.get(keyOf(text))
      if (known !== undefined) known.count += 1
      else
        counts.set(keyOf(text), {
          place: { document, span: sentence, highlight: { start, end } },
          count: 1,
        })
    }
  return [...counts.values()]
    .sort((one, other) => other.count - one.count)
    .map(({ place }) => place)
}

/** By weight; among equals the newest document's first. */
function bestSentences({ sightings }: Person): Place[] {
  return sightings
    .flatMap(({ document, sentences }: Sighting) =>
      sentences.map(({ start, end, sentence, weight }) => ({
        document,
        span: sentence,
        highlight: { start, end },
        weight,
      })),
    )
    .sort((one, other) => other.weight - one.weight)
}

/** Three quarters of the shorter one's words stand in the other. */
function repeats(one: string, other: string): boolean {
  const [short, long] = [wordsIn(one), wordsIn(other)].sort((a, b) => a.size - b.size) as [
    Set<string>,
    Set<string>,
  ]
  const shared = [...short].filter((word) => long.has(word)).length
  return short.size > 0 && shared / short.size >= 0.75
}

const wordsIn = (text: string): Set<string> =>
  new Set(text.toLowerCase().match(/\p{Script=Han}{1,2}|[\p{L}\p{N}]+/gu) ?? [])

import { opensDangling } from '../dangling.ts'
import type { Document, Span } from '../document.ts'
import { hasHan } from './chinese.ts'
import type { DocumentPeople, DocumentPerson } from './document-people.ts'
import { SPEAKS } from './lexicon/single-name-patterns.ts'
import type { Mention } from './mention.ts'
import { firstEndingAfter } from './spans.ts'

/** A role as a document says it. Spans are of the document. */
export interface SeenRole extends Span {
  readonly text: string
  readonly sentence: Span
}

/** A sentence that names the person. */
export interface SeenMention extends Span {
  readonly sentence: Span
  /** How much the sentence says of the person by itself; higher is more. */
  readonly weight: number
}

/** A body named in a sentence that names the person, or in a role. */
export interface SeenBody extends Span {
  readonly text: string
  readonly sentence: Span
}

/** One person in one document. */
export interface Sighting {
  readonly document: string
  readonly date: string | null
  readonly name: string
  /** Full forms: for joining with other documents. */
  readonly forms: readonly string[]
  readonly mentions: number
  readonly roles: readonly SeenRole[]
  /** One a sentence, in order. */
  readonly sentences: readonly SeenMention[]
  readonly organisations: readonly SeenBody[]
}

/** Everyone in a document, with the sentences that say so. @param sentences of the document, in order. */
export const sightingsIn = (
  document: Document,
  { people, organisations }: DocumentPeople,
  sentences: readonly Span[],
): Sighting[] => people.map((person) => sightingOf(document, person, organisations, sentences))

function sightingOf(
  { id, date, text, language }: Document,
  { name, mentions, roles }: DocumentPerson,
  organisations: readonly Span[],
  sentences: readonly Span[],
): Sighting {
  const around = (span: Span): Span => sentenceAround(sentences, span)
  const seen = new Map<number, SeenMention>()
  for (const mention of mentions) {
    const sentence = around(mention)
    const weight = weightOf(text, language, mention, sentence, roles)
    const known = seen.get(sentence.start)
    if (known === undefined || known.weight < weight)
      seen.set(sentence.start, { start: mention.start, end: mention.end, sentence, weight })
  }
  const places = [...[...seen.values()].map(({ sentence }) => sentence), ...roles.map(around)]
  return {
    document: id,
    date,
    name,
    forms: [...new Set(mentions.filter(({ parts }) => parts.length > 1).map((one) => one.text))],
    mentions: mentions.length,
    roles: roles.map(({ start, end }) => ({
      start,
      end,
      text: text.slice(start, end),
      sentence: around({ start, end }),
    })),
    sentences: [...seen.values()],
    organisations: organisations
      .filter((body) => places.some((place) => place.start <= body.start && body.end <= place.end))
      .map(({ start, end }) => ({
        start,
        end,
        text: text.slice(start, end),
        sentence: around({ start, end }),
      })),
  }
}

/** The sentence that holds the span; one that crosses a sentence end is widened to hold it. */
function sentenceAround(sentences: readonly Span[], span: Span): Span {
  const first = sentences[firstEndingAfter(sentences, span.start)] ?? span
  return { start: Math.min(first.start, span.start), end: Math.max(first.end, span.end) }
}

/** Best: the sentence is about the person, says what was said or done, and stands by itself. */
function weightOf(
  text: string,
  language: string,
  mention: Mention,
  sentence: Span,
  roles: readonly Span[],
): number {
  const slice = text.slice(sentence.start, sentence.end)
  // A Chinese character says as much as two letters and a half.
  const length = slice.length + 1.5 * (slice.match(/\p{Script=Han}/gu)?.length ?? 0)
  const isOpening = mention.formStart - sentence.start <= 12
  const speaks = SPEAKS.test(text.slice(mention.end, mention.end + 40))
  const isRoleOnly = roles.some(
    ({ start, end }) =>
      start >= sentence.start && end <= sentence.end && (end - start) * 2 > length - 40,
  )
  const isDangling = opensDangling(slice, language) && !isOpening
  return (
    (isOpening ? 1 : 0) +
    (speaks ? 1 : 0) +
    (mention.parts.length > 1 || hasHan(mention.text) ? 0.25 : 0) +
    (length >= 35 && length <= 400 ? 0.5 : 0) -
    (isRoleOnly ? 0.75 : 0) -
    (isDangling ? 1 : 0)
  )
}

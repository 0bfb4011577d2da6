import { hasHan, simplified } from './chinese.ts'
import { POLITE_ENDING, SURNAME } from './chinese-lexicon.ts'
import { PARTICLES, SUFFIXES, SURNAME_OPENINGS } from './lexicon.ts'
import type { Mention } from './mention.ts'
import { standsAlone } from './single-name.ts'

/** The mentions of one person, within one document; in order. */
export interface Individual {
  /** The fullest form, without a title. */
  readonly name: string
  readonly mentions: readonly Mention[]
}

/** A name as it is compared: words without particles, the suffix apart. */
interface Shape {
  readonly words: readonly string[]
  readonly suffix: string
}

const bare = (word: string): string => word.normalize('NFKC').replace(/[.’']/gu, '')

export function shapeOf(parts: readonly string[]): Shape {
  const suffix = parts.find((part, index) => index > 0 && SUFFIXES.has(bare(part))) ?? ''
  const words = parts.filter((part) => part !== suffix).map(bare)
  return { words, suffix: bare(suffix) }
}

const isInitialOf = (one: string, other: string): boolean =>
  one.length === 1 && other.startsWith(one)

const alike = (one: string, other: string): boolean =>
  one === other || isInitialOf(one, other) || isInitialOf(other, one)

/** Whether the words of the shorter name all stand in the longer one, each once, initials for names. */
function within(short: readonly string[], long: readonly string[]): boolean {
  const left = [...long]
  return short.every((word) => {
    const at = left.findIndex((other) => alike(word, other))
    if (at >= 0) left.splice(at, 1)
    return at >= 0
  })
}

/** Whether two names may be one person's: "Walter Grimes" and "Walter T. Grimes", in any order. */
export const isSameName = (one: Shape, other: Shape): boolean =>
  isSame(one, other) || isSame(withoutOpening(one), other) || isSame(one, withoutOpening(other))

/** "Ter Braak" opens a sentence, "ter Braak" stands within one. */
const withoutOpening = ({ words, suffix }: Shape): Shape =>
  words.length > 1 && SURNAME_OPENINGS.has(words[0]!)
    ? { words: words.slice(1), suffix }
    : { words, suffix }

function isSame(one: Shape, other: Shape): boolean {
  if (one.suffix !== other.suffix && one.words.length > 1 && other.words.length > 1) return false
  const [short, long] =
    one.words.length <= other.words.length ? [one.words, other.words] : [other.words, one.words]
  if (short.length === 0 || !within(short, long)) return false
  // Initials alone say too little: "T. Grimes" needs the surname in full.
  return short.some((word) => word.length > 1 && !PARTICLES.has(word) && long.includes(word))
}

/**
 * Mentions → people, in order of first mention. A short form belongs to the person with that name
 * who was named last; one that fits nobody is a person only where the text shows it.
 */
export function joinMentions(text: string, mentions: readonly Mention[]): Individual[] {
  const full = mentions.filter((mention) => isFull(mention))
  const people: { shape: Shape; mentions: Mention[] }[] = []
  for (const mention of full) {
    const shape = shapeOf(mention.parts)
    const known = people.find((person) => isSameName(person.shape, shape))
    if (known === undefined) people.push({ shape, mentions: [mention] })
    else {
      known.mentions.push(mention)
      if (shape.words.length > known.shape.words.length) known.shape = shape
    }
  }
  for (const mention of mentions) {
    if (isFull(mention)) continue
    const shape = shapeOf(mention.parts)
    const owner = ownerOf(people, mention, shape)
    if (owner !== undefined) owner.mentions.push(mention)
    else if (standsAlone(text, mention)) people.push({ shape, mentions: [mention] })
  }
  return people
    .map((person) => individual(person.mentions))
    .sort((one, other) => one.mentions[0]!.start - other.mentions[0]!.start)
}

const isFull = ({ parts, text }: Mention): boolean =>
  hasHan(text) ? true : shapeOf(parts).words.length > 1

function ownerOf<T extends { shape: Shape; mentions: Mention[] }>(
  people: readonly T[],
  { start }: Mention,
  shape: Shape,
): T | undefined {
  const fitting = people.filter((person) => isSameName(person.shape, shape))
  const lastNamed = ({ mentions }: T) =>
    Math.max(-1, ...mentions.filter((one) => one.start < start).map((one) => one.start))
  return fitting.reduce<T | undefined>(
    (best, one) => (best === undefined || lastNamed(one) > lastNamed(best) ? one : best),
    undefined,
  )
}

function individual(mentions: readonly Mention[]): Individual {
  const ordered = [...mentions].sort((one, other) => one.start - other.start)
  const fullest = ordered.reduce((best, one) => (fullness(one) > fullness(best) ? one : best))
  return { name: fullest.text, mentions: ordered }
}

/** More words, then more letters written out; capitals throughout only if there is nothing else. */
const fullness = ({ text, parts }: Mention): number =>
  parts.length * 1000 + text.length - (text === text.toUpperCase() && !hasHan(text) ? 500 : 0)

const POLITE_FORM = new RegExp(`${SURNAME}${POLITE_ENDING}`, 'gu')

/** "汤教授", where somebody surnamed 汤 was named before: each place, in order. */
export function politeForms(
  text: string,
  people: readonly Individual[],
): Map<Individual, Mention[]> {
  const forms = new Map<Individual, Mention[]>()
  if (!hasHan(text)) return forms
  const plain = simplified(text)
  for (const { index, 0: form } of plain.matchAll(POLITE_FORM)) {
    const surname = form.replace(new RegExp(`${POLITE_ENDING}$`, 'u'), '')
    const owner = people.findLast(
      ({ mentions: [first] }) =>
        first!.start < index && simplified(first!.text).startsWith(surname) && hasHan(first!.text),
    )
    const isInside = people.some(({ mentions }) =>
      mentions.some(({ start, end }) => start <= index && index < end),
    )
    if (owner === undefined || isInside) continue
    const end = index + form.length
    const mention = {
      start: index,
      end,
      text: text.slice(index, end),
      titleStart: index,
      formStart: index,
      parts: [surname],
      sureness: 1,
    }
    forms.set(owner, [...(forms.get(owner) ?? []), mention])
  }
  return forms
}

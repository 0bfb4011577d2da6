import { hasHan } from './chinese.ts'
import { PARTICLES, SUFFIXES, SURNAME_OPENINGS } from './lexicon/name-words.ts'
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

/** A person while mentions are joined. */
interface Known {
  shape: Shape
  /** The name in another script, told in brackets. */
  alias: Shape | null
  readonly mentions: Mention[]
  /** Where the person was named last, in the order of the text. */
  last: number
}

/** A word in more names than this tells nobody apart. */
const MOST_SHARING = 100

const keyOf = ({ words, suffix }: Shape): string => `${words.join(' ')} ${suffix}`

/** The people of a document so far, found by the words of their names. */
class Roster {
  readonly people: Known[] = []
  readonly #byWord = new Map<string, Set<Known>>()
  readonly #exact = new Map<string, Known>()

  /** Those who may be meant. */
  fitting(shape: Shape): Known[] {
    const exact = this.#exact.get(keyOf(shape))
    if (exact !== undefined && shape.words.length > 1) return [exact]
    const near = new Set(shape.words.flatMap((word) => [...(this.#byWord.get(word) ?? [])]))
    return [...near].filter(
      (person) =>
        isSameName(person.shape, shape) ||
        (person.alias !== null && isSameName(person.alias, shape)),
    )
  }

  add(shape: Shape, mention: Mention, last: number): void {
    const person = { shape, alias: null, mentions: [mention], last }
    this.people.push(person)
    this.learn(person, shape)
  }

  /** Another form of the name; the fuller one counts from then on. */
  learn(person: Known, shape: Shape, isAlias = false): void {
    if (isAlias) person.alias = shape
    else if (shape.words.length > person.shape.words.length) person.shape = shape
    if (!this.#exact.has(keyOf(shape))) this.#exact.set(keyOf(shape), person)
    for (const word of shape.words) {
      const sharing = this.#byWord.get(word) ?? new Set()
      this.#byWord.set(word, sharing.size < MOST_SHARING ? sharing.add(person) : sharing)
    }
  }
}

/**
 * Mentions → people, in order of first mention. A short form belongs to the person with that name
 * who was named last; one that fits nobody is a person only where the text shows it.
 * @param mentions in order.
 */
export function joinMentions(text: string, mentions: readonly Mention[]): Individual[] {
  const roster = new Roster()
  const owners = new Map<Mention, Known>()
  for (const [index, mention] of mentions.entries()) {
    if (!isFull(mention)) continue
    const shape = shapeOf(mention.parts)
    const before = mentions[index - 1]
    const called = before !== undefined && isOtherScript(text, before, mention) ? before : undefined
    const known = (called && owners.get(called)) ?? roster.fitting(shape)[0]
    if (known === undefined) roster.add(shape, mention, -1)
    else {
      known.mentions.push(mention)
      roster.learn(known, shape, called !== undefined)
    }
    owners.set(mention, known ?? roster.people.at(-1)!)
  }
  for (const mention of mentions) {
    const full = owners.get(mention)
    if (full !== undefined) full.last = mention.start
    else joinShort(text, roster, mention)
  }
  return roster.people
    .map((person) => individual(person.mentions))
    .sort((one, other) => one.mentions[0]!.start - other.mentions[0]!.start)
}

/** "陈伟亮（Tan Wei Liang）", "Tan Wei Liang (陈伟亮)". */
const isOtherScript = (text: string, one: Mention, other: Mention): boolean =>
  /^\s?[（(]$/u.test(text.slice(one.end, other.titleStart)) &&
  /^[）)]/u.test(text.slice(other.end)) &&
  hasHan(one.text) !== hasHan(other.text)

const isFull = ({ parts, text }: Mention): boolean =>
  hasHan(text) ? true : shapeOf(parts).words.length > 1

function joinShort(text: string, roster: Roster, mention: Mention): void {
  const shape = shapeOf(mention.parts)
  const [first, ...rest] = roster.fitting(shape)
  if (first === undefined) {
    if (standsAlone(text, mention)) roster.add(shape, mention, mention.start)
    return
  }
  const address = text.slice(mention.formStart, mention.start).toLowerCase()
  const fitting = [first, ...rest]
  // "Mayor Blackwood" is whom the text called mayor before.
  const addressed = fitting.filter(
    ({ mentions }) =>
      address !== '' &&
      mentions.some((one) => text.slice(one.formStart, one.start).toLowerCase() === address),
  )
  const owner = (addressed.length > 0 ? addressed : fitting).reduce((best, one) =>
    one.last > best.last ? one : best,
  )
  owner.mentions.push(mention)
  owner.last = mention.start
}

function individual(mentions: readonly Mention[]): Individual {
  const ordered = [...mentions].sort((one, other) => one.start - other.start)
  const isHan = hasHan((ordered.find(isFull) ?? ordered[0]!).text)
  const own = ordered.filter(({ text }) => hasHan(text) === isHan)
  const fullest = own.reduce((best, one) => (fullness(one) > fullness(best) ? one : best))
  return { name: fullest.text, mentions: ordered }
}

/** More words, then more letters written out; capitals throughout only if there is nothing else. */
const fullness = ({ text, parts }: Mention): number =>
  parts.length * 1000 + text.length - (text === text.toUpperCase() && !hasHan(text) ? 500 : 0)

import type { Span } from '../document.ts'
import type { NamedEntity } from '../reader.ts'
import { hasHan, simplified } from './chinese.ts'
import { VERB_AHEAD } from './lexicon/chinese-role-words.ts'
import { ORGANISATION_ENDING, ROLE_NOUN } from './lexicon/chinese-words.ts'
import { ROLE_MODIFIERS } from './lexicon/role-words.ts'
import { AHEAD_OF_BODY, LINKS, ORGANISATION_WORDS } from './lexicon/thing-words.ts'
import { isRoleNoun } from './role-nouns.ts'
import { firstEndingAfter } from './spans.ts'
import { isCapitalised, type Word } from './words.ts'

/** @param spans in order, not overlapping. */
const overlapsAny = (spans: readonly Span[], { start, end }: Span): boolean =>
  (spans[firstEndingAfter(spans, start)]?.start ?? Number.POSITIVE_INFINITY) < end

const LEAST_CONFIDENCE = 0.55

/** The names of bodies, in order, where no person is named. */
export function organisationsIn(
  text: string,
  words: readonly Word[],
  names: readonly NamedEntity[],
  people: readonly Span[],
): Span[] {
  const isFree = (span: Span) => !overlapsAny(people, span)
  const tagged = names
    .filter(({ kind, confidence }) => kind !== 'person' && confidence >= LEAST_CONFIDENCE)
    .filter((name) => name.kind === 'organisation' || namesBody(text.slice(name.start, name.end)))
    .map((name) =>
      hasHan(text.slice(name.start, name.end)) ? chineseBody(text, name) : withoutRole(words, name),
    )
    .filter((span): span is Span => span !== null && span.end - span.start > 1 && isFree(span))
    .map(({ start, end }) => ({ start, end }))
  return [...tagged, ...capitalisedBodies(text, words), ...chineseBodies(text)]
    .filter(isFree)
    .sort((one, other) => one.start - other.start || other.end - one.end)
    .reduce<Span[]>((kept, span) => {
      if (span.start >= (kept.at(-1)?.end ?? 0)) kept.push(span)
      return kept
    }, [])
}

const wordsWithin = (words: readonly Word[], { start, end }: Span): Word[] => {
  const inside: Word[] = []
  for (
    let at = firstEndingAfter(words, start);
    at < words.length && words[at]!.start < end;
    at += 1
  )
    inside.push(words[at]!)
  return inside
}

const namesBody = (name: string): boolean =>
  name
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .some((word) => ORGANISATION_WORDS.has(word))

/** "海東大學歷史系教授" is somebody at a body. */
const chineseBody = (text: string, name: Span): Span | null =>
  CHINESE_ROLE.test(simplified(text.slice(name.start, name.end))) ? null : name

const CHINESE_ROLE = new RegExp(`(?:${ROLE_NOUN})$`, 'u')

/** "Secretary of the Corporation" is an office, not a body. Null when nothing else is left. */
function withoutRole(words: readonly Word[], { start, end }: Span): Span | null {
  const inside = wordsWithin(words, { start, end })
  const first = inside[0]
  if (first === undefined || inside.every((word) => !isCapitalised(word))) return null
  if (isRoleNoun(inside.at(-1)!.lower) && !namesBody(first.text)) return null
  // "Medical Officer of Health".
  const link = inside.findIndex(({ lower }, index) => index > 0 && LINKS.has(lower))
  if (link > 0 && isRoleNoun(inside[link - 1]!.lower) && !isRoleNoun(first.lower)) return null
  if (isRoleNoun(first.lower) || ROLE_MODIFIERS.has(first.lower)) {
    const rest = inside.find(
      (word, index) => index > 0 && isCapitalised(word) && !isRoleNoun(word.lower),
    )
    return rest === undefined || (!namesBody(first.text) && inside.length < 3)
      ? null
      : { start: rest.start, end }
  }
  return { start: first.start, end: Math.max(end, inside.at(-1)!.end) }
}

/** "Dunlea Arts Council", "Museo de la Sal": a word for a body among capitalised words. */
function capitalisedBodies(text: string, words: readonly Word[]): Span[] {
  const gap = (index: number) => text.slice(words[index]?.end, words[index + 1]?.start)
  const bodies: Span[] = []
  words.forEach((word, index) => {
    if (!isCapitalised(word) || !ORGANISATION_WORDS.has(word.lower)) return
    let from = index
    while (
      from > 0 &&
      isCapitalised(words[from - 1]!) &&
      gap(from - 1) === ' ' &&
      !isRoleNoun(words[from - 1]!.lower)
    )
      from -= 1
    let to = index
    while (words[to + 1] !== undefined && gap(to) === ' ') {
      const next = words[to + 1]!
      const joined = LINKS.has(next.lower)
        ? linked(words, to + 1, gap)
        : isCapitalised(next)
          ? to + 1
          : to
      if (joined === to) break
      to = joined
    }
    if (from < to) bodies.push({ start: words[from]!.start, end: words[to]!.end })
  })
  return bodies
}

/** Past "of", "de la" to the capitalised word that follows; back where none does. */
function linked(words: readonly Word[], from: number, gap: (index: number) => string): number {
  let at = from
  while (words[at + 1] !== undefined && LINKS.has(words[at]!.lower) && /^ ?$/u.test(gap(at)))
    at += 1
  return isCapitalised(words[at]!) ? at : from - 1
}

const CHINESE_BODY = new RegExp(
  `(?<=^|[，。、；：！？“”「」（）()\\s]|原|任|在|从|由|与|和|对|为)(?:(?![，。、；：！？“”「」（）()\\s的与和由])\\p{Script=Han}){2,16}?(?:${ORGANISATION_ENDING})(?=[（）()，。、；：\\s]|$|\\p{Script=Han})`,
  'gu',
)

const chineseBodies = (text: string): Span[] =>
  hasHan(text)
    ? [...simplified(text).matchAll(CHINESE_BODY)].map(({ index, 0: body }) => ({
        start: index + aheadOfBody(body),
        end: index + body.length,
      }))
    : []

/** How many characters of a clause stand ahead of the body that ends it. */
function aheadOfBody(body: string): number {
  const verb = VERB_AHEAD.exec(body)?.[0].length ?? 0
  return verb > 0 && BODY_BY_ITSELF.test(body.slice(verb))
    ? verb
    : (AHEAD_OF_BODY.exec(body)?.[0].length ?? 0)
}

const BODY_BY_ITSELF = new RegExp(`^.{2,}(?:${ORGANISATION_ENDING})$`, 'u')

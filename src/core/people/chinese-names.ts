import type { Span } from '../document.ts'
import type { NamedEntity } from '../reader.ts'
import { hasHan, simplified } from './chinese.ts'
import { isDoubtful } from './chinese-doubtful.ts'
import { listedNames } from './chinese-lists.ts'
import { isWhole, isWholeForeign, settled } from './chinese-tagged.ts'
import {
  AFTER_KIN,
  AFTER_LABEL,
  AFTER_ROLE,
  AFTER_ROLE_LOOSE,
  APPOINTED,
  BEFORE_ROLE,
  CLOSED,
  THING_AFTER,
  TRANSLITERATED,
} from './lexicon/chinese-name-patterns.ts'
import { ORGANISATION_ENDING, POLITE_ENDING, ROLE_NOUN, SURNAME } from './lexicon/chinese-words.ts'
import type { Mention } from './mention.ts'
import { Places } from './spans.ts'

/** Below it the tagger's word counts for nothing against the dictionary's. */
const LIKELY = 0.4

/** The names of people written in Chinese characters, in order. */
export function chineseMentions(text: string, names: readonly NamedEntity[]): Mention[] {
  if (!hasHan(text)) return []
  const plain = simplified(text)
  const lines = hanLines(plain)
  const places = new Places(plain.length)
  const tagged = names.filter(
    ({ kind, start, end }) => kind === 'person' && hasHan(text.slice(start, end)),
  )
  // What the tagger took for a person may be a word of the dictionary: 甘露, 丁香.
  const isLikely = (span: Span) =>
    tagged.some(
      ({ start, end, confidence }) => start < span.end && span.start < end && confidence >= LIKELY,
    ) || !isDoubtful(plain, span)
  for (const span of matchesIn(lines, AFTER_LABEL)) places.add(span)
  for (const name of tagged)
    if (isWhole(plain, name) || isWholeForeign(plain, name))
      places.add({ start: name.start, end: name.end })
  for (const pattern of [AFTER_ROLE, AFTER_KIN, CLOSED, APPOINTED, BEFORE_ROLE])
    for (const span of matchesIn(lines, pattern)) if (isLikely(span)) places.add(span)
  for (const span of listedNames(plain, places.spans)) places.add(span)
  const parts = foreignParts(plain, places.spans)
  for (const name of tagged) {
    const span = settled(plain, name)
    if (span !== null && (name.confidence >= LIKELY || !isDoubtful(plain, span)))
      places.add(shortened(plain, span, parts))
  }
  for (const span of matchesIn(lines, AFTER_ROLE_LOOSE)) {
    const cut = cutByWords(plain, span)
    if (cut !== null && isLikely(cut) && !isRoleWord(plain.slice(cut.start, cut.end)))
      places.add(cut)
  }
  for (const span of matchesIn(lines, TRANSLITERATED)) places.add(span)
  const found = repeated(plain, places.spans).filter(
    ({ end }) => !THING_AFTER.test(plain.slice(end, end + 6)),
  )
  const forms = found.map(({ start, end }) => plain.slice(start, end))
  // "小雨" where 郭小雨 is named as well: that name.
  const whole = new Map(
    forms.filter((name) => WHOLE.test(name)).map((name) => [name.slice(1), name]),
  )
  return found.map((span, row) => mentionAt(text, span, whole.get(forms[row]!) ?? forms[row]!))
}

/** "韦伯" of "卢卡斯·韦伯". */
const foreignParts = (plain: string, spans: readonly Span[]): string[] =>
  spans
    .map(({ start, end }) => plain.slice(start, end))
    .flatMap((name) => (/[·・‧•]/u.test(name) ? name.split(/[·・‧•]/u) : []))

/** "韦伯来自": the name is the known part. */
const shortened = (plain: string, span: Span, parts: readonly string[]): Span => {
  const part = parts.find((one) => one.length > 1 && plain.startsWith(one, span.start))
  return part === undefined ? span : { start: span.start, end: span.start + part.length }
}

const wordSegmenter = new Intl.Segmenter('zh', { granularity: 'word' })

/** A name ends where the next word of the dictionary begins; null where it is such a word itself. */
function cutByWords(plain: string, { start, end }: Span): Span | null {
  const words = [...wordSegmenter.segment(plain.slice(start, end))]
  if (words[0]!.segment.length > 1) return null
  const next = words.find(
    ({ index, segment }) => (index === 2 || index === 3) && segment.length > 1,
  )
  return next === undefined ? null : { start, end: start + next.index }
}

/** A surname and a given name of two characters. */
const WHOLE = new RegExp(`^${SURNAME}\\p{Script=Han}{2}$`, 'u')

const mentionAt = (text: string, { start, end }: Span, whole: string): Mention => ({
  start,
  end,
  text: text.slice(start, end),
  titleStart: start,
  formStart: start,
  sureness: 1,
  parts: (whole.length === end - start ? text.slice(start, end) : whole).split(/[·・‧•]/u),
})

/** A line with Chinese characters, and where these are in it. */
interface HanLine {
  readonly text: string
  /** Of the line, in the whole. */
  readonly start: number
  readonly places: readonly number[]
}

function hanLines(plain: string): HanLine[] {
  const lines: HanLine[] = []
  let start = 0
  for (const text of plain.split('\n')) {
    const places = [...text.matchAll(/\p{Script=Han}/gu)].map(({ index }) => index)
    if (places.length > 0) lines.push({ text, start, places })
    start += text.length + 1
  }
  return lines
}

/** Where the pattern matches from a Chinese character on, as `matchAll` would: quickly where these are few. */
function matchesIn(lines: readonly HanLine[], pattern: RegExp): Span[] {
  const spans: Span[] = []
  const here = stickyOf(pattern)
  for (const { text, start, places } of lines) {
    let from = 0
    for (const place of places) {
      if (place < from) continue
      here.lastIndex = place
      const match = here.exec(text)?.[0]
      if (match === undefined) continue
      from = place + match.length
      if (!isRoleWord(match)) spans.push({ start: start + place, end: start + from })
    }
  }
  return spans
}

const sticky = new Map<RegExp, RegExp>()

function stickyOf(pattern: RegExp): RegExp {
  const known = sticky.get(pattern) ?? new RegExp(pattern.source, 'uy')
  sticky.set(pattern, known)
  return known
}

const ROLE_WORD = new RegExp(
  `^(?:${ROLE_NOUN})|(?:${ROLE_NOUN}|${ORGANISATION_ENDING}|${POLITE_ENDING})$`,
  'u',
)
const isRoleWord = (plain: string): boolean => ROLE_WORD.test(plain)

/** Every further place of a name that was found once. */
function repeated(plain: string, found: readonly Span[]): Span[] {
  const all = new Places(plain.length)
  const names = found.map(({ start, end }) => plain.slice(start, end))
  const longestFirst = [...new Set([...names, ...foreignParts(plain, found)])].sort(
    (one, other) => other.length - one.length,
  )
  for (const name of longestFirst) {
    if (name.length < 2) continue
    for (let at = plain.indexOf(name); at !== -1; at = plain.indexOf(name, at + name.length))
      all.add({ start: at, end: at + name.length })
  }
  return all.spans.sort((one, other) => one.start - other.start)
}

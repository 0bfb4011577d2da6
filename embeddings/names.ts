import type { NamedEntity } from '../src/core/reader.ts'
import type { Encoding } from './tokenizer.ts'

/** O, then B- and I- of each kind. */
const KINDS = ['person', 'organisation', 'location'] as const
export const LABELS = 1 + 2 * KINDS.length

/** Scripts that write words apart and do not glue particles to a name. */
const WORD_CHARACTER =
  /^(?![\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}\p{scx=Tibt}])[\p{L}\p{M}\p{N}]$/u

/** A name while it grows: `confidence` is a sum over `tokens`. */
interface Found {
  readonly kind: (typeof KINDS)[number]
  readonly start: number
  readonly end: number
  readonly confidence: number
  readonly tokens: number
}

/** The names in a text, in order, not overlapping, from the label logits of its tokens. */
export const namesIn = (text: string, tokens: Encoding, logits: Float32Array): NamedEntity[] => {
  const names: Found[] = []
  for (const found of runs(tokens, logits)) {
    const name = { ...found, ...wholeWords(text, found) }
    const before = names.at(-1)
    if (before === undefined || before.end <= name.start) names.push(name)
    else names.splice(-1, 1, merged(before, name))
  }
  return names.map(({ kind, start, end, confidence, tokens: count }) => ({
    kind,
    start,
    end,
    confidence: confidence / count,
  }))
}

/** Runs of tokens of one name: B- begins one, and so does I- where none of its kind precedes. */
const runs = ({ ids, starts, ends }: Encoding, logits: Float32Array): Found[] => {
  const found: Found[] = []
  let open = false
  for (let token = 0; token < ids.length; token++) {
    // The bare word mark stands for no character; its label tells nothing.
    if (starts[token] === ends[token]) continue
    const { label, probabilities } = labelOf(logits, token)
    const kind = KINDS[(label - 1) >> 1]
    if (label === 0 || kind === undefined) {
      open = false
      continue
    }
    const inside = label % 2 === 0
    // Both labels of a kind say that the token belongs to such a name.
    const begin = label - (inside ? 1 : 0)
    const confidence = probabilities[begin]! + probabilities[begin + 1]!
    const one = { kind, start: starts[token]!, end: ends[token]!, confidence, tokens: 1 }
    const before = found.at(-1)
    if (open && inside && before?.kind === kind) found.splice(-1, 1, merged(before, one))
    else found.push(one)
    open = true
  }
  return found
}

const labelOf = (
  logits: Float32Array,
  token: number,
): { label: number; probabilities: number[] } => {
  const scores = Array.from(logits.subarray(token * LABELS, (token + 1) * LABELS))
  const highest = Math.max(...scores)
  const weights = scores.map((score) => Math.exp(score - highest))
  const total = weights.reduce((sum, weight) => sum + weight)
  return {
    label: scores.indexOf(highest),
    probabilities: weights.map((weight) => weight / total),
  }
}

/** Two parts of one name; of different kinds, the surer one's kind and confidence. */
const merged = (one: Found, other: Found): Found => {
  const start = Math.min(one.start, other.start)
  const end = Math.max(one.end, other.end)
  if (one.kind === other.kind) {
    const confidence = one.confidence + other.confidence
    return { kind: one.kind, start, end, confidence, tokens: one.tokens + other.tokens }
  }
  const surer = one.confidence / one.tokens >= other.confidence / other.tokens ? one : other
  return { ...surer, start, end }
}

/** The span without white space at its ends, and out to where its first and last word end. */
const wholeWords = (text: string, span: Found): { start: number; end: number } => {
  const characters = text.slice(span.start, span.end)
  let start = span.start + (characters.length - characters.trimStart().length)
  let end = span.end - (characters.length - characters.trimEnd().length)
  while (isWord(at(text, start)) && isWord(before(text, start))) start -= before(text, start).length
  while (isWord(before(text, end)) && isWord(at(text, end))) end += at(text, end).length
  return { start, end }
}

const isWord = (character: string): boolean => WORD_CHARACTER.test(character)

const at = (text: string, place: number): string =>
  place < text.length ? String.fromCodePoint(text.codePointAt(place)!) : ''

const before = (text: string, place: number): string => {
  const pair = text.slice(Math.max(0, place - 2), place)
  return pair.length === 2 && pair.codePointAt(0)! > 0xffff ? pair : pair.slice(-1)
}

import type { Span } from '../document.ts'
import { cosine } from '../vector.ts'

/** A sentence that may stand in a summary. */
export interface SummaryCandidate extends Span {
  readonly text: string
  /** Frequency of each term. */
  readonly terms: ReadonlyMap<string, number>
  /** Stands at the beginning of its paragraph. */
  readonly opensBlock: boolean
  readonly isItem: boolean
}

/** What speaks for a sentence; each is a plain number, in this order. */
export const FEATURES = [
  /** Nearness in meaning to the sentences after it, and before it. */
  'vectorForward',
  'vectorBackward',
  /** The same by shared words. */
  'termsForward',
  'termsBackward',
  'titleTerms',
  'titleVector',
  /** 1 for the first sentence, falling with its place. */
  'earliness',
  'opensBlock',
  'length',
  'numbers',
  'quotation',
  'firstPerson',
  'item',
] as const

export type Feature = (typeof FEATURES)[number]

/** A document as the summary sees it; row `i` of everything belongs to candidate `i`. */
export interface SummaryInput {
  readonly candidates: readonly SummaryCandidate[]
  /** Unit vectors. */
  readonly vectors: readonly Float32Array[]
  /** Cosines of tf-idf. */
  readonly shared: readonly (readonly number[])[]
  readonly title: { readonly vector: Float32Array; readonly terms: ReadonlyMap<string, number> }
}

/** Cosines of tf-idf between all sentences; a term's idf is that within the document. */
export function sharedTerms(candidates: readonly Pick<SummaryCandidate, 'terms'>[]): number[][] {
  const frequency = new Map<string, number>()
  for (const { terms } of candidates)
    for (const term of terms.keys()) frequency.set(term, (frequency.get(term) ?? 0) + 1)
  const rows = candidates.map(({ terms }) => {
    const weights = new Map<string, number>()
    let square = 0
    for (const [term, count] of terms) {
      const weight = count * Math.log((candidates.length + 1) / frequency.get(term)!)
      weights.set(term, weight)
      square += weight * weight
    }
    return { weights, norm: Math.sqrt(square) || 1 }
  })
  return rows.map((one) =>
    rows.map((other) => dot(one.weights, other.weights) / (one.norm * other.norm)),
  )
}

function dot(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): number {
  const [short, long] = one.size <= other.size ? [one, other] : [other, one]
  let sum = 0
  for (const [term, weight] of short) sum += weight * (long.get(term) ?? 0)
  return sum
}

const FIRST_PERSON =
  /(?<!\p{L})(?:I|we|our|us|you|your|wir|unser\p{L}*|ihr|nous|notre|nos|vous|nosotros|nuestr\p{L}+|nós|noss\p{L}+)(?!\p{L})|我们|我們|您|你们/iu
const NUMBER = /\p{N}|[一二三四五六七八九十百千万萬亿億]{2,}|(?:百分之|成)/u
const QUOTATION = /["“„«「]/u

/** Features of every candidate, in the order of `FEATURES`. */
export function featuresOf({ candidates, vectors, shared, title }: SummaryInput): number[][] {
  const near = vectors.map((one) => vectors.map((other) => cosine(one, other)))
  const byMeaning = directed(near)
  const byWords = directed(shared)
  const titleVector = standard(vectors.map((vector) => cosine(vector, title.vector)))
  return candidates.map(({ text, terms, opensBlock, isItem }, at) => {
    const values: Record<Feature, number> = {
      vectorForward: byMeaning.forward[at]!,
      vectorBackward: byMeaning.backward[at]!,
      termsForward: byWords.forward[at]!,
      termsBackward: byWords.backward[at]!,
      titleTerms: overlap(title.terms, terms),
      titleVector: titleVector[at]!,
      earliness: 1 / (1 + at),
      opensBlock: Number(opensBlock),
      length: Math.min(1.5, sizeOf(text) / 25),
      numbers: Number(NUMBER.test(text)),
      quotation: Number(QUOTATION.test(text)),
      firstPerson: Number(FIRST_PERSON.test(text)),
      item: Number(isItem),
    }
    return FEATURES.map((feature) => values[feature])
  })
}

/** In words; two Chinese characters count as one and a quarter. */
const sizeOf = (text: string): number =>
  (text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0) / 1.6 +
  (text.match(/(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{N}])+/gu)
    ?.length ?? 0)

/** Share of the title's terms that the sentence has. */
const overlap = (title: ReadonlyMap<string, number>, terms: ReadonlyMap<string, number>): number =>
  title.size === 0 ? 0 : [...title.keys()].filter((term) => terms.has(term)).length / title.size

/** Means of the edges to what follows and to what precedes; in standard units of the document. */
function directed(edges: readonly (readonly number[])[]): {
  forward: number[]
  backward: number[]
} {
  const mean = (values: readonly number[]) =>
    values.reduce((sum, value) => sum + value, 0) / Math.max(1, edges.length - 1)
  return {
    forward: standard(edges.map((row, at) => mean(row.slice(at + 1)))),
    backward: standard(edges.map((row, at) => mean(row.slice(0, at)))),
  }
}

function standard(values: readonly number[]): number[] {
  const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
  const square = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  const scale = Math.sqrt(square / Math.max(1, values.length)) || 1
  return values.map((value) => (value - mean) / scale)
}
